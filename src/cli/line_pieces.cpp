#include "line_pieces.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <memory>
#include <thread>

namespace quorate::cli {

namespace {

constexpr std::size_t longest_line = 1u << 30;

/// A file of lines, piece by piece: whole lines, with what stands before them counted.
class line_pieces {
public:
    line_pieces(const std::string& path, std::size_t bytes)
        : name_(path == "-" ? "standard input" : path), bytes_(bytes), from_(path == "-" ? stdin : std::fopen(path.c_str(), "rb"), close) {
        if (from_ == nullptr) throw stop{invalid_input, path + ": this file cannot be read"};
    }
    /// The next piece; empty at the end.
    line_piece next();
    [[nodiscard]] const std::string& name() const noexcept { return name_; }

private:
    static int close(std::FILE* file) { return file == stdin ? 0 : std::fclose(file); }
    std::string name_;
    std::size_t bytes_;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> from_;
    std::string rest_;
    line_start at_;
};

line_piece line_pieces::next() {
    line_piece made{std::move(rest_), at_};
    rest_.clear();
    for (std::size_t searched = 0;;) {
        if (made.lines.size() > longest_line) throw stop{limit_passed, name_ + ": a line is longer than 1 GiB"};
        const auto before = made.lines.size();
        made.lines.resize(before + bytes_);
        const auto got = std::fread(made.lines.data() + before, 1, bytes_, from_.get());
        made.lines.resize(before + got);
        if (got == 0) {
            if (std::ferror(from_.get()) != 0) throw stop{invalid_input, name_ + ": this file cannot be read"};
            break;
        }
        const auto end = made.lines.rfind('\n');
        if (end != std::string::npos && end >= searched) {
            rest_ = made.lines.substr(end + 1);
            made.lines.resize(end + 1);
            break;
        }
        searched = made.lines.size();
    }
    at_.byte += made.lines.size();
    at_.line += static_cast<std::uint32_t>(std::count(made.lines.begin(), made.lines.end(), '\n'));
    return made;
}

/// A piece on its way through a worker.
struct piece_at_work {
    line_piece in;
    worked_lines made;
    std::exception_ptr fault;

    void work(const line_work& by, const std::string& name) noexcept {
        try {
            made = by(in, name);
        } catch (...) {
            fault = std::current_exception();
        }
    }
};

}  // namespace

int work_through(const std::vector<std::string>& files, std::size_t bytes_of_piece, const std::vector<line_work>& workers) {
    bool had_errors = false, too_much = false;
    std::vector<piece_at_work> at_work(workers.size());
    for (const auto& path : files) {
        line_pieces pieces(path, bytes_of_piece);
        for (bool more = true; more;) {
            std::size_t busy = 0;
            std::vector<std::jthread> threads;
            for (auto& one : at_work) {
                one.in = pieces.next();
                more = !one.in.lines.empty();
                if (!more) break;
                const auto& by = workers[busy++];
                if (workers.size() == 1) one.work(by, pieces.name());
                else threads.emplace_back([&one, &by, &pieces] { one.work(by, pieces.name()); });
            }
            threads.clear();  // waits for all
            for (std::size_t i = 0; i < busy; ++i) {
                if (at_work[i].fault) std::rethrow_exception(at_work[i].fault);
                auto made = std::move(at_work[i].made);
                if (!made.problems.empty()) print_error(to_text(made.problems) + "\n");
                had_errors = had_errors || has_errors(made.problems);
                too_much = too_much || passed_limit(made.problems);
                print(made.out);
            }
        }
    }
    return too_much ? limit_passed : had_errors ? invalid_input : fine;
}

}  // namespace quorate::cli
