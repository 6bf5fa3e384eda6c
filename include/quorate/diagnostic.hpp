/// @file
/// What is wrong with a rule file or with data: findings about input, as values, rendered late.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace quorate::inline v1 {

enum class severity : std::uint8_t {
    error,    ///< the input cannot be used as it is
    warning,  ///< it can be used, and is probably not what was meant
    note,     ///< a remark
};

/// A stretch of an input, for people (line and column) and for tools (bytes).
struct place {
    std::string file;              ///< the name the input was given under
    std::uint32_t line = 0;        ///< counted from 1; 0 when the place is the whole file
    std::uint32_t column = 0;      ///< counted from 1, in characters (Unicode scalar values) as a person sees them
    std::uint32_t end_line = 0;    ///< line of the first character after the stretch
    std::uint32_t end_column = 0;  ///< column of the first character after the stretch
    std::uint64_t begin = 0;       ///< byte offset from 0
    std::uint64_t end = 0;         ///< byte offset of the first byte after the stretch
    std::string excerpt;           ///< the first line of the stretch without its line end, cut to 200 characters; always UTF-8
};

/// A further place that matters, with what is to be seen there.
struct related_place {
    place where;
    std::string message;
};

/// One problem. `message` is one plain sentence: lower case, no full stop, words of the user in backquotes.
struct diagnostic {
    std::string code;                     ///< stable, such as "Q2001"; listed in docs/diagnostics.md
    quorate::severity severity = severity::error;
    std::string message;
    place where;
    std::vector<related_place> related;
    std::string help;                     ///< what to do, such as "did you mean `delegation`"; may be empty
};

using diagnostics = std::vector<diagnostic>;

/// Whether any of them is an error.
[[nodiscard]] inline bool has_errors(const diagnostics& all) noexcept {
    for (const auto& one : all)
        if (one.severity == severity::error) return true;
    return false;
}

}  // namespace quorate
