/// @file
/// Reviews in words of records that come one by one, for files larger than memory. Only for packs by which a record can be reviewed without
/// the others of its collection.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/pack.hpp"
#include "quorate/screening.hpp"

namespace quorate::inline v1 {

/// The declarations by which the review of a record under review may depend on other records of its collection: relations, references to
/// one's own kind, what counts or ranks the collection, what words weigh. Each as a short text, such as "relation `duplicate`", in the
/// order of the pack. Empty: records can be reviewed one by one.
[[nodiscard]] QUORATE_API std::vector<std::string> needs_of_other_records(const pack& rules);

/// Reviews records one by one. Holds the pack and the data beside them. For one thread at a time. One that was moved from has no
/// problems; to review with it throws std::logic_error.
class line_reviewer {
public:
    /// `beside` holds what the records refer to and what people have judged about them; it is the same for all and stays in memory. What is
    /// wrong with it is in problems(). Throws std::invalid_argument when needs_of_other_records names any, or faults_of finds any in the
    /// options. Of the options `only` and `threads` have no meaning here.
    QUORATE_API line_reviewer(const pack& rules, std::span<const document> beside, review_options options);
    QUORATE_API ~line_reviewer();
    QUORATE_API line_reviewer(line_reviewer&&) noexcept;
    QUORATE_API line_reviewer& operator=(line_reviewer&&) noexcept;

    /// What is wrong with the data beside the records.
    [[nodiscard]] QUORATE_API const diagnostics& problems() const noexcept;

    /// Takes the review of one record; it says nothing on the portfolio as a whole.
    using take = std::function<void(const review&)>;
    /// Reviews JSON Lines, each a record with its `collection`, in their order. A record with an error is reported and left out, the others are
    /// reviewed. The lines given at once are held in memory together; of those before nothing is kept, so that an id given twice is found
    /// only among lines given together. `first` says where in the file they begin. Throws what make_review throws.
    QUORATE_API diagnostics review_lines(std::string_view lines, const take& results, std::string_view name = "data.jsonl", line_start first = {});

private:
    struct content;
    std::unique_ptr<content> content_;
};

}  // namespace quorate
