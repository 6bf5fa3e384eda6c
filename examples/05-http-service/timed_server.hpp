// A server of cpp-httplib that holds a connection to a time and to a number of bytes: the library alone holds each read to a time, so who
// sends a byte a second keeps a thread for days.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include <httplib.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

/// Why the request that this thread reads was cut short: the status to refuse it with; 0 when it was not.
inline thread_local int cut_short_by = 0;

class timed_server : public httplib::Server {
public:
    /// A request is read within `longest`, and so is its answer; it has at most `most` bytes, head and content together.
    timed_server(std::chrono::milliseconds longest, std::size_t most) : longest_(longest), most_(most) {}

private:
    using clock = std::chrono::steady_clock;

    class line : public httplib::Stream {
    public:
        line(const timed_server& server, socket_t socket) : server_(server), socket_(socket), end_(clock::now() + server.longest_), left_(server.most_) {}

        ssize_t read(char* to, size_t size) override {
            if (at_ == held_) {  // 0 is the end for cpp-httplib: it then answers that it cannot read the request
                if (left_ == 0) cut_short_by = 413;
                if (left_ == 0 || !wait(POLLIN)) return 0;
                const auto got = ::recv(socket_, buffer_.data(), std::min(buffer_.size(), left_), MSG_DONTWAIT);
                if (got <= 0) return got;
                at_ = 0, held_ = static_cast<size_t>(got), left_ -= held_;
            }
            const auto many = std::min(size, held_ - at_);
            std::copy_n(buffer_.data() + at_, many, to);
            at_ += many;
            return static_cast<ssize_t>(many);
        }

        ssize_t write(const char* from, size_t size) override {
            if (!std::exchange(writing_, true)) end_ = clock::now() + server_.longest_;
            return wait(POLLOUT) ? ::send(socket_, from, size, MSG_DONTWAIT | MSG_NOSIGNAL) : -1;
        }

        /// Says that the answer is whole, and lets a client that still sends read it: who closes at once has it thrown away.
        void finish() {
            ::shutdown(socket_, SHUT_WR);
            end_ = clock::now() + std::chrono::seconds(1);
            while (wait(POLLIN) && ::recv(socket_, buffer_.data(), buffer_.size(), MSG_DONTWAIT) > 0) {}
        }

        bool is_readable() const override { return at_ != held_; }
        bool is_writable() const override { return true; }
        void get_remote_ip_and_port(std::string&, int&) const override {}
        void get_local_ip_and_port(std::string&, int&) const override {}
        socket_t socket() const override { return socket_; }

    private:
        /// Whether the socket became ready in time. A server that stops reads no more; an answer has half a second then.
        bool wait(short what) {
            for (pollfd one{socket_, what, 0};;) {
                const bool stops = server_.svr_sock_ == INVALID_SOCKET;
                if (stops && !writing_) return set(503);
                if (stops) end_ = std::min(end_, clock::now() + std::chrono::milliseconds(500));
                if (clock::now() >= end_) return set(408);
                if (::poll(&one, 1, 50) > 0) return true;
            }
        }
        static bool set(int status) { return cut_short_by = status, false; }

        const timed_server& server_;
        socket_t socket_;
        clock::time_point end_;
        size_t left_;
        size_t at_ = 0, held_ = 0;
        bool writing_ = false;
        std::array<char, 16384> buffer_;
    };

    bool process_and_close_socket(socket_t socket) override {
        cut_short_by = 0;
        line on(*this, socket);
        bool closed = false;
        const bool good = process_request(on, true, closed, nullptr);  // one request a connection
        on.finish();
        ::close(socket);
        return good;
    }

    std::chrono::milliseconds longest_;
    std::size_t most_;
};
