#include "records/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "quorate/records.hpp"

namespace quorate::records {

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 30;

[[noreturn]] void fail(const std::string& path, const char* what) { throw journal_error(path + ": " + what + ": " + std::strerror(errno)); }

/// An open file, closed in the end.
class descriptor {
public:
    descriptor(const std::string& path, int how, const char* what) : path_(path), number_(::open(path.c_str(), how | O_CLOEXEC, 0666)) {
        if (number_ < 0) fail(path, what);
    }
    descriptor(const descriptor&) = delete;
    descriptor& operator=(const descriptor&) = delete;
    ~descriptor() { (void)::close(number_); }
    [[nodiscard]] int number() const noexcept { return number_; }
    void sync() const {
        if (::fsync(number_) != 0) fail(path_, "cannot be put on the disk");
    }

private:
    std::string path_;
    int number_;
};

class real_disk : public file_access {
public:
    std::optional<std::string> read(const std::string& path) override {
        const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (number < 0 && errno == ENOENT) return std::nullopt;
        if (number < 0) fail(path, "cannot be opened");
        const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(::fdopen(number, "rb"), &std::fclose);
        std::string all;
        char buffer[1 << 16];
        while (const auto got = std::fread(buffer, 1, sizeof buffer, file.get())) {
            if (all.size() + got > most_bytes) throw journal_error(path + ": a file has at most 1 GiB");
            all.append(buffer, got);
        }
        if (std::ferror(file.get()) != 0) fail(path, "cannot be read");
        return all;
    }

    void make_folder(const std::string& path) override {
        if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) fail(path, "cannot be made");
    }

    void write(const std::string& path, std::string_view bytes) override {
        const descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC, "cannot be opened");
        while (!bytes.empty()) {
            const auto put = ::write(file.number(), bytes.data(), bytes.size());
            if (put < 0 && errno == EINTR) continue;
            if (put < 0) fail(path, "cannot be written");
            bytes.remove_prefix(static_cast<std::size_t>(put));
        }
    }

    void sync(const std::string& path) override { descriptor(path, O_RDONLY, "cannot be opened").sync(); }

    void replace(const std::string& from, const std::string& to) override {
        if (std::rename(from.c_str(), to.c_str()) != 0) fail(to, "cannot be replaced");
    }

    void sync_folder(const std::string& path) override { descriptor(path, O_RDONLY | O_DIRECTORY, "cannot be opened").sync(); }

    std::shared_ptr<void> lock(const std::string& path) override {
        auto held = std::make_shared<descriptor>(path, O_RDWR | O_CREAT, "cannot be opened");
        while (::flock(held->number(), LOCK_EX) != 0)
            if (errno != EINTR) fail(path, "cannot be locked");
        return held;
    }
};

}  // namespace

file_access& disk() {
    static real_disk only;
    return only;
}

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

void put(file_access& files, const std::string& path, std::string_view bytes) {
    const auto beside = path + ".new";
    files.write(beside, bytes);
    files.sync(beside);
    files.replace(beside, path);
    files.sync_folder(folder_of(path));
}

}  // namespace quorate::records
