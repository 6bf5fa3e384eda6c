// Bands, tables, and calls of what is defined.
#include <algorithm>
#include <cstring>

#include "assess/operations.hpp"

namespace quorate::assess {

namespace {

/// A value of bands as a point on the line, with what must agree besides: the currency, or the unit of time.
struct point { rational at; std::string unit; };

std::optional<point> point_of(const value& a, bool high) {
    if (const auto* number = a.get<number_range>()) return point{high ? number->high : number->low, {}};
    if (const auto* amount = a.get<money>()) return point{amount->amount, amount->currency};
    if (const auto* date = a.get<day>()) return point{rational(date->time_since_epoch().count()), {}};
    if (const auto* length = a.get<duration>()) return point{rational(length->count), std::to_string(static_cast<int>(length->in))};
    return std::nullopt;
}

point point_of(const plan::constant& bound) {
    struct reader {
        point operator()(const rational& one) const { return {one, {}}; }
        point operator()(const money& one) const { return {one.amount, one.currency}; }
        point operator()(const day& one) const { return {rational(one.time_since_epoch().count()), {}}; }
        point operator()(const duration& one) const { return {rational(one.count), std::to_string(static_cast<int>(one.in))}; }
        point operator()(bool) const { return {}; }
        point operator()(const texts&) const { return {}; }
        point operator()(const entry_ref&) const { return {}; }
    };
    return std::visit(reader{}, bound);
}

bool holds(const plan::band_table::band& band, const rational& at) {
    if (band.low) {
        const auto low = point_of(*band.low).at;
        if (at < low || (at == low && !band.low_included)) return false;
    }
    if (band.high) {
        const auto high = point_of(*band.high).at;
        if (high < at || (at == high && !band.high_included)) return false;
    }
    return true;
}

}  // namespace

value operations::banded(std::uint32_t index, const value& a) {
    if (!a.known()) return a;
    const auto& table = on.program().bands[index];
    const auto low = point_of(a, false), high = point_of(a, true);
    if (!low || !high) throw unsound_program();
    for (const auto& band : table.bands)
        for (const auto* bound : {&band.low, &band.high})
            if (*bound && low && point_of(**bound).unit != low->unit)
                return arithmetic_fault("a value in another unit than the bands of " + table.name, "une valeur dans une autre unité que les tranches de " + table.name);
    const auto find = [&](const rational& at) {
        std::size_t found = 0;
        while (found < table.bands.size() && !holds(table.bands[found], at)) ++found;
        return found;
    };
    const plan::rule nothing;
    frame empty(nothing);
    const auto first = find(low->at), last = find(high->at);
    if (first == table.bands.size() || last == table.bands.size())
        return arithmetic_fault("a value outside the bands of " + table.name, "une valeur hors des tranches de " + table.name);
    if (first == last) return on.run(table.bands[first].value, empty);
    // Known within bounds only: whichever band it falls into. Bands may stand in any order, so each that the range touches counts.
    std::optional<value> result;
    for (const auto& band : table.bands) {
        const bool below = band.high && point_of(*band.high).at < low->at, above = band.low && point_of(*band.low).at > high->at;
        if (below || above) continue;
        const value one = on.run(band.value, empty);
        result = result ? either_of(make_unknown(a.why), *result, one) : one;
    }
    return result ? *result : make_unknown(a.why);
}

value operations::looked_up(std::uint32_t index, const value& a, const value* b) {
    if (!a.known() || (b != nullptr && !b->known())) return b != nullptr ? unknown_of(a, *b) : a;
    const auto& table = on.program().tables[index];
    std::size_t cell = a.as<entry_ref>().index;
    if (b != nullptr) cell = cell * table.columns + b->as<entry_ref>().index;
    const plan::rule nothing;
    frame empty(nothing);
    if (cell >= table.cells.size()) throw unsound_program();
    const auto held = table.cells[cell];
    return on.run(held == plan::op_id::none ? table.otherwise : held, empty);
}

value operations::called(std::uint32_t index, std::vector<value> arguments) {
    const auto& definition = on.program().definitions[index];
    frame own(definition);
    for (std::uint32_t i = 0; i < arguments.size(); ++i) own.set(i, std::move(arguments[i]));
    return on.run(definition.body, own);
}

}  // namespace quorate::assess
