// Bands, tables, and calls of what is defined.
#include <algorithm>
#include <cstring>

#include "assess/operations.hpp"

namespace quorate::assess {

namespace {

/// A value of bands as a point on the line, with what must agree besides: the currency, or the unit of time.
struct point { rational at; std::string unit; };

std::optional<point> point_of(const value& a) {
    if (const auto* number = a.get<number_range>()) return point{number->low, {}};
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
    const auto reach = ends_of(a);
    if (!reach) return make_unknown(a.why);
    const auto& table = on.program().bands[index];
    const auto point_at = [](const std::optional<value>& end) { return end ? point_of(*end) : std::nullopt; };
    const auto low = point_at(reach->low), high = point_at(reach->high);
    if (!low && !high) throw unsound_program();
    // The sum of no amounts is nothing in any currency.
    const bool is_nothing = a.get<number_range>() != nullptr && a.as<number_range>() == number_range{rational(0), rational(0)};
    for (const auto& band : table.bands)
        for (const auto* bound : {&band.low, &band.high})
            if (!is_nothing && *bound && point_of(**bound).unit != (low ? *low : *high).unit)
                return arithmetic_fault("a value in another unit than the bands of " + table.name, "une valeur dans une autre unité que les tranches de " + table.name);
    // Known within bounds only: whichever band it falls into. Bands may stand in any order, so each that the range touches counts.
    const auto begins_after = [&](const plan::band_table::band& band) { return band.low && high && (high->at < point_of(*band.low).at || (high->at == point_of(*band.low).at && !band.low_included)); };
    const auto ends_before = [&](const plan::band_table::band& band) { return band.high && low && (point_of(*band.high).at < low->at || (low->at == point_of(*band.high).at && !band.high_included)); };
    const auto covered = [&](const std::optional<point>& end, auto unbounded) {
        return std::any_of(table.bands.begin(), table.bands.end(), [&](const auto& band) { return end ? holds(band, end->at) : unbounded(band); });
    };
    if (!covered(low, [](const auto& band) { return !band.low; }) || !covered(high, [](const auto& band) { return !band.high; })) {
        const value outside = arithmetic_fault("a value outside the bands of " + table.name, "une valeur hors des tranches de " + table.name);
        return make_unknown(on.reasons().join(a.why, outside.why));
    }
    const plan::rule nothing;
    frame empty(nothing);
    std::optional<value> result;
    for (const auto& band : table.bands) {
        if (ends_before(band) || begins_after(band)) continue;
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
