// Truth, numbers and sets of the direct interpreter, from the definitions in docs/language.md.
#pragma once

#include <functional>

#include "differential/interpreter.hpp"

namespace quorate::differential {

[[nodiscard]] meaning truth(bool is);
[[nodiscard]] meaning number(rational is);
[[nodiscard]] inline meaning entry_of(std::uint32_t list, std::uint32_t index) { meaning made; made.is = meaning::kind::entry; made.entry = {list, index}; return made; }
[[nodiscard]] inline meaning record_of(record_ref record) { meaning made; made.is = meaning::kind::record; made.record = record; return made; }
[[nodiscard]] inline meaning date_of(day date) { meaning made; made.is = meaning::kind::date; made.first = made.last = date; return made; }
[[nodiscard]] meaning unknown(causes why);
[[nodiscard]] meaning fault(std::string said);
[[nodiscard]] meaning set_of(std::vector<item> items);
[[nodiscard]] causes joined(causes a, const causes& b);
/// The causes of those of the two that are unknown.
[[nodiscard]] meaning unknown_of(const meaning& a, const meaning& b);

[[nodiscard]] meaning both(const meaning& a, const meaning& b);
[[nodiscard]] meaning either(const meaning& a, const meaning& b);
[[nodiscard]] meaning opposite(const meaning& a);

/// The same value for certain; false where that cannot be said.
[[nodiscard]] bool same(const meaning& a, const meaning& b);
[[nodiscard]] meaning equal(const meaning& a, const meaning& b);
/// a < b, or a <= b.
[[nodiscard]] meaning less(const meaning& a, const meaning& b, bool or_equal);
/// Whether a day is one on which work is done, by the calendar of random packs.
[[nodiscard]] bool works_on(day date);
[[nodiscard]] meaning moved(const meaning& date, duration by, bool back);
/// Months or working days between two dates.
[[nodiscard]] meaning days_between(check::function which, const meaning& first, const meaning& last);
[[nodiscard]] meaning calculated(syntax::binary_operator op, const meaning& a, const meaning& b);

/// Whether two values are one member of a set; not to be said of numbers that are known within bounds only.
[[nodiscard]] meaning alike(const meaning& a, const meaning& b);
/// Adds a member that is not there; one that might be there already is a possible one.
void add_once(std::vector<item>& to, item one);
/// Where nothing is certain, the one is that is there whatever its value; the doubt about the others is then also what it is.
void ensure_one(std::vector<item>& items, std::size_t which);
[[nodiscard]] meaning as_set(const meaning& one);
[[nodiscard]] meaning contains(const meaning& set, const meaning& one);
[[nodiscard]] meaning meet(const meaning& a, const meaning& b);
[[nodiscard]] meaning within(const meaning& a, const meaning& b);
[[nodiscard]] meaning united(const meaning& a, const meaning& b);
/// Those of a that are (or are not) in b.
[[nodiscard]] meaning kept(const meaning& a, const meaning& b, bool wanted);
[[nodiscard]] meaning counted(const meaning& set);
[[nodiscard]] meaning summed(const meaning& set);
/// The smallest or largest; `smallest` also of dates: the earliest.
[[nodiscard]] meaning extreme(const meaning& set, bool smallest);
/// One of the two, it is unknown which.
[[nodiscard]] meaning one_or_other(const causes& why, const meaning& a, const meaning& b);


/// What something gives that is the same for every option of an unknown value, or one of what it gives.
using unary = std::function<meaning(const meaning&)>;
using binary = std::function<meaning(const meaning&, const meaning&)>;
[[nodiscard]] meaning for_each_option(const meaning& a, const unary& apply);
[[nodiscard]] meaning for_all_options(syntax::binary_operator how, const meaning& a, const meaning& b, const binary& apply);
/// The orders and equality, of values that may be partly known.
[[nodiscard]] meaning compared(syntax::binary_operator how, const meaning& a, const meaning& b);
/// One set or another as one set; other values as they are.
[[nodiscard]] meaning as_one(const meaning& a);
/// From where to where a value lies; nothing at an end without one, and at both where nothing is known.
struct extent { std::optional<meaning> low, high; };
[[nodiscard]] extent extent_of(const meaning& a);
[[nodiscard]] meaning stretching(const std::vector<meaning>& least, const std::vector<meaning>& most, const causes& why);

}  // namespace quorate::differential
