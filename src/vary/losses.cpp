#include "vary/losses.hpp"

#include <algorithm>

namespace quorate::vary {

namespace {

/// Subsets tried of one number of items.
constexpr std::size_t most_subsets = 250;

/// How many subsets of that size there are, or one more than most_subsets.
std::size_t subsets_of(std::size_t of, std::size_t size) {
    std::size_t count = 1;
    for (std::size_t i = 0; i < size; ++i) {
        count = count * (of - i) / (i + 1);
        if (count > most_subsets) return most_subsets + 1;
    }
    return count;
}

/// The next choice of as many of `of` in the order of words; false after the last.
bool next_choice(std::vector<std::size_t>& chosen, std::size_t of) {
    for (std::size_t i = chosen.size(); i-- > 0;) {
        if (chosen[i] + (chosen.size() - i) >= of) continue;
        ++chosen[i];
        for (std::size_t j = i + 1; j < chosen.size(); ++j) chosen[j] = chosen[j - 1] + 1;
        return true;
    }
    return false;
}

void search_sizes(bench& on, record_ref about, const goal& from, trial_limit& limit, loss& into) {
    const auto count = into.one_of.size();
    for (std::size_t size = 1; size <= count; ++size) {
        const auto all = subsets_of(count, size);
        if (all > most_subsets) {
            into.searched = false;
            return;
        }
        std::vector<std::size_t> chosen;
        for (std::size_t i = 0; i < size; ++i) chosen.push_back(i);
        do {
            if (!limit.allows(on)) {
                into.searched = false;
                into.which.clear();
                return;
            }
            std::vector<change> changes;
            for (const auto index : chosen) changes.push_back(into.one_of[index]);
            if (!reached(*on.make(changes), from, about)) into.which.push_back(chosen);
        } while (next_choice(chosen, count));
        if (into.which.empty()) continue;
        into.lost = size;
        into.whichever = into.which.size() == all;
        return;
    }
}

}  // namespace

std::vector<loss> smallest_losses(bench& on, record_ref about, const goal& from, trial_limit& limit) {
    std::vector<loss> all;
    const auto& program = on.program();
    auto& base = on.base();
    const auto add = [&](loss one) {
        search_sizes(on, about, from, limit, one);
        if (one.lost > 0 || !one.searched) all.push_back(std::move(one));
    };
    const auto& fields = program.words.records[about.type].fields;
    for (std::uint32_t i = 0; i < fields.size(); ++i) {
        if (!fields[i].change_cost || !data::is_stated(base.data, about, i)) continue;
        loss one;
        if (fields[i].type.many)
            for (const auto& item : data::items_of(base.data, about, i)) one.one_of.push_back(change_of(change::kind::drop, about, i, {item}));
        else one.one_of.push_back(change_of(change::kind::put, about, i, {}));
        if (!one.one_of.empty()) add(std::move(one));
    }
    for (std::uint32_t i = 0; i < program.questions.size(); ++i)
        if (program.words.is_a(about.type, program.questions[i].subject) && base.findings.answer(i, about).given != nullptr) {
            loss one;
            one.one_of.push_back(change_of(change::kind::withdraw, about, i, {}));
            add(std::move(one));
        }
    return all;
}

}  // namespace quorate::vary
