// Relations as blocks: pairs, the groups they tie together, and what became of them.
#include "quorate/relation_changes.hpp"
#include "quorate/report.hpp"
#include "report/composer.hpp"

namespace quorate::report {

sheet composer::compose(const std::vector<related_pair>& pairs) {
    if (pairs.empty()) made_.paragraph(say(word::no_relations));
    for (const auto& one : pairs) {
        pair(one, nullptr, 1, true);
        citations(one.citations, 2);
    }
    return std::move(made_);
}

sheet composer::compose(const related_records& found) {
    made_ = compose(found.pairs);
    if (!found.groups.empty()) made_.heading(3, say(word::groups));
    groups(found.groups);
    return std::move(made_);
}

void composer::earlier(const related_pair& before, const related_pair& now, int level) {
    std::vector<std::string> parts;
    if (before.state != now.state) parts.emplace_back(wording(before.state, language_));
    if (before.message != now.message && !before.message.empty()) parts.push_back(in(before.message));
    const auto differing = [&](const std::vector<shown_value>& were, const std::vector<shown_value>& are) {
        for (const auto& one : were) {
            bool same = false;
            for (const auto& other : are) same = same || one == other;
            if (!same) parts.push_back(labelled(in(one.label), in(one.value)));
        }
    };
    differing(before.shared, now.shared);
    differing(before.values, now.values);
    if (before.first.title != now.first.title) parts.push_back(name(before.first));
    if (before.second.title != now.second.title) parts.push_back(name(before.second));
    if (!parts.empty()) made_.item(level, labelled(word::was_before, joined(parts)));
}

sheet composer::compose(const relation_changes& all) {
    if (!all.anything()) made_.paragraph(say(word::nothing_changed));
    if (!all.appeared.empty()) made_.heading(3, say(word::appeared));
    relations(all.appeared, nullptr);
    if (!all.changed.empty()) made_.heading(3, say(word::changed));
    for (const auto& one : all.changed) {
        pair(one.now, nullptr, 1, true);
        earlier(one.before, one.now, 2);
    }
    if (!all.gone.empty()) made_.heading(3, say(word::gone));
    relations(all.gone, nullptr);
    if (all.unchanged > 0) made_.paragraph(labelled(word::unchanged, std::to_string(all.unchanged)));
    return std::move(made_);
}

sheet compose(const related_records& found, std::string_view language) { return composer(language).compose(found); }
sheet compose(const std::vector<related_pair>& pairs, std::string_view language) { return composer(language).compose(pairs); }

}  // namespace quorate::report

namespace quorate::inline v1 {

std::string to_text(const related_records& found, std::string_view language) { return report::to_plain(report::compose(found, language)); }
std::string to_text(const std::vector<related_pair>& pairs, std::string_view language) { return report::to_plain(report::compose(pairs, language)); }
std::string to_text(const relation_changes& all, std::string_view language) { return report::to_plain(report::composer(language).compose(all)); }

}  // namespace quorate
