#include "relate/pairs.hpp"

namespace quorate::relate {

std::vector<pair> pairs_between(const data::portfolio& over, std::uint32_t first_collection, std::uint32_t second_collection, bool directed) {
    const auto firsts = over.collection(first_collection), seconds = over.collection(second_collection);
    const auto& words = over.words();
    const auto in_both = [&](data::record_ref one) { return words.is_a(one.type, first_collection) && words.is_a(one.type, second_collection); };
    std::vector<pair> all;
    for (const auto& first : firsts)
        for (const auto& second : seconds) {
            if (first == second) continue;
            if (!directed && in_both(first) && in_both(second)) {
                const auto a = over.id(first), b = over.id(second);
                if (b < a || (a == b && second < first)) continue;  // the other way round comes by itself
            }
            all.push_back({first, second});
        }
    return all;
}

}  // namespace quorate::relate
