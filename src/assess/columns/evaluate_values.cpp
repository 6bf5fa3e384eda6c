// Sets and numbers of a batch.
#include <bit>
#include <numeric>

#include "assess/columns/column_evaluator.hpp"
#include "assess/columns/truths.hpp"
#include "assess/columns/wide.hpp"

namespace quorate::assess {

using namespace truths;
using plan::quantification_kind;

namespace {

/// How many bits are set, in operations that a compiler can do for several words at once.
std::int64_t count_bits(std::uint64_t bits) {
    bits -= bits >> 1 & 0x5555555555555555u;
    bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
    bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0fu;
    bits += bits >> 8;
    bits += bits >> 16;
    bits += bits >> 32;
    return static_cast<std::int64_t>(bits & 0x7fu);
}

/// Marks the rows in which a set has members that are possible only.
void mark_doubtful(const std::uint64_t* possible, std::vector<std::uint8_t>& odd, std::size_t rows) {
    if (possible == nullptr) return;
    auto* const marks = odd.data();
    QUORATE_ROWS_APART
    for (std::size_t i = 0; i < rows; ++i) marks[i] = static_cast<std::uint8_t>(marks[i] | (possible[i] != 0 ? 1 : 0));
}

/// Marks the rows in which a set is not stated: what holds of whatever it may have is left to the machine.
void mark_unstated(const std::uint8_t* known, std::vector<std::uint8_t>& odd, std::size_t rows) {
    auto* const marks = odd.data();
    QUORATE_ROWS_APART
    for (std::size_t i = 0; i < rows; ++i) marks[i] = static_cast<std::uint8_t>(marks[i] | (known[i] == 0 ? 1 : 0));
}

/// A product of limits; where it is too large to be one, the largest number there is.
std::uint64_t times(std::uint64_t limit, std::uint64_t factor) {
    std::uint64_t made = 0;
    return __builtin_mul_overflow(limit, factor, &made) ? ~std::uint64_t{0} : made;
}

}  // namespace

QUORATE_FOR_ALL_ROWS void column_evaluator::test_sets(std::uint32_t node, std::vector<std::uint8_t>& odd) {
    const auto rows = rows_;
    const auto& one = program_.nodes[node];
    auto* const to = rooms_[node].bytes.data();
    const auto a = values_[one.a];
    const auto b = values_[one.b];
    mark_doubtful(b.possible, odd, rows);
    if (one.code != column_code::contains) mark_doubtful(a.possible, odd, rows);
    // An empty set decides, whatever the other side is.
    const auto judge = [&](bool decides_a, std::uint8_t of_none, auto holds) {
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) {
            const bool decided = (decides_a && a.known[i] != 0 && a.set[i] == 0) || (one.code != column_code::within && b.known[i] != 0 && b.set[i] == 0);
            to[i] = decided ? of_none : (a.known[i] & b.known[i]) == 0 ? unknown : holds(i) ? certainly : certainly_not;
        }
    };
    switch (one.code) {
        case column_code::contains: return judge(false, certainly_not, [&](std::size_t i) { return (b.set[i] >> a.number[i] & 1u) != 0; });
        case column_code::meet: return judge(true, certainly_not, [&](std::size_t i) { return (a.set[i] & b.set[i]) != 0; });
        default: return judge(true, certainly, [&](std::size_t i) { return (a.set[i] & ~b.set[i]) == 0; });
    }
}

QUORATE_FOR_ALL_ROWS void column_evaluator::make_sets(std::uint32_t node, std::vector<std::uint8_t>& odd) {
    const auto rows = rows_;
    const auto& one = program_.nodes[node];
    auto& own = rooms_[node];
    auto* const own_others = own.others.data();
    auto* const own_sets = own.sets.data();
    auto* const own_bytes = own.bytes.data();
    const auto a = values_[one.a];
    if (one.code == column_code::lift) {
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) {
            own_bytes[i] = a.known[i];
            own_sets[i] = std::uint64_t{a.known[i]} << a.number[i];
        }
        return;
    }
    const auto b = values_[one.b];
    std::uint64_t any_possible = 0;
    QUORATE_ROWS_APART
    for (std::size_t i = 0; i < rows; ++i) {
        if ((a.possible != nullptr && a.possible[i] != 0) || (b.possible != nullptr && b.possible[i] != 0)) odd[i] = 1;
        own_others[i] = 0;
        if (one.code == column_code::unite) {
            own_bytes[i] = a.known[i] & b.known[i];
            if (a.known[i] != b.known[i]) odd[i] = 1;  // the members of one, and perhaps others
            own_sets[i] = a.set[i] | b.set[i];
            continue;
        }
        // Members of which it is unknown whether the other set has them are possible.
        const bool common = one.code == column_code::common, empty_b = b.known[i] != 0 && b.set[i] == 0;
        if (common && a.known[i] == 0 && b.known[i] != 0 && !empty_b) odd[i] = 1;
        own_bytes[i] = common && empty_b ? std::uint8_t{1} : a.known[i];
        own_sets[i] = b.known[i] == 0 ? 0 : common ? a.set[i] & b.set[i] : a.set[i] & ~b.set[i];
        own_others[i] = b.known[i] == 0 && a.known[i] != 0 ? a.set[i] : 0;
        any_possible |= own_others[i];
    }
    values_[node].possible = any_possible != 0 ? own.others.data() : nullptr;
}

QUORATE_FOR_ALL_ROWS void column_evaluator::filtered(std::uint32_t node, std::vector<std::uint8_t>& odd) {
    const auto rows = rows_;
    const auto& one = program_.nodes[node];
    auto& own = rooms_[node];
    auto* const own_others = own.others.data();
    auto* const own_sets = own.sets.data();
    const auto a = values_[one.a];
    const auto passes = values_[one.b];
    mark_doubtful(a.possible, odd, rows);
    if (one.leaves_unstated) mark_unstated(a.known, odd, rows);
    std::uint64_t any_possible = 0;
    values_[node].known = a.known;
    if (one.c == no_node) {
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) {
            const auto there = a.set[i] & -std::uint64_t{a.known[i]};
            own_sets[i] = there & passes.set[i];
            own_others[i] = there & ~passes.set[i] & ~passes.possible[i];
            any_possible |= own_others[i];
        }
    } else {
        const auto except = values_[one.c];
        mark_doubtful(except.possible, odd, rows);
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) {
            // Where it is unknown what is left out, each may be.
            const std::uint64_t known = -std::uint64_t{except.known[i]}, there = a.set[i] & -std::uint64_t{a.known[i]} & ~(except.set[i] & known);
            const auto certain = there & passes.set[i], possible = there & ~passes.set[i] & ~passes.possible[i];
            own_sets[i] = certain & known;
            own_others[i] = possible | (certain & ~known);
            any_possible |= own_others[i];
        }
    }
    values_[node].possible = any_possible != 0 ? own.others.data() : nullptr;
}

QUORATE_FOR_ALL_ROWS void column_evaluator::count(std::uint32_t node) {
    const auto rows = rows_;
    auto& own = rooms_[node];
    auto* const own_highs = own.highs.data();
    auto* const own_numbers = own.numbers.data();
    auto& made = values_[node];
    const auto a = values_[program_.nodes[node].a];
    made.known = a.known;
    made.high = a.possible != nullptr ? own.highs.data() : nullptr;
    made.limit = 2 * 64;  // at the high end too
    QUORATE_ROWS_APART
    for (std::size_t i = 0; i < rows; ++i) own_numbers[i] = count_bits(a.set[i]);
    if (a.possible != nullptr)
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) own_highs[i] = own_numbers[i] + count_bits(a.possible[i]);
}

QUORATE_FOR_ALL_ROWS void column_evaluator::quantified(std::uint32_t node, std::vector<std::uint8_t>& odd) {
    const auto rows = rows_;
    const auto& one = program_.nodes[node];
    auto* const to = rooms_[node].bytes.data();
    const auto a = values_[one.a];
    const auto passes = values_[one.b];
    const auto how = static_cast<quantification_kind>(one.detail);
    mark_doubtful(a.possible, odd, rows);
    if (one.leaves_unstated) mark_unstated(a.known, odd, rows);
    const auto judge = [&](auto of_row) {
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) {
            const auto certain = a.set[i] & passes.set[i], doubtful = a.set[i] & ~passes.set[i] & ~passes.possible[i];
            to[i] = a.known[i] != 0 ? of_row(i, certain, doubtful) : unknown;
        }
    };
    if (how == quantification_kind::every) {
        const auto satisfied = values_[one.c];
        judge([&](std::size_t i, std::uint64_t certain, std::uint64_t doubtful) {
            if ((certain & satisfied.possible[i]) != 0) return certainly_not;
            return ((certain | doubtful) & ~satisfied.set[i]) != 0 ? unknown : certainly;
        });
    } else if (how == quantification_kind::any || how == quantification_kind::no) {
        const auto yes = how == quantification_kind::any ? certainly : certainly_not, no = static_cast<std::uint8_t>(2 - yes);
        judge([&](std::size_t, std::uint64_t certain, std::uint64_t doubtful) { return certain != 0 ? yes : doubtful != 0 ? unknown : no; });
    } else {
        const auto& bound = program_.nodes[one.c];
        judge([&](std::size_t, std::uint64_t certain, std::uint64_t doubtful) {
            // A bound of a few and a count of at most 64 times a scale that was limited: no product is too large.
            const auto low = count_bits(certain) * bound.scale, high = low + count_bits(doubtful) * bound.scale;
            if (how == quantification_kind::at_least) return low >= bound.number ? certainly : high >= bound.number ? unknown : certainly_not;
            if (how == quantification_kind::at_most) return high <= bound.number ? certainly : low <= bound.number ? unknown : certainly_not;
            return bound.number < low || high < bound.number ? certainly_not : low == high ? certainly : unknown;
        });
    }
}

QUORATE_FOR_ALL_ROWS void column_evaluator::members(std::uint32_t node) {
    const auto rows = rows_;
    const auto& one = program_.nodes[node];
    auto& own = rooms_[node];
    auto* const own_others = own.others.data();
    auto* const own_sets = own.sets.data();
    const auto a = values_[one.a];
    const auto each = [&](auto of_row) {
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) {
            const auto [holds, fails] = of_row(i);
            own_sets[i] = holds;
            own_others[i] = fails;
        }
    };
    using pair = std::pair<std::uint64_t, std::uint64_t>;
    constexpr auto every = ~std::uint64_t{0};
    switch (one.code) {
        case column_code::member_by_entry: {
            const auto* const cells = program_.tables[one.index].data();
            return each([&](std::size_t i) {
                const auto known = -std::uint64_t{a.known[i]};
                return pair{cells[a.number[i]] & known, ~cells[a.number[i]] & known};
            });
        }
        case column_code::member_of_row: return each([&](std::size_t i) { return pair{a.truth[i] == certainly ? every : 0, a.truth[i] == certainly_not ? every : 0}; });
        case column_code::member_opposite: return each([&](std::size_t i) { return pair{a.possible[i], a.set[i]}; });
        case column_code::member_both: return each([&](std::size_t i) { return pair{a.set[i] & values_[one.b].set[i], a.possible[i] | values_[one.b].possible[i]}; });
        default: return each([&](std::size_t i) { return pair{a.set[i] | values_[one.b].set[i], a.possible[i] & values_[one.b].possible[i]}; });
    }
}

QUORATE_FOR_ALL_ROWS std::uint64_t column_evaluator::limit_of(std::uint32_t node) {
    auto& of = values_[node];
    if (of.limit != no_limit) return of.limit;
    const auto rows = rows_;
    const auto* const numbers = of.number;
    std::uint64_t bits = 0;
    QUORATE_ROWS_APART
    for (std::size_t i = 0; i < rows; ++i) bits |= static_cast<std::uint64_t>(numbers[i] ^ numbers[i] >> 63);
    return of.limit = bits >> 62 != 0 ? ~std::uint64_t{1} : (std::uint64_t{1} << std::bit_width(bits));
}

QUORATE_FOR_ALL_ROWS void column_evaluator::compute_small(std::uint32_t node, std::int64_t times_a, std::int64_t times_b) {
    const auto rows = rows_;
    const auto& one = program_.nodes[node];
    const auto* const a = values_[one.a].number;
    const auto* const b = values_[one.b].number;
    auto* const to = rooms_[node].numbers.data();
    if (one.code == column_code::add) {
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) to[i] = a[i] * times_a + b[i] * times_b;
    } else if (one.code == column_code::subtract) {
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) to[i] = a[i] * times_a - b[i] * times_b;
    } else if (is_constant(one.a) || is_constant(one.b)) {
        const auto factor = program_.nodes[is_constant(one.a) ? one.a : one.b].number;
        const auto* const numbers = is_constant(one.a) ? b : a;
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) to[i] = numbers[i] * factor;
    } else {
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) to[i] = a[i] * b[i];
    }
}

QUORATE_FOR_ALL_ROWS void column_evaluator::arithmetic(std::uint32_t node, std::vector<std::uint8_t>& odd) {
    const auto rows = rows_;
    const auto& one = program_.nodes[node];
    auto& own = rooms_[node];
    auto* const own_numbers = own.numbers.data();
    auto* const own_bytes = own.bytes.data();
    auto& made = values_[node];
    const auto a = values_[one.a];
    const auto b = values_[one.b];
    const bool multiplies = one.code == column_code::multiply || one.code == column_code::scale_amount;
    if (one.form == column_form::number)
        for (const auto operand : {one.a, one.b}) leave_unknown_counts(operand, odd);
    for (const auto* side : {&a, &b})
        if (side->high != nullptr)
            QUORATE_ROWS_APART
            for (std::size_t i = 0; i < rows; ++i)
                if (side->known[i] != 0 && side->high[i] != side->number[i]) odd[i] = 1;  // of a range
    // A product of two denominators that are each limited fits; the sum wants one for both.
    made.scale = multiplies ? a.scale * b.scale : std::lcm(a.scale, b.scale);
    const bool fits = made.scale <= data::largest_scale;
    if (!fits) made.scale = 1;
    const std::int64_t times_a = multiplies || !fits ? 1 : made.scale / a.scale, times_b = multiplies || !fits ? 1 : made.scale / b.scale;
    // What is known is that of the other side where one is constant.
    made.known = is_constant(one.a) ? b.known : is_constant(one.b) ? a.known : own_bytes;
    if (made.known == own_bytes)
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) own_bytes[i] = a.known[i] & b.known[i];
    constexpr std::uint64_t small = std::uint64_t{1} << 61;
    const auto limit_a = times(limit_of(one.a), static_cast<std::uint64_t>(times_a)), limit_b = times(limit_of(one.b), static_cast<std::uint64_t>(times_b));
    const auto limit = multiplies ? times(limit_a, limit_b) : limit_a < small && limit_b < small ? limit_a + limit_b : no_limit;
    made.limit = no_limit;
    if (fits && limit <= small) {
        compute_small(node, times_a, times_b);
        made.limit = limit;
    } else for (std::size_t i = 0; i < rows; ++i) {
        std::int64_t first = 0, second = 0;
        int over = __builtin_mul_overflow(a.number[i], times_a, &first);
        over |= __builtin_mul_overflow(b.number[i], times_b, &second);
        if (multiplies) over |= __builtin_mul_overflow(first, second, &own_numbers[i]);
        else if (one.code == column_code::add) over |= __builtin_add_overflow(first, second, &own_numbers[i]);
        else over |= __builtin_sub_overflow(first, second, &own_numbers[i]);
        if ((over != 0 || !fits) && made.known[i] != 0) odd[i] = 1;
    }
    if (one.form != column_form::amount) return;
    made.currency = a.currency;
    if (multiplies) return;
    QUORATE_ROWS_APART
    for (std::size_t i = 0; i < rows; ++i)
        if (made.known[i] != 0 && a.currency[i] != b.currency[i]) odd[i] = 1;
}

}  // namespace quorate::assess
