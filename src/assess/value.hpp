// Values of the machine: three-valued, with the reasons for what is unknown.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "plan/program.hpp"
#include "portfolio/portfolio.hpp"
#include "quorate/exact.hpp"
#include "quorate/review.hpp"

namespace quorate::assess {

using plan::entry_ref;
using data::record_ref;

/// A program whose values are not of the types that the checker vouches for: told instead of read past.
struct unsound_program : std::runtime_error {
    unsound_program() : std::runtime_error("the program does not keep to the types of its rules: a compiled pack that was changed after it was compiled, or a fault of the engine") {}
};

/// Why a value is unknown.
struct reason {
    missing::kind what{};
    record_ref record;                  ///< whose field, or about whom; type no_index when there is none
    std::uint32_t index = no_index;     ///< the field, the question or the relation
    std::string said;                   ///< of arithmetic and texts: what went wrong, in English
    std::string said_in_french;         ///< and in French
    friend auto operator<=>(const reason&, const reason&) = default;
    friend bool operator==(const reason&, const reason&) = default;
};

/// A set of reasons, kept once; 0 is the empty set.
enum class reason_set : std::uint32_t { none = 0 };

/// Keeps reasons and their sets, so that values carry a number. For one thread.
class reason_store {
public:
    reason_store();
    reason_set of(const reason& one);
    reason_set join(reason_set a, reason_set b);
    [[nodiscard]] std::vector<const reason*> reasons(reason_set set) const;

private:
    std::vector<std::vector<std::uint32_t>> sets_;  // indices into reasons_, ascending
    std::map<std::vector<std::uint32_t>, std::uint32_t> set_index_;
    std::vector<const reason*> reasons_;
    std::map<reason, std::uint32_t> reason_index_;
};

/// A number that may be known only within bounds, both included: a count of possible members.
struct number_range {
    rational low, high;
    [[nodiscard]] bool exact() const noexcept { return low == high; }
    friend bool operator==(const number_range&, const number_range&) = default;
};

struct set_value;
struct partly_known;

/// A value, or unknown (monostate) with reasons. A number range that is not exact has reasons too.
struct value {
    using content = std::variant<std::monostate, bool, number_range, money, const texts*, day, period, duration, entry_ref, record_ref,
                                 std::shared_ptr<const set_value>>;
    content is;
    reason_set why = reason_set::none;
    std::shared_ptr<const partly_known> partly{};  ///< of an unknown value: what is known of it, perhaps nothing

    [[nodiscard]] bool known() const noexcept { return is.index() != 0; }
    template <typename T> [[nodiscard]] const T* get() const& noexcept { return std::get_if<T>(&is); }
    template <typename T> const T* get() && = delete;  // it would point into what is gone
    /// What must be one by the types of the rules; throws unsound_program where it is not.
    template <typename T> [[nodiscard]] const T& as() const& {
        if (const auto* one = std::get_if<T>(&is)) return *one;
        throw unsound_program();
    }
    template <typename T> const T& as() && = delete;
};

/// What is known of an unknown value: that it is one of several, or else that it is not below or not above another of its type.
struct partly_known {
    std::vector<value> one_of;
    std::optional<value> least{}, most{};
};

/// A member of a set: certain, or possible with the reasons for the doubt. A member whose own value is unknown might be
/// anything; it is certain where it is there whatever its value, as in a list.
struct member {
    value of;
    bool certain = true;
    reason_set doubt = reason_set::none;
    bool many = false;  ///< stands for any number of possible members, none included: what a set that is not stated adds
    bool present = false;  ///< there for certain, though not certain: it may be the same as another, and then adds nothing to a count
    [[nodiscard]] bool is_there() const noexcept { return certain || present; }
};

struct set_value {
    std::vector<member> members;
};

/// A total order of known values of one type, for distinctness and for printing in a fixed order. Texts compare by their
/// folded content.
[[nodiscard]] std::strong_ordering compare(const value& a, const value& b);
[[nodiscard]] inline bool same(const value& a, const value& b) { return compare(a, b) == 0; }

/// One spelling of a text for comparing: the folded texts of all languages; the first decides.
[[nodiscard]] std::string folded(const texts& text);
/// Whether two texts say the same in some language, folded.
[[nodiscard]] bool same_text(const texts& a, const texts& b);

[[nodiscard]] inline bool is_true(const value& a) noexcept { const auto* truth = a.get<bool>(); return truth && *truth; }
[[nodiscard]] inline bool is_false(const value& a) noexcept { const auto* truth = a.get<bool>(); return truth && !*truth; }
/// The members of a set; nothing when the value is no set.
[[nodiscard]] inline const std::vector<member>* members_of(const value& set) noexcept {
    const auto* content = set.get<std::shared_ptr<const set_value>>();
    return content ? &(*content)->members : nullptr;
}

/// The members of what must be a set by the types of the rules.
[[nodiscard]] inline const std::vector<member>& all_members_of(const value& set) { return set.as<std::shared_ptr<const set_value>>()->members; }
[[nodiscard]] inline const std::vector<member>& all_members_of(value&& set) = delete;

[[nodiscard]] inline value make_truth(bool truth) { return {truth, reason_set::none}; }
[[nodiscard]] inline value make_number(rational number) { return {number_range{number, number}, reason_set::none}; }
/// The reason why the smallest, the first or the rank of nothing is unknown.
[[nodiscard]] inline reason_set reason_of_nothing(reason_store& store) {
    return store.of({.what = missing::kind::empty, .record = {}, .index = no_index, .said = "nothing to choose from", .said_in_french = "rien parmi quoi choisir"});
}
[[nodiscard]] inline value make_unknown(reason_set why) { return {std::monostate{}, why}; }
[[nodiscard]] inline value make_partly(reason_set why, partly_known known) { return {std::monostate{}, why, std::make_shared<const partly_known>(std::move(known))}; }
[[nodiscard]] inline value make_set(set_value members) {
    return {std::make_shared<const set_value>(std::move(members)), reason_set::none};
}

}  // namespace quorate::assess
