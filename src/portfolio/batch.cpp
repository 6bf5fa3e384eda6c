#include "portfolio/batch.hpp"

#include <algorithm>
#include <numeric>

namespace quorate::data {

held_as form_of(const vocabulary& words, const field_type& type) noexcept {
    if (type.many) return type.kind == type_kind::entry && words.classifications[type.of].entries.size() <= 64 ? held_as::entries : held_as::presence;
    switch (type.kind) {
        case type_kind::truth: return held_as::truth;
        case type_kind::number:
        case type_kind::whole_number: return held_as::number;
        case type_kind::money: return held_as::amount;
        case type_kind::date: return held_as::day;
        case type_kind::entry: return held_as::entry;
        default: return held_as::presence;
    }
}

namespace {

/// Numerators over one denominator; a row for which there is none becomes odd.
template <typename Number>
void fill_numbers(batch_column& into, std::span<const std::uint32_t> rows, std::vector<std::uint8_t>& odd, Number number_at) {
    into.scale = 1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (into.stated[i] == 0) continue;
        const auto below = number_at(rows[i]).denominator();
        if (below == 1 || into.scale % below == 0) continue;
        const auto common = below > largest_scale ? largest_scale + 1 : std::lcm(into.scale, below);
        if (common <= largest_scale) into.scale = common;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        into.scalars[i] = 0;
        if (into.stated[i] == 0) continue;
        const auto number = number_at(rows[i]);
        const bool fits = into.scale % number.denominator() == 0 && !__builtin_mul_overflow(number.numerator(), into.scale / number.denominator(), &into.scalars[i]);
        if (!fits) { odd[i] = 1; into.scalars[i] = 0; }
    }
}

void fill_presence(batch_column& into, const portfolio& from, const column& column, const field_type& type, std::span<const std::uint32_t> rows) {
    const bool text = !type.many && type.kind == type_kind::text;
    for (std::size_t i = 0; i < rows.size(); ++i)
        into.stated[i] = column.stated[rows[i]] && !(text && from.text_at(column.scalars[rows[i]]).blank()) ? 1 : 0;
}

void fill_column(batch_column& into, const portfolio& from, const column& column, const field_type& type, std::span<const std::uint32_t> rows, std::vector<std::uint8_t>& odd) {
    into.stated.resize(rows.size());
    fill_presence(into, from, column, type, rows);
    const auto scalars = [&] {
        into.scalars.resize(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) into.scalars[i] = into.stated[i] != 0 ? column.scalars[rows[i]] : 0;
    };
    switch (into.form) {
        case held_as::truth:
        case held_as::day:
        case held_as::entry: scalars(); break;
        case held_as::number:
            into.scalars.resize(rows.size());
            fill_numbers(into, rows, odd, [&](std::uint32_t row) { return column.numbers[row]; });
            break;
        case held_as::amount:
            into.scalars.resize(rows.size());
            into.currencies.resize(rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i) into.currencies[i] = into.stated[i] != 0 ? packed_currency(column.amounts[rows[i]].currency) : 0;
            fill_numbers(into, rows, odd, [&](std::uint32_t row) { return column.amounts[row].amount; });
            break;
        case held_as::entries:
            into.members.resize(rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i) {
                std::uint64_t all = 0;
                for (auto item = column.offsets[rows[i]]; item < column.offsets[rows[i] + 1]; ++item) all |= std::uint64_t{1} << column.scalars[item];
                into.members[i] = all;
            }
            break;
        default: break;
    }
}

}  // namespace

void fill(record_batch& batch, const portfolio& from, std::uint32_t type, std::span<const std::uint32_t> rows, std::span<const held_as> forms) {
    batch.rows = rows.size();
    batch.columns.resize(forms.size());
    batch.odd.assign(rows.size(), 0);
    for (std::size_t field = 0; field < forms.size(); ++field) {
        batch.columns[field].form = forms[field];
        if (forms[field] != held_as::nothing)
            fill_column(batch.columns[field], from, from.of_type(type).columns[field], from.words().records[type].fields[field].type, rows, batch.odd);
    }
}

}  // namespace quorate::data
