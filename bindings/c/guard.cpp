#include "guard.hpp"

namespace quorate::c {

quorate_status report(const memory& from, quorate_error** error, quorate_status status, const char* message, const diagnostics* found) noexcept {
    if (error == nullptr) return status;
    try {
        *error = create<quorate_error>(from, status, std::string(message), diagnostics_in(from, found != nullptr ? *found : diagnostics{}));
    } catch (...) {
        *error = nullptr;
    }
    return status;
}

namespace {

/// A message with its zero bytes written as `\0`: messages end at a zero byte.
std::string with_zeros_shown(std::string message) {
    for (auto at = message.find('\0'); at != std::string::npos; at = message.find('\0', at)) message.replace(at, 1, "\\0");
    return message;
}

}  // namespace

quorate_status report_current(const memory& from, quorate_error** error) noexcept {
    try {
        throw;
    } catch (const refusal& fault) {
        return report(from, error, fault.status, with_zeros_shown(fault.message).c_str(), &fault.diagnostics);
    } catch (const invalid_input& fault) {
        return report(from, error, QUORATE_INVALID_INPUT, fault.what(), &fault.diagnostics);
    } catch (const limit_exceeded& fault) {
        return report(from, error, QUORATE_LIMIT, fault.what(), nullptr);
    } catch (const review_cancelled& fault) {
        return report(from, error, QUORATE_CANCELLED, fault.what(), nullptr);
    } catch (const std::bad_alloc&) {
        return report(from, error, QUORATE_OUT_OF_MEMORY, "there is not enough memory", nullptr);
    } catch (const std::length_error& fault) {
        return report(from, error, QUORATE_LIMIT, fault.what(), nullptr);
    } catch (const std::invalid_argument& fault) {
        return report(from, error, QUORATE_WRONG_USE, fault.what(), nullptr);
    } catch (const std::exception& fault) {
        return report(from, error, QUORATE_INTERNAL, fault.what(), nullptr);
    } catch (...) {
        return report(from, error, QUORATE_INTERNAL, "something was thrown that is no exception", nullptr);
    }
}

std::string_view checked_bytes(quorate_text text, const char* what) {
    if (text.size == 0) return {};
    if (text.data == nullptr) refuse(QUORATE_WRONG_USE, std::string("`") + what + "` is NULL and has " + std::to_string(text.size) + " bytes");
    constexpr std::size_t most = std::size_t{1} << 40;  // more is no text but a size gone wrong
    if (text.size > most) refuse(QUORATE_WRONG_USE, std::string("`") + what + "` has an impossible size");
    return {text.data, text.size};
}

std::string_view checked_text(quorate_text text, const char* what) {
    const auto bytes = checked_bytes(text, what);
    if (!is_utf8(bytes)) refuse(QUORATE_WRONG_USE, std::string("`") + what + "` is not UTF-8");
    return bytes;
}

day checked_day(quorate_text text, const char* what) {
    const auto written = checked_text(text, what);
    const auto date = parse_day(written);
    if (!date) refuse(QUORATE_WRONG_USE, std::string("`") + what + "` is not a day of the calendar, such as 2019-05-31");
    return *date;
}

std::string_view checked_language(quorate_text language, const std::vector<std::string>& spoken) {
    const auto code = checked_text(language, "language");
    if (std::find(spoken.begin(), spoken.end(), code) != spoken.end()) return code;
    std::string all;
    for (const auto& one : spoken) all += (all.empty() ? "" : ", ") + one;
    if (code.empty()) refuse(QUORATE_WRONG_USE, "a language is needed; the pack speaks " + all);
    refuse(QUORATE_WRONG_USE, "the pack does not speak `" + std::string(code) + "`; it speaks " + all);
}

bool checked_truth(std::int32_t truth, const char* what) {
    if (truth != 0 && truth != 1) refuse(QUORATE_WRONG_USE, std::string("`") + what + "` is 1 or 0, and was " + std::to_string(truth));
    return truth == 1;
}

void refuse_reserved(std::uint32_t reserved, const char* of) {
    if (reserved != 0) refuse(QUORATE_WRONG_USE, std::string("`reserved` of ") + of + " is not 0");
}

quorate_string* make_string(const memory& from, std::string_view text) {
    auto* const at = static_cast<char*>(from.take(sizeof(quorate_string) + text.size() + 1));
    auto* const made = new (at) quorate_string{{handle_kind<quorate_string>::mark, from}, text.size()};
    std::copy(text.begin(), text.end(), at + sizeof(quorate_string));
    at[sizeof(quorate_string) + text.size()] = '\0';
    return made;
}

std::vector<document> checked_documents(const quorate_document* first, std::size_t count, std::uint32_t flags) {
    std::vector<document> all;
    if (count == 0) return all;
    if (first == nullptr) refuse(QUORATE_WRONG_USE, "there are " + std::to_string(count) + " documents, and the array is NULL");
    const auto stride = checked_stride(*first, "document");
    constexpr std::size_t most = 1'000'000;
    if (count > most) refuse(QUORATE_WRONG_USE, "there are at most " + std::to_string(most) + " documents");
    all.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto one = known_part<quorate_document>(reinterpret_cast<const char*>(first) + i * stride, stride);
        if (const auto strange = one.flags & ~flags; strange != 0)
            refuse(QUORATE_WRONG_USE, "a document has the flag " + std::to_string(strange) + ", which there is not for " + (flags == flags_of_rules ? "rules" : "data"));
        all.push_back({std::string(checked_text(one.name, "name")), std::string(checked_bytes(one.content, "content")),
                       (one.flags & QUORATE_DOCUMENT_SUBJECTS) != 0, (one.flags & QUORATE_DOCUMENT_USED_PACK) != 0,
                       (one.flags & QUORATE_DOCUMENT_OTHER_REGISTER) != 0});
    }
    return all;
}

}  // namespace quorate::c
