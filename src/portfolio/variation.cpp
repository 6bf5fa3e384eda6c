#include "portfolio/variation.hpp"

#include <algorithm>

#include "portfolio/durations.hpp"

namespace quorate::data {

namespace {

const field_type& type_of(const portfolio& of, record_ref record, std::uint32_t field) { return of.words().records[record.type].fields[field].type; }

template <typename Items>
void splice(Items& into, std::size_t begin, std::size_t end, const Items& made) {
    into.erase(into.begin() + static_cast<std::ptrdiff_t>(begin), into.begin() + static_cast<std::ptrdiff_t>(end));
    into.insert(into.begin() + static_cast<std::ptrdiff_t>(begin), made.begin(), made.end());
}

std::int64_t scalar_of(portfolio& into, const field_type& type, const cell& value) {
    switch (type.kind) {
        case type_kind::truth: return std::get<bool>(value) ? 1 : 0;
        case type_kind::date: return std::get<day>(value).time_since_epoch().count();
        case type_kind::duration: return packed(std::get<duration>(value));
        case type_kind::entry: return std::get<entry_index>(value).index;
        case type_kind::text:
        case type_kind::identifier: return into.add_text({std::get<texts>(value)});
        default: return std::get<record_ref>(value).row;
    }
}

/// Puts the items between two places of a column in place of those that stand there.
void store(portfolio& into, column& here, const field_type& type, std::size_t begin, std::size_t end, const std::vector<cell>& items) {
    const auto each = [&](auto& vector, const auto& of) {
        std::decay_t<decltype(vector)> made;
        for (const auto& one : items) made.push_back(of(one));
        splice(vector, begin, end, made);
    };
    const auto stated = [](const cell& one) { return one.index() != 0; };
    switch (type.kind) {
        case type_kind::number:
        case type_kind::whole_number: return each(here.numbers, [&](const cell& one) { return stated(one) ? std::get<rational>(one) : rational(); });
        case type_kind::money: return each(here.amounts, [&](const cell& one) { return stated(one) ? std::get<money>(one) : money{}; });
        case type_kind::period: return each(here.periods, [&](const cell& one) { return stated(one) ? std::get<period>(one) : period{}; });
        case type_kind::reference:
            each(here.reference_types, [&](const cell& one) { return stated(one) ? std::get<record_ref>(one).type : type.of; });
            [[fallthrough]];
        default: {
            // An unstated text has its place among the texts too, as in what the loaders store.
            const bool is_text = type.kind == type_kind::text || type.kind == type_kind::identifier;
            each(here.scalars, [&](const cell& one) { return stated(one) ? scalar_of(into, type, one) : is_text ? into.add_text({}) : 0; });
        }
    }
}

}  // namespace

void put_value(portfolio& into, record_ref record, std::uint32_t field, const cell& value) {
    const auto& type = type_of(into, record, field);
    auto& here = into.of_type(record.type).columns[field];
    here.stated[record.row] = value.index() != 0;
    store(into, here, type, record.row, record.row + std::size_t{1}, {value});
}

void put_items(portfolio& into, record_ref record, std::uint32_t field, const std::vector<cell>& items) {
    const auto& type = type_of(into, record, field);
    auto& here = into.of_type(record.type).columns[field];
    const auto begin = here.offsets[record.row], end = here.offsets[record.row + 1];
    here.stated[record.row] = true;
    store(into, here, type, begin, end, items);
    const auto grown = static_cast<std::uint32_t>(items.size()) - (end - begin);  // modulo 2^32, as the sums below
    for (std::size_t row = std::size_t{record.row} + 1; row < here.offsets.size(); ++row) here.offsets[row] += grown;
}

void take_items(portfolio& into, record_ref record, std::uint32_t field) {
    put_items(into, record, field, {});
    into.of_type(record.type).columns[field].stated[record.row] = false;
}

record_ref add_part(portfolio& into, std::uint32_t type) {
    auto& table = into.of_type(type);
    const record_ref made{type, table.rows++};
    table.where.emplace_back();
    const auto& fields = into.words().records[type].fields;
    for (std::uint32_t i = 0; i < fields.size(); ++i) {
        auto& here = table.columns[i];
        here.stated.push_back(false);
        if (fields[i].type.many) here.offsets.push_back(here.offsets.back());
        else store(into, here, fields[i].type, made.row, made.row, {cell{}});
    }
    return made;
}

namespace {

cell read(const portfolio& from, const column& here, const field_type& type, std::size_t item) {
    switch (type.kind) {
        case type_kind::truth: return here.scalars[item] != 0;
        case type_kind::number:
        case type_kind::whole_number: return here.numbers[item];
        case type_kind::money: return here.amounts[item];
        case type_kind::text:
        case type_kind::identifier: return from.text_at(here.scalars[item]).by_language;
        case type_kind::date: return day{std::chrono::days{here.scalars[item]}};
        case type_kind::period: return here.periods[item];
        case type_kind::duration: return unpacked(here.scalars[item]);
        case type_kind::entry: return entry_index{static_cast<std::uint32_t>(here.scalars[item])};
        case type_kind::reference: return record_ref{here.reference_types[item], static_cast<std::uint32_t>(here.scalars[item])};
        case type_kind::part: return record_ref{type.of, static_cast<std::uint32_t>(here.scalars[item])};
    }
    return {};
}

}  // namespace

bool is_stated(const portfolio& from, record_ref record, std::uint32_t field) { return from.of_type(record.type).columns[field].stated[record.row]; }

cell value_of(const portfolio& from, record_ref record, std::uint32_t field) {
    if (!is_stated(from, record, field)) return {};
    return read(from, from.of_type(record.type).columns[field], type_of(from, record, field), record.row);
}

std::vector<cell> items_of(const portfolio& from, record_ref record, std::uint32_t field) {
    const auto& here = from.of_type(record.type).columns[field];
    std::vector<cell> all;
    for (auto item = here.offsets[record.row]; item < here.offsets[record.row + 1]; ++item) all.push_back(read(from, here, type_of(from, record, field), item));
    return all;
}

}  // namespace quorate::data
