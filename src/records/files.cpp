#include "records/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "quorate/records.hpp"

namespace quorate::records {

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 30;

/// What was tried with a file and failed, in both languages.
struct attempt { const char *english, *french; };
constexpr attempt opening{"cannot be opened", "ne peut être ouvert"}, reading{"cannot be read", "ne peut être lu"}, writing{"cannot be written", "ne peut être écrit"},
    syncing{"cannot be put on the disk", "ne peut être mis sur le disque"}, making{"cannot be made", "ne peut être créé"}, replacing{"cannot be replaced", "ne peut être remplacé"},
    locking{"cannot be locked", "ne peut être verrouillé"};

/// Why the system refused, in French where it is one of the common reasons.
std::string reason_in_french(int error) {
    switch (error) {
        case EACCES: case EPERM: return "accès refusé";
        case ENOSPC: return "plus de place sur le disque";
        case EDQUOT: return "quota dépassé";
        case EROFS: return "système de fichiers en lecture seule";
        case ENOENT: return "fichier ou dossier inexistant";
        case ENOTDIR: return "ce n'est pas un dossier";
        case EISDIR: return "c'est un dossier";
        case EFBIG: return "fichier trop grand";
        case EIO: return "erreur du disque";
        case ELOOP: return "trop de liens symboliques";
        default: return std::strerror(error);
    }
}

[[noreturn]] void fail(const std::string& path, const attempt& what) {
    const int error = errno;
    throw journal_error(path + ": " + what.english + ": " + std::strerror(error), path + "\u00A0: " + what.french + "\u00A0: " + reason_in_french(error));
}

[[noreturn]] void not_ordinary(const std::string& path) { throw journal_error(path + ": is no ordinary file", path + "\u00A0: n'est pas un fichier ordinaire"); }

/// An open file, closed in the end.
class descriptor {
public:
    descriptor(const std::string& path, int how, const attempt& what) : path_(path), number_(::open(path.c_str(), how | O_CLOEXEC, 0666)) {
        if (number_ < 0) fail(path, what);
    }
    descriptor(const descriptor&) = delete;
    descriptor& operator=(const descriptor&) = delete;
    ~descriptor() { (void)::close(number_); }
    [[nodiscard]] int number() const noexcept { return number_; }
    void sync() const {
        if (::fsync(number_) != 0) fail(path_, syncing);
    }

private:
    std::string path_;
    int number_;
};

class real_disk : public file_access {
public:
    std::optional<std::string> read(const std::string& path) override {
        const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);  // a pipe that nobody writes must not hold us
        if (number < 0 && errno == ENOENT) return std::nullopt;
        if (number < 0) fail(path, opening);
        const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(::fdopen(number, "rb"), &std::fclose);
        struct stat what {};
        if (::fstat(number, &what) != 0) fail(path, reading);
        if (!S_ISREG(what.st_mode)) not_ordinary(path);
        std::string all;
        char buffer[1 << 16];
        while (const auto got = std::fread(buffer, 1, sizeof buffer, file.get())) {
            if (all.size() + got > most_bytes) throw journal_error(path + ": a file has at most 1 GiB", path + "\u00A0: un fichier a au plus 1 Gio");
            all.append(buffer, got);
        }
        if (std::ferror(file.get()) != 0) fail(path, reading);
        return all;
    }

    void make_folder(const std::string& path) override {
        if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) fail(path, making);
    }

    void write(const std::string& path, std::string_view bytes) override {
        const descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC, opening);
        while (!bytes.empty()) {
            const auto put = ::write(file.number(), bytes.data(), bytes.size());
            if (put < 0 && errno == EINTR) continue;
            if (put < 0) fail(path, writing);
            bytes.remove_prefix(static_cast<std::size_t>(put));
        }
    }

    void sync(const std::string& path) override { descriptor(path, O_RDONLY, opening).sync(); }

    void replace(const std::string& from, const std::string& to) override {
        if (std::rename(from.c_str(), to.c_str()) != 0) fail(to, replacing);
    }

    void sync_folder(const std::string& path) override { descriptor(path, O_RDONLY | O_DIRECTORY, opening).sync(); }

    std::shared_ptr<void> lock(const std::string& path) override {
        auto held = std::make_shared<descriptor>(path, O_RDWR | O_CREAT, opening);
        while (::flock(held->number(), LOCK_EX) != 0)
            if (errno != EINTR) fail(path, locking);
        return held;
    }
};

}  // namespace

file_access& disk() {
    static real_disk only;
    return only;
}

std::string place_of(const std::string& path) {
    struct stat what {};
    if (::stat(path.c_str(), &what) == 0 && !S_ISREG(what.st_mode)) not_ordinary(path);
    if (::lstat(path.c_str(), &what) != 0 || !S_ISLNK(what.st_mode)) return path;
    const std::unique_ptr<char, void (*)(void*)> found(::realpath(path.c_str(), nullptr), &std::free);
    if (!found) fail(path, opening);
    return found.get();
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
