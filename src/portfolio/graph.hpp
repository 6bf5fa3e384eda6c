// How records refer to each other.
#pragma once

#include <memory>
#include <vector>

#include "portfolio/portfolio.hpp"

namespace quorate::data {

/// The graph of records by their references, those of their parts included; an edge counts both ways. Read-only once
/// made, and safe to read from many threads.
class reference_graph {
public:
    explicit reference_graph(const portfolio& of);
    ~reference_graph();
    reference_graph(reference_graph&&) noexcept;
    reference_graph& operator=(reference_graph&&) noexcept;

    /// Whether a field of one of them, or of a part of it, refers to the other.
    [[nodiscard]] bool linked(record_ref a, record_ref b) const;
    /// The records next to it, in order, each once.
    [[nodiscard]] std::vector<record_ref> neighbours(record_ref of) const;
    /// Whether a chain of at most that many references leads from the one to the other.
    [[nodiscard]] bool reachable_within(record_ref from, record_ref to, std::uint32_t steps) const;

private:
    struct content;
    std::unique_ptr<content> content_;
};

}  // namespace quorate::data
