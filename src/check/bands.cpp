// The proof that bands leave no gap and do not overlap: bounds in order, each band beginning where the one before ends.
#include <algorithm>

#include "check/context.hpp"
#include "check/types.hpp"
#include "syntax/texts.hpp"

namespace quorate::check {

using syntax::node_kind;

namespace {

/// One end of a band as a point on the line: what lies just below a value, at it, or just above it.
struct cut {
    rational at;
    bool above = false;  ///< just above the value, else just below it
    friend std::strong_ordering operator<=>(const cut& a, const cut& b) {
        const auto order = a.at <=> b.at;
        return order != 0 ? order : a.above <=> b.above;
    }
};

struct interval {
    std::optional<cut> low, high;  ///< nothing: without end
    node_id node = node_id::none;
};

class band_prover {
public:
    band_prover(context& all, const declaration& bands) : all_(all), bands_(bands) {
        const auto detail = all.tree[all.next(all.first(bands.node))].detail & 0x3f;
        whole_ = detail == static_cast<std::uint8_t>(syntax::type_word::whole_number) || bands.arguments.front().is == kind::day ||
                 bands.arguments.front().is == kind::duration;
    }

    void prove() {
        std::vector<interval> all;
        for (const node_id band : all_.children(bands_.node, node_kind::band)) {
            const auto one = read(band);
            if (!one) return;
            all.push_back(*one);
        }
        if (all.empty()) {
            all_.problems.error("Q3009", all_.where(all_.first(bands_.node)), "these bands have no band", "write one such as `up to 16: 4`");
            return;
        }
        std::stable_sort(all.begin(), all.end(), [](const interval& a, const interval& b) { return !a.low ? b.low.has_value() : b.low && *a.low < *b.low; });
        std::optional<cut> reached;
        if (const node_id domain = all_.tree.child(bands_.node, node_kind::domain); domain != node_id::none) {
            const auto least = number_of(all_.first(domain));
            if (!least) return;
            reached = normal({*least, false});
        }
        const bool bounded = reached.has_value();
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto& one = all[i];
            if (i == 0) {
                if (one.low && (!reached || *reached < *one.low))
                    return gap(one.node, "below this band nothing is said", bounded ? "begin at the least value" : "begin with `up to …` or `below …`, or say `over … from` the least value there is");
                if (reached && one.high && *one.high <= *reached) {
                    all_.problems.error("Q3010", all_.where(one.node), "no value lies in this band", "it ends before the least value: leave it out, or let the bands begin lower");
                    return;
                }
            } else {
                const auto& before = all[i - 1];
                if (!before.high || !one.low || *one.low < *before.high) {
                    all_.problems.error("Q3016", all_.where(one.node), "this band and another overlap");
                    all_.problems.also(all_.where(before.node), "the other is here");
                    return;
                }
                if (*before.high < *one.low) {
                    gap(one.node, "between the band before and this one something is left out", "let this band begin where the other ends");
                    all_.problems.also(all_.where(before.node), "the band before is here");
                    return;
                }
            }
        }
        if (all.back().high) gap(all.back().node, "above this band nothing is said", "end with `above …` or `from …`");
    }

private:
    void gap(node_id at, std::string message, std::string help) { all_.problems.error("Q3015", all_.where(at), std::move(message), std::move(help)); }

    /// Whole numbers have nothing between one and the next: just above 16 is just below 17.
    [[nodiscard]] cut normal(cut one) const {
        if (!whole_ || !one.above) return one;
        if (const auto next = add(one.at, rational(1))) return {*next, false};
        return one;
    }

    std::optional<rational> number_of(node_id bound) {
        const auto refuse = [&](std::string message) -> std::optional<rational> {
            all_.problems.error("Q3001", all_.where(bound), std::move(message), "write the number itself");
            return std::nullopt;
        };
        std::optional<rational> found;
        switch (all_.kind(bound)) {
            case node_kind::number:
            case node_kind::unary:
            case node_kind::binary: found = syntax::plain_number(all_.tree, bound); break;
            case node_kind::date:
                if (const auto day = parse_day(all_.value(bound))) found = rational(day->time_since_epoch().count());
                break;
            case node_kind::money: {
                const auto text = all_.value(bound);
                if (currency_.empty()) currency_ = text.substr(0, 3);
                if (currency_ != text.substr(0, 3)) return refuse("the bounds of bands are in one currency");
                found = parse_rational(text.substr(4));
                break;
            }
            case node_kind::duration: {
                const auto unit = static_cast<syntax::duration_unit>(all_.tree[bound].detail);
                const bool days = unit == syntax::duration_unit::days || unit == syntax::duration_unit::weeks;
                if (in_days_ && *in_days_ != days) return refuse("days and months do not compare");
                in_days_ = days;
                const auto count = parse_rational(all_.value(bound));
                const int factor = unit == syntax::duration_unit::weeks ? 7 : unit == syntax::duration_unit::years ? 12 : 1;
                if (count) found = multiply(*count, rational(factor));
                break;
            }
            default: break;
        }
        if (!found) return refuse("a bound is a plain value, so that gaps can be found");
        if (whole_ && !found->is_whole()) return refuse("these bands go over whole numbers");
        return found;
    }

    std::optional<interval> read(node_id band) {
        const auto detail = all_.tree[band].detail;
        const auto has = [&](syntax::band_bounds which) { return (detail & static_cast<std::uint8_t>(which)) != 0; };
        interval made{.low = {}, .high = {}, .node = band};
        node_id at = all_.first(band);
        if (has(syntax::band_bounds::low)) {
            const auto value = number_of(at);
            if (!value) return std::nullopt;
            made.low = normal({*value, !has(syntax::band_bounds::low_included)});
            at = all_.next(at);
        }
        if (has(syntax::band_bounds::high)) {
            const auto value = number_of(at);
            if (!value) return std::nullopt;
            made.high = normal({*value, has(syntax::band_bounds::high_included)});
        }
        if (made.low && made.high && !(*made.low < *made.high)) {
            all_.problems.error("Q3010", all_.where(band), "no value lies in this band");
            return std::nullopt;
        }
        return made;
    }

    context& all_;
    const declaration& bands_;
    bool whole_ = false;
    std::string currency_;
    std::optional<bool> in_days_;
};

}  // namespace

void check_bands(context& all, const declaration& one) {
    if (!all.tree.is_damaged(one.node)) band_prover(all, one).prove();
}

}  // namespace quorate::check
