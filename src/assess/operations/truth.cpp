#include "assess/operations.hpp"

namespace quorate::assess {

value operations::both(const value& a, const value& b) {
    const auto* first = a.get<bool>();
    const auto* second = b.get<bool>();
    if ((first && !*first) || (second && !*second)) return make_truth(false);
    if (first && second) return make_truth(true);
    return make_unknown(first ? b.why : second ? a.why : on.reasons().join(a.why, b.why));
}

value operations::either(const value& a, const value& b) {
    const auto* first = a.get<bool>();
    const auto* second = b.get<bool>();
    if ((first && *first) || (second && *second)) return make_truth(true);
    if (first && second) return make_truth(false);
    return make_unknown(first ? b.why : second ? a.why : on.reasons().join(a.why, b.why));
}

value operations::opposite(const value& a) {
    const auto* truth = a.get<bool>();
    return truth ? make_truth(!*truth) : a;
}

value operations::unknown_of(const value& a, const value& b) {
    return make_unknown(on.reasons().join(a.known() ? reason_set::none : a.why, b.known() ? reason_set::none : b.why));
}

value operations::arithmetic_fault(std::string english, std::string french) {
    return make_unknown(on.reasons().of({.what = missing::kind::arithmetic, .record = {}, .index = no_index, .said = std::move(english), .said_in_french = std::move(french)}));
}

value operations::too_large() { return arithmetic_fault("a number too large to be exact", "un nombre trop grand pour être exact"); }

}  // namespace quorate::assess
