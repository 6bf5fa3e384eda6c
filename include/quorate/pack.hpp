/// @file
/// Packs of rules and portfolios of data: loading, checking, testing, reviewing.
///
/// A `pack` and a `portfolio` are immutable once made, cheap to copy (they share what they hold), and safe to use from
/// many threads at once. Nothing here prints, reads a clock or keeps state elsewhere. Functions report what is wrong
/// with input as diagnostics; exceptions are left to what no input can cause (memory) and to misuse, as noted.
#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/diagnostic.hpp"
#include "quorate/export.hpp"
#include "quorate/review.hpp"
#include "quorate/vocabulary.hpp"

namespace quorate::internal { struct pack_content; struct portfolio_content; }

namespace quorate::inline v1 {

/// The version of the engine, such as "0.1.0".
[[nodiscard]] QUORATE_API std::string_view engine_version() noexcept;

/// An input with the name under which diagnostics speak of it.
struct document {
    std::string name;
    std::string content;
    bool subjects = false;  ///< of data: its records are those under review (see load_portfolio)
    bool used_pack = false; ///< of rules: it belongs to a pack that the loaded one uses
    bool other_register = false;  ///< of data: its records are of a second register; relations then look across the two only
};

/// Input with errors, for hosts that rather have an exception than a value that is not there.
struct QUORATE_API invalid_input : std::exception {
    explicit invalid_input(quorate::diagnostics found) : diagnostics(std::move(found)), message(first_error(diagnostics)) {}
    [[nodiscard]] const char* what() const noexcept override { return message.c_str(); }
    quorate::diagnostics diagnostics;
    std::string message;  ///< the first error with its place

private:
    static std::string first_error(const quorate::diagnostics& all) {
        for (const auto& one : all)
            if (one.severity == severity::error)
                return one.where.file + (one.where.line == 0 ? "" : ":" + std::to_string(one.where.line) + ":" + std::to_string(one.where.column)) +
                       (one.where.file.empty() ? "" : ": ") + one.message;
        return "the input has errors";
    }
};

/// A value with the findings about the input it was made from; or no value and at least one error.
template <typename T>
struct checked {
    std::optional<T> value;
    quorate::diagnostics diagnostics;
    [[nodiscard]] explicit operator bool() const noexcept { return value.has_value(); }
#if defined(__cpp_exceptions)
    /// The value when nothing is wrong that is an error; else throws invalid_input with all diagnostics. Not there for hosts that are
    /// compiled without exceptions: they look at `value`.
    [[nodiscard]] const T& or_throw() const& {
        if (!value || has_errors(diagnostics)) throw invalid_input(diagnostics);
        return *value;
    }
    [[nodiscard]] T or_throw() && {
        if (!value || has_errors(diagnostics)) throw invalid_input(std::move(diagnostics));
        return std::move(*value);
    }
#endif
};

/// A name and text for `quorate check` to print.
struct pack_summary {
    std::string name;
    texts title;
    std::string version;
    std::size_t criteria = 0, questions = 0, relations = 0, routings = 0, coverages = 0, parameters = 0, cases = 0;
    std::size_t definitions = 0, clocks = 0, scorings = 0, rankings = 0;
    std::size_t operations = 0;   ///< of the compiled program
};

/// Rules, compiled. Moving one copies it, which is as cheap: one that was moved from is the same pack still.
class pack {
public:
    [[nodiscard]] QUORATE_API const quorate::vocabulary& vocabulary() const noexcept;
    [[nodiscard]] QUORATE_API pack_summary summary() const;
    /// The compiled program as text, one operation a line: for those who work on the engine.
    [[nodiscard]] QUORATE_API std::string disassembly() const;

    pack(const pack&) noexcept = default;
    pack& operator=(const pack&) noexcept = default;
    ~pack() = default;
    explicit pack(std::shared_ptr<const internal::pack_content> content) : content_(std::move(content)) {}
    [[nodiscard]] const internal::pack_content& content() const noexcept { return *content_; }
    [[nodiscard]] std::shared_ptr<const internal::pack_content> share() const noexcept { return content_; }

private:
    std::shared_ptr<const internal::pack_content> content_;
};

/// The names of the packs that these rule files say they use, each once, in the order of the files. Files that cannot be read
/// are passed over: load_pack reports them.
[[nodiscard]] QUORATE_API std::vector<std::string> used_packs(std::span<const document> files);

/// Reads, checks and compiles the rule files of one pack, and of those it uses (marked `used_pack`). All problems of all files come out in one run. A
/// compiled pack (compiled.hpp) as the only file is taken too.
[[nodiscard]] QUORATE_API checked<pack> load_pack(std::span<const document> files);

/// Data, loaded with a pack. Moving one copies it, which is as cheap: one that was moved from is the same portfolio still.
class portfolio {
public:
    portfolio(const portfolio&) noexcept = default;
    portfolio& operator=(const portfolio&) noexcept = default;
    ~portfolio() = default;
    explicit portfolio(std::shared_ptr<const internal::portfolio_content> content) : content_(std::move(content)) {}
    [[nodiscard]] const internal::portfolio_content& content() const noexcept { return *content_; }

private:
    std::shared_ptr<const internal::portfolio_content> content_;
};

/// Reads data by the vocabulary of the pack. A record with an error is left out and reported; there is always a
/// value. When a document is marked `subjects`, the records of such documents in the collections that the pack's
/// outcomes speak of are those under review; otherwise all records of those collections are.
[[nodiscard]] QUORATE_API checked<portfolio> load_portfolio(const pack& rules, std::span<const document> data);

/// Why a review cannot be asked for so, one sentence each: it has no day, or parameters or functions of the host that cannot be set so;
/// empty when it can.
[[nodiscard]] QUORATE_API std::vector<std::string> faults_of(const pack& rules, const review_options& options);

/// Reviews a portfolio. The portfolio must have been loaded with the same pack: else std::invalid_argument; likewise when
/// faults_of finds any in the options. Throws limit_exceeded when an evaluation takes more steps than the limit, and review_cancelled
/// when the host asked for that.
[[nodiscard]] QUORATE_API review make_review(const pack& rules, const portfolio& data, const review_options& options);

/// All relations between all records of the portfolio, as `make_review` finds them, by relation and ids.
[[nodiscard]] QUORATE_API std::vector<related_pair> find_relations(const pack& rules, const portfolio& data, const review_options& options);

/// Pairs, and the groups that those tie together which are candidates or confirmed.
struct related_records {
    std::vector<related_pair> pairs;
    std::vector<related_group> groups;
    std::vector<repeated_sentence> left_out;  ///< of what `own-text of` gave, where a rule asked for it
};

/// `find_relations` with the groups.
[[nodiscard]] QUORATE_API related_records find_related_records(const pack& rules, const portfolio& data, const review_options& options);

/// The result of one `case` of a pack.
struct case_result {
    std::string name;
    place where;
    bool passed = false;
    std::vector<diagnostic> failures;  ///< one for each expectation that was not fulfilled
};

/// Runs the test cases of a pack, in the order of its files. Each case stands alone.
[[nodiscard]] QUORATE_API std::vector<case_result> run_cases(const pack& rules);

/// A JSON Schema (2020-12) of the data that the pack takes, as indented text.
[[nodiscard]] QUORATE_API std::string data_schema(const pack& rules);

/// An evaluation took more steps than allowed.
struct QUORATE_API limit_exceeded : std::exception {
    explicit limit_exceeded(std::string text) : message(std::move(text)) {}
    [[nodiscard]] const char* what() const noexcept override { return message.c_str(); }
    std::string message;
};

/// The host asked to stop, by review_options::cancel.
struct QUORATE_API review_cancelled : std::exception {
    [[nodiscard]] const char* what() const noexcept override { return "the review was cancelled"; }
};

}  // namespace quorate
