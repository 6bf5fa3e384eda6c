#include "portfolio/graph.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <map>

namespace quorate::data {

using adjacency = boost::adjacency_list<boost::setS, boost::vecS, boost::undirectedS, record_ref>;

struct reference_graph::content {
    adjacency graph;
    std::map<record_ref, adjacency::vertex_descriptor> vertices;

    adjacency::vertex_descriptor vertex(record_ref of) {
        const auto [at, fresh] = vertices.emplace(of, 0);
        if (fresh) at->second = boost::add_vertex(of, graph);
        return at->second;
    }

    /// Adds the references of a record, and of its parts, as edges of `owner`.
    void add(const portfolio& from, record_ref record, record_ref owner) {
        const auto& fields = from.words().records[record.type].fields;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const auto& type = fields[i].type;
            if (type.kind != type_kind::reference && type.kind != type_kind::part) continue;
            const auto& column = from.of_type(record.type).columns[i];
            if (!column.stated[record.row]) continue;
            const std::size_t begin = type.many ? column.offsets[record.row] : record.row;
            const std::size_t end = type.many ? column.offsets[record.row + 1] : record.row + 1;
            for (std::size_t item = begin; item < end; ++item) {
                const auto row = static_cast<std::uint32_t>(column.scalars[item]);
                if (type.kind == type_kind::part) add(from, {type.of, row}, owner);
                else boost::add_edge(vertex(owner), vertex({column.reference_types[item], row}), graph);
            }
        }
    }
};

reference_graph::reference_graph(const portfolio& of) : content_(std::make_unique<content>()) {
    for (std::uint32_t type = 0; type < of.words().records.size(); ++type) {
        if (of.words().records[type].identifier == no_index) continue;  // parts come with what holds them
        for (std::uint32_t row = 0; row < of.of_type(type).rows; ++row) content_->add(of, {type, row}, {type, row});
    }
}

reference_graph::~reference_graph() = default;
reference_graph::reference_graph(reference_graph&&) noexcept = default;
reference_graph& reference_graph::operator=(reference_graph&&) noexcept = default;

bool reference_graph::linked(record_ref a, record_ref b) const {
    const auto first = content_->vertices.find(a), second = content_->vertices.find(b);
    return first != content_->vertices.end() && second != content_->vertices.end() && boost::edge(first->second, second->second, content_->graph).second;
}

std::vector<record_ref> reference_graph::neighbours(record_ref of) const {
    std::vector<record_ref> found;
    if (const auto at = content_->vertices.find(of); at != content_->vertices.end()) {
        const auto [begin, end] = boost::adjacent_vertices(at->second, content_->graph);
        for (auto one = begin; one != end; ++one) found.push_back(content_->graph[*one]);
    }
    std::sort(found.begin(), found.end());
    return found;
}

bool reference_graph::reachable_within(record_ref from, record_ref to, std::uint32_t steps) const {
    std::vector<record_ref> seen{from}, edge{from};
    for (std::uint32_t step = 0; step < steps && !edge.empty(); ++step) {
        std::vector<record_ref> next;
        for (const auto& at : edge)
            for (const auto& one : neighbours(at)) {
                if (one == to) return true;
                const auto place = std::lower_bound(seen.begin(), seen.end(), one);
                if (place != seen.end() && *place == one) continue;
                seen.insert(place, one);
                next.push_back(one);
            }
        edge = std::move(next);
    }
    return from == to;
}

}  // namespace quorate::data
