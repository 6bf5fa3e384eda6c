// Changes as people read them.
#pragma once

#include <vector>

#include "explain/wording.hpp"
#include "quorate/remedy.hpp"
#include "vary/losses.hpp"
#include "vary/search.hpp"

namespace quorate::vary {

class change_wording {
public:
    explicit change_wording(bench& on) : on_(on), words_(on.base().on) {}

    [[nodiscard]] finding_name name_of_criterion(std::uint32_t index, record_ref about) const;
    [[nodiscard]] outcome_name name_of_outcome(const goal& of, record_ref about) const;
    /// The changes of one field as one suggestion.
    [[nodiscard]] suggested_change suggestion(const repair& one);
    [[nodiscard]] needed_answer answer(const change& one);
    [[nodiscard]] smallest_loss loss_in_words(const loss& one);
    /// The path and the label of what the changes of a loss are in.
    [[nodiscard]] missing place_of(const change& one) const;
    [[nodiscard]] worded_value value(const cell& one, const field_type& type);

private:
    [[nodiscard]] std::vector<texts> people(const std::vector<plan::entry_ref>& from) const;
    [[nodiscard]] suggested_change::item item(const change& one, const cell* value, const field_type& type);

    bench& on_;
    explain::wording words_;
};

}  // namespace quorate::vary
