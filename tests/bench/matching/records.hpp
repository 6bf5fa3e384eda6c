// Labelled sets of records: two registers, or one, and the pairs known to be true.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace quorate::bench {

struct record {
    std::string id;
    std::string title;
    std::string text;
    std::set<std::string> places;
    std::string fields;               ///< sectors, authors
    std::optional<double> day;        ///< since 1970, or about
    std::optional<double> amount;
};

struct labelled_set {
    std::vector<record> left, right;
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;  ///< indices
};

/// Rows of a table with a header line; cells may be quoted.
[[nodiscard]] std::vector<std::vector<std::string>> read_table(const std::string& path, char separator);

/// Each is empty where its folder is not there.
[[nodiscard]] labelled_set read_activities(const std::string& folder);
[[nodiscard]] labelled_set read_bibliography(const std::string& folder);
[[nodiscard]] labelled_set read_products(const std::string& folder);

}  // namespace quorate::bench
