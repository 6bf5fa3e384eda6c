// What is thrown, caught in the library for hosts without exceptions.
#include "quorate/attempt.hpp"

namespace quorate::inline v1 {

attempted<review> attempt_review(const pack& rules, const portfolio& data, const review_options& options) noexcept {
    return attempt([&] { return make_review(rules, data, options); });
}

attempted<std::vector<related_pair>> attempt_relations(const pack& rules, const portfolio& data, const review_options& options) noexcept {
    return attempt([&] { return find_relations(rules, data, options); });
}

attempted<pack> attempt_pack(const std::vector<document>& files) noexcept {
    return attempt([&] { return load_pack(files).or_throw(); });
}

}  // namespace quorate
