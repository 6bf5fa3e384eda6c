// Values, records and messages in the languages of a pack.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "assess/findings.hpp"
#include "quorate/review.hpp"

namespace quorate::explain {

using assess::frame;
using assess::record_ref;
using assess::value;

/// Puts what the machine has into words. For one thread; holds references to the machine.
class wording {
public:
    explicit wording(assess::machine& on);

    /// A value as a person reads it: labels of entries, titles of records, dates and numbers by language; a range as
    /// "4–5"; what is unknown as "?".
    [[nodiscard]] texts of(const value& shown) const;
    [[nodiscard]] std::string in(const value& shown, std::string_view language) const;
    /// A message with the values of a frame in it.
    [[nodiscard]] texts of(const plan::message& said, frame& with);
    [[nodiscard]] record_name name(record_ref record) const;
    /// An entry or record as the target of a route.
    [[nodiscard]] record_name name(const value& target) const;
    [[nodiscard]] missing fact(const assess::reason& why) const;
    [[nodiscard]] std::vector<missing> facts(assess::reason_set why) const;
    /// What is missing, in one short text: "Status, Given on".
    /// `of` is what it is missing for: what that lacks itself needs no name.
    [[nodiscard]] texts list(assess::reason_set why, const value& of) const;
    /// What an operation reads, for people: the label of a field, of a let; or nothing.
    [[nodiscard]] texts label(plan::op_id op, const plan::rule& rule) const;
    /// The label of an entry of any list by its id; the id itself where there is none.
    [[nodiscard]] texts person(std::string_view id) const;
    /// A rule's title, or its name when it has none.
    [[nodiscard]] texts title(const plan::rule& rule) const;
    /// The id of a value where it has one, else its text.
    [[nodiscard]] std::string id(const value& shown) const;

private:
    struct owner { record_ref record; std::uint32_t field = 0; std::uint32_t position = 0; };
    [[nodiscard]] texts field_label(std::uint32_t type, std::uint32_t field) const;

    assess::machine& on_;
    std::map<record_ref, owner> owners_;  // of parts
};

}  // namespace quorate::explain
