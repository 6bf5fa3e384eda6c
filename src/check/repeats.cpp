// What stands twice, wherever it stands: texts of one language, memberships that overlap.
#include <algorithm>
#include <map>

#include "check/context.hpp"

namespace quorate::check {

using syntax::node_kind;
using syntax::validity_form;

namespace {

/// `en "A" en "B"`: one of both would be lost.
void check_languages(context& all, node_id texts) {
    std::map<std::string_view, node_id> seen;
    for (const node_id one : all.children(texts, node_kind::text_in)) {
        const node_id language = all.first(one);
        const auto [earlier, fresh] = seen.emplace(all.value(language), one);
        if (fresh) continue;
        all.problems.error("Q3013", all.where(one), "this says the same in `" + std::string(all.value(language)) + "` a second time", "leave one of them out; a text that goes on in another line has its language before the first part only");
        all.problems.also(all.where(earlier->second), "the first is here");
    }
}

struct membership { std::string_view from, until; node_id node; };  // as written: they order as texts; empty when there is no such bound

membership read_membership(const context& all, node_id node) {
    membership made{{}, {}, node};
    const node_id validity = all.tree.child(node, node_kind::validity);
    if (validity == node_id::none) return made;
    const auto dates = all.children(validity, node_kind::date);
    const auto form = static_cast<validity_form>(all.tree[validity].detail);
    if (!dates.empty() && form != validity_form::until) made.from = all.value(dates.front());
    if (!dates.empty() && form != validity_form::from) made.until = all.value(dates.back());
    return made;
}

bool memberships_overlap(const membership& a, const membership& b) {
    const auto begins_by_the_end = [](std::string_view from, std::string_view until) { return from.empty() || until.empty() || from <= until; };
    return begins_by_the_end(a.from, b.until) && begins_by_the_end(b.from, a.until);
}

void check_memberships(context& all, node_id members) {
    std::map<std::string_view, std::vector<membership>> of;
    for (const node_id node : all.children(members, node_kind::membership)) {
        const auto name = all.value(all.first(node));
        const auto one = read_membership(all, node);
        auto& earlier = of[name];
        const auto other = std::find_if(earlier.begin(), earlier.end(), [&](const membership& before) { return memberships_overlap(before, one); });
        if (other != earlier.end()) {
            all.problems.error("Q3016", all.where(node), "`" + std::string(name) + "` is a member twice at the same time", "end the first before the second begins, or leave one of them out");
            all.problems.also(all.where(other->node), "the other is here");
        }
        earlier.push_back(one);
    }
}

}  // namespace

void check_repeats(context& all) {
    for (std::uint32_t i = 1; i < all.tree.size(); ++i) {
        const auto node = static_cast<node_id>(i);
        if (all.kind(node) == node_kind::texts) check_languages(all, node);
        if (all.kind(node) == node_kind::members) check_memberships(all, node);
    }
}

}  // namespace quorate::check
