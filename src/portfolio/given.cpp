#include "portfolio/given.hpp"

#include <algorithm>

#include "portfolio/load.hpp"

namespace quorate::data {

namespace {

constexpr std::size_t longest_shown = 120;  // bytes of a value in a listing
// Of a record, with its parts: parts that are held in many places make many values of few.
constexpr std::size_t most_values = 1'000'000;
constexpr std::size_t most_listed = std::size_t{32} << 20;  // bytes

/// Writes the listing while it makes the values, so that each knows its stretch.
class lister {
public:
    explicit lister(text::source_id source) : source_(source) {}

    raw_record take(const record& given, const std::string& path) {
        raw_record made;
        const auto begin = end();
        for (const auto& [name, value] : given.fields()) {
            const auto own = path.empty() ? name : path + ", " + name;
            const auto start = end();
            raw_record::raw_field field{checked(name, start), {source_, start, start}, {}};
            field.value = take(value, own);
            field.name_where = {source_, start, std::min<std::uint32_t>(end(), start + static_cast<std::uint32_t>(own.size()))};
            made.fields.push_back(std::move(field));
        }
        made.where = {source_, begin, begin == end() ? begin : end() - 1};
        return made;
    }

    std::string listing;
    std::vector<text::span> not_utf8;
    struct long_text { text::span where; std::size_t size; };
    std::vector<long_text> too_long;
    [[nodiscard]] bool is_too_large() const noexcept { return values_ > most_values || listing.size() > most_listed; }

private:
    [[nodiscard]] std::uint32_t end() const { return static_cast<std::uint32_t>(listing.size()); }

    std::string checked(const std::string& text, std::uint32_t line) {
        if (text::is_utf8(text)) return text;
        not_utf8.push_back({source_, line, line});
        return "(not UTF-8)";
    }

    /// One line `path = shown`, and the stretch of what is shown.
    text::span line(const std::string& path, std::string shown) {
        std::replace_if(shown.begin(), shown.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
        if (shown.size() > longest_shown) {
            auto at = longest_shown;
            while (at > 0 && (static_cast<unsigned char>(shown[at]) & 0xC0u) == 0x80u) --at;
            shown = shown.substr(0, at) + "…";
        }
        listing += (text::is_utf8(path) ? path : "(not UTF-8)") + " = ";
        const auto begin = end();
        listing += shown;
        const text::span where{source_, begin, end()};
        listing += '\n';
        return where;
    }

    raw_value characters(const std::string& path, std::string text) {
        const auto start = end();
        auto good = checked(text, start);
        const auto where = line(path, '"' + good.substr(0, longest_shown + 4) + '"');
        if (text.size() > load_limits{}.text_length) too_long.push_back({where, text.size()});
        return {raw_value::characters{std::move(good)}, where};
    }

    raw_value fields(const std::string& path, std::vector<std::pair<std::string, field_value>> of) {
        record inside;
        for (auto& [name, value] : of) inside.set(name, std::move(value));
        return part(path, inside);
    }

    raw_value part(const std::string& path, const record& inside) {
        if (inside.fields().empty()) return {std::make_shared<raw_record>(), line(path, "{}")};
        auto made = std::make_shared<raw_record>(take(inside, path));
        const auto where = made->where;
        return {std::move(made), where};
    }

    raw_value take(const field_value& value, const std::string& path) {
        ++values_;
        if (is_too_large()) return {};
        return std::visit([&](const auto& held) { return take_held(held, path); }, value.get());
    }

    raw_value take_held(std::monostate, const std::string& path) { return {raw_value::nothing{}, line(path, "nothing")}; }
    raw_value take_held(bool truth, const std::string& path) { return {truth, line(path, truth ? "true" : "false")}; }
    raw_value take_held(const rational& number, const std::string& path) {
        auto shown = std::to_string(number.numerator());
        if (!number.is_whole()) shown += "/" + std::to_string(number.denominator());
        return {number, line(path, std::move(shown))};
    }
    raw_value take_held(const std::string& text, const std::string& path) { return characters(path, text); }
    raw_value take_held(const texts& all, const std::string& path) {
        if (all.all().size() == 1 && all.all().front().language.empty()) return characters(path, all.all().front().text);
        std::vector<std::pair<std::string, field_value>> by_language;
        for (const auto& one : all.all()) by_language.emplace_back(one.language, one.text);
        return fields(path, std::move(by_language));
    }
    raw_value take_held(const money& amount, const std::string& path) {
        return fields(path, {{"amount", amount.amount}, {"currency", std::string(amount.currency, std::find(amount.currency, amount.currency + 3, '\0'))}});
    }
    raw_value take_held(const day& date, const std::string& path) { return characters(path, to_string(date)); }
    raw_value take_held(const period& time, const std::string& path) {
        return fields(path, {{"from", to_string(time.first)}, {"to", to_string(time.last)}});
    }
    raw_value take_held(const duration& length, const std::string& path) {
        static constexpr std::string_view units[] = {" days", " months", " working days"};
        return characters(path, std::to_string(length.count) + std::string(units[static_cast<std::size_t>(length.in)]));
    }
    raw_value take_held(const field_value::list& all, const std::string& path) {
        if (all.empty()) return {raw_value::list{}, line(path, "[]")};
        const auto begin = end();
        raw_value::list made;
        for (std::size_t i = 0; i < all.size(); ++i) made.items.push_back(take(all[i], path + " " + std::to_string(i + 1)));
        return {std::move(made), {source_, begin, end() - 1}};
    }
    raw_value take_held(const field_value::part& inside, const std::string& path) { return part(path, *inside); }

    text::source_id source_;
    std::size_t values_ = 0;
};

}  // namespace

given_record take_given(const record& given, const std::string& name, text::source_set& sources, text::diagnostic_sink& problems) {
    lister making(static_cast<text::source_id>(sources.size()));
    given_record made{making.take(given, {}), true};
    if (making.is_too_large()) {
        const auto source = sources.add(name, "(too large)\n");
        problems.error("Q6050", {source, 0, 0}, "this record, with its parts, has more than " + std::to_string(most_values) + " values, or takes more than 32 MiB written out",
                       "make records of its parts");
        return {{{}, {source, 0, 0}}, false};
    }
    sources.add(name, std::move(making.listing));
    for (const auto where : making.not_utf8) problems.error("Q5011", where, "this is not UTF-8", "give texts as UTF-8");
    for (const auto& [where, size] : making.too_long)
        problems.error("Q6004", where, "this text has " + std::to_string(size) + " bytes, and a text has at most " + std::to_string(load_limits{}.text_length));
    made.good = making.not_utf8.empty() && making.too_long.empty();
    return made;
}

std::string text_of(const record& given, std::string_view field) {
    const auto* value = given.find(field);
    const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(&value->get());
    return text == nullptr ? std::string() : *text;
}

}  // namespace quorate::data
