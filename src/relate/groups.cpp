#include "relate/groups.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <map>

namespace quorate::relate {

std::vector<std::vector<data::record_ref>> connected_groups(std::span<const pair> pairs) {
    std::map<data::record_ref, std::size_t> vertices;
    for (const auto& one : pairs) {
        vertices.emplace(one.first, 0);
        vertices.emplace(one.second, 0);
    }
    std::size_t next = 0;
    for (auto& [record, vertex] : vertices) vertex = next++;
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph(vertices.size());
    for (const auto& one : pairs) boost::add_edge(vertices[one.first], vertices[one.second], graph);
    std::vector<std::size_t> component(vertices.size());
    if (!component.empty()) boost::connected_components(graph, component.data());
    std::vector<std::vector<data::record_ref>> groups;
    std::map<std::size_t, std::size_t> group_of;  // component → group: in the order of first records
    for (const auto& [record, vertex] : vertices) {
        const auto [at, fresh] = group_of.emplace(component[vertex], groups.size());
        if (fresh) groups.emplace_back();
        groups[at->second].push_back(record);
    }
    return groups;
}

}  // namespace quorate::relate
