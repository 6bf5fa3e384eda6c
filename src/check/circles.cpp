// Rules that go round in a circle: found in what they refer to, by depth-first search without recursion, and named.
#include <algorithm>
#include <map>

#include "check/context.hpp"

namespace quorate::check {

using syntax::node_kind;

namespace {

using rule_key = std::pair<binding::kind, std::uint32_t>;

class circle_finder {
public:
    explicit circle_finder(context& all) : all_(all) {}

    void check() {
        for (std::uint32_t i = 0; i < all_.result.relations.size(); ++i) edges_[{binding::kind::relation, i}] = named_in(all_.result.relations[i].node, {binding::kind::relation});
        search("yields to");
        edges_.clear();
        for (std::uint32_t i = 0; i < all_.result.criteria.size(); ++i) edges_[{binding::kind::criterion, i}] = named_in(all_.result.criteria[i].node, {binding::kind::criterion});
        search("depends on");
        edges_.clear();
        add_what_is_asked();
        search("depends on");
    }

private:
    [[nodiscard]] const std::vector<declaration>& rules_of(binding::kind kind) const {
        const auto& model = all_.result;
        switch (kind) {
            case binding::kind::question: return model.questions;
            case binding::kind::relation: return model.relations;
            case binding::kind::routing: return model.routings;
            case binding::kind::clock: return model.clocks;
            case binding::kind::scoring: return model.scorings;
            case binding::kind::definition: return model.definitions;
            default: return model.criteria;
        }
    }

    [[nodiscard]] std::vector<rule_key> named_in(node_id node, std::initializer_list<binding::kind> kinds) const {
        std::vector<rule_key> found;
        std::vector<node_id> open{node};
        while (!open.empty()) {
            const node_id at = open.back();
            open.pop_back();
            const auto& meaning = all_.result.meaning_of(at);
            if (std::find(kinds.begin(), kinds.end(), meaning.to) != kinds.end()) found.push_back({meaning.to, meaning.index});
            for (const node_id child : all_.tree.children(at)) open.push_back(child);
        }
        return found;
    }

    /// An answer counts where its question is asked: what that turns on may not turn on the answer.
    void add_what_is_asked() {
        static constexpr auto kinds = {binding::kind::question, binding::kind::relation, binding::kind::routing, binding::kind::clock, binding::kind::scoring, binding::kind::definition};
        for (const auto kind : kinds) {
            const auto& rules = rules_of(kind);
            for (std::uint32_t i = 0; i < rules.size(); ++i) {
                auto& edges = edges_[{kind, i}];
                for (const node_id clause : all_.tree.children(rules[i].node)) {
                    const auto what = all_.kind(clause);
                    if (kind == binding::kind::question && what != node_kind::applies && what != node_kind::let) continue;
                    if (kind == binding::kind::relation && what == node_kind::yields) continue;
                    const auto more = named_in(clause, kinds);
                    edges.insert(edges.end(), more.begin(), more.end());
                }
            }
        }
    }

    void search(std::string_view how) {
        std::map<rule_key, int> state;
        for (const auto& [start, unused] : edges_) {
            if (state[start] != 0) continue;
            std::vector<std::pair<rule_key, std::size_t>> path{{start, 0}};
            state[start] = 1;
            while (!path.empty()) {
                auto& [at, edge] = path.back();
                const auto& edges = edges_[at];
                if (edge == edges.size()) { state[at] = 2; path.pop_back(); continue; }
                const auto to = edges[edge++];
                if (state[to] == 1) report(path, to, how);
                else if (state[to] == 0) { state[to] = 1; path.emplace_back(to, 0); }
            }
        }
    }

    void report(const std::vector<std::pair<rule_key, std::size_t>>& path, rule_key to, std::string_view how) {
        if (to.first == binding::kind::definition) return;  // told where it is defined
        std::string circle;
        bool inside = false;
        for (const auto& [rule, edge] : path) {
            inside = inside || rule == to;
            if (inside) circle += "`" + rules_of(rule.first)[rule.second].name + "` " + std::string(how) + " ";
        }
        const auto& one = rules_of(to.first)[to.second];
        all_.problems.error("Q2007", all_.where(all_.first(one.node)), "rules go round in a circle: " + circle + "`" + one.name + "`");
    }

    context& all_;
    std::map<rule_key, std::vector<rule_key>> edges_;
};

}  // namespace

void check_circles(context& all) { circle_finder(all).check(); }

}  // namespace quorate::check
