#include <algorithm>

#include "explain/traces.hpp"

namespace quorate::explain {

using fate = assess::selection::fate;

counted tally_trace::describe(const assess::selection& one, const plan::comprehension& rule, frame& in) {
    counted made{words_.of(one.collected), words_.id(one.collected), counted::part::counted, {}};
    const auto told = [&](const plan::message& message, const std::string& quoted) {
        if (!message.empty()) return words_.of(message, in);
        texts result;
        for (const auto& language : on_.program().words.languages) result.add(language, "`" + quoted + "`");
        return result;
    };
    switch (one.how) {
        case fate::kept: break;
        case fate::possible:
            made.how = counted::part::undecided;
            made.reason = words_.list(one.doubt, one.element);
            break;
        case fate::repeated: made.how = counted::part::repeated; break;
        case fate::filtered:
            made.how = counted::part::left_out;
            made.reason = told(rule.filters[one.filter].told, rule.filters[one.filter].quoted);
            break;
        case fate::excepted:
            made.how = counted::part::left_out;
            made.reason = told(rule.except_told, "except " + rule.except_quoted);
            break;
    }
    return made;
}

void tally_trace::selected(plan::op_id op, const std::vector<assess::selection>& all, frame& in) {
    for (auto& earlier : found_)
        if (earlier.op == op) { earlier.again = true; return; }
    const auto& rule = on_.program().comprehensions[on_.program()[op].index];
    found made{op, false, {}};
    // The let that holds it: operations of one let come after those of the lets above it.
    const plan::let* holder = nullptr;
    for (const auto& let : rule_.lets)
        if (let.value >= op && (holder == nullptr || let.value < holder->value)) holder = &let;
    if (holder != nullptr) {
        made.made.name = holder->name;
        made.made.label = holder->label;
    }
    for (const auto& one : all) {
        in.set(rule.slot, one.element);
        made.made.items.push_back(describe(one, rule, in));
        made.made.at_least += one.how == fate::kept ? 1 : 0;
        made.made.at_most += one.how == fate::kept || one.how == fate::possible ? 1 : 0;
    }
    found_.push_back(std::move(made));
}

std::vector<tally> tally_trace::take() {
    std::sort(found_.begin(), found_.end(), [](const found& a, const found& b) { return a.op < b.op; });
    std::vector<tally> all;
    for (auto& one : found_)
        if (!one.again) all.push_back(std::move(one.made));
    return all;
}

}  // namespace quorate::explain
