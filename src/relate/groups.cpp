#include "relate/groups.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <map>
#include <tuple>
#include <utility>

namespace quorate::relate {

namespace {

using graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

/// Walks a graph in depth and finds the edges that no way leads around (Tarjan, 1974), without recursion.
class bridge_finder {
public:
    struct bridge { std::size_t above, below, size_below; };   // numbers of vertices; how many are cut off with the one below

    explicit bridge_finder(const graph& of) : graph_(of), entered_(num_vertices(of), 0), reached_(num_vertices(of), 0), size_(num_vertices(of), 1) {}

    std::vector<bridge> find() {
        for (std::size_t start = 0; start < entered_.size(); ++start)
            if (entered_[start] == 0) walk_from(start);
        return std::move(found_);
    }

private:
    struct step { std::size_t vertex, from; graph::adjacency_iterator next, end; };

    void enter(std::size_t vertex, std::size_t from) {
        entered_[vertex] = reached_[vertex] = ++clock_;
        const auto [next, end] = adjacent_vertices(vertex, graph_);
        path_.push_back({vertex, from, next, end});
    }

    void walk_from(std::size_t start) {
        enter(start, start);
        while (!path_.empty()) {
            auto& at = path_.back();
            if (at.next == at.end) {
                leave();
                continue;
            }
            const auto neighbour = *at.next++;
            if (neighbour == at.from) continue;  // there is one edge at most between two
            if (entered_[neighbour] == 0) enter(neighbour, at.vertex);
            else reached_[at.vertex] = std::min(reached_[at.vertex], entered_[neighbour]);
        }
    }

    void leave() {
        const auto [vertex, above] = std::pair(path_.back().vertex, path_.back().from);
        path_.pop_back();
        if (path_.empty()) return;
        reached_[above] = std::min(reached_[above], reached_[vertex]);
        size_[above] += size_[vertex];
        if (reached_[vertex] > entered_[above]) found_.push_back({above, vertex, size_[vertex]});
    }

    const graph& graph_;
    std::vector<std::size_t> entered_, reached_, size_;   // when entered; the earliest that a way back leads to; how many below and itself
    std::size_t clock_ = 0;
    std::vector<step> path_;
    std::vector<bridge> found_;
};

}  // namespace

std::vector<linked_group> connected_groups(std::span<const pair> pairs) {
    std::map<data::record_ref, std::size_t> vertices;
    for (const auto& one : pairs) {
        vertices.emplace(one.first, 0);
        vertices.emplace(one.second, 0);
    }
    std::vector<data::record_ref> records;
    for (auto& [record, vertex] : vertices) {
        vertex = records.size();
        records.push_back(record);
    }
    std::vector<std::pair<std::size_t, std::size_t>> edges;
    for (const auto& one : pairs)
        if (one.first != one.second) edges.push_back(std::minmax(vertices[one.first], vertices[one.second]));
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    const graph links(edges.begin(), edges.end(), records.size());
    std::vector<std::size_t> component(records.size());
    if (!component.empty()) boost::connected_components(links, component.data());
    std::vector<linked_group> groups;
    std::map<std::size_t, std::size_t> group_of;  // component → group: in the order of first records
    for (std::size_t vertex = 0; vertex < records.size(); ++vertex) {
        const auto [at, fresh] = group_of.emplace(component[vertex], groups.size());
        if (fresh) groups.emplace_back();
        groups[at->second].members.push_back(records[vertex]);
    }
    for (const auto& bridge : bridge_finder(links).find()) {
        auto& group = groups[group_of[component[bridge.above]]];
        const auto rest = group.members.size() - bridge.size_below;
        if (bridge.size_below < 2 || rest < 2) continue;
        const bool below_first = bridge.below < bridge.above;
        const auto first = below_first ? bridge.below : bridge.above, second = below_first ? bridge.above : bridge.below;
        group.weak_links.push_back({{records[first], records[second]}, below_first ? bridge.size_below : rest, below_first ? rest : bridge.size_below});
    }
    for (auto& group : groups)
        std::sort(group.weak_links.begin(), group.weak_links.end(), [](const weak_link& a, const weak_link& b) {
            return std::tie(a.between.first, a.between.second) < std::tie(b.between.first, b.between.second);
        });
    return groups;
}

}  // namespace quorate::relate
