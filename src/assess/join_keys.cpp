#include "assess/join_keys.hpp"

#include <functional>

#include "assess/nearness.hpp"
#include "relate/words.hpp"
#include "text/source.hpp"

namespace quorate::assess {

namespace {

/// FNV-1a: the same everywhere.
class key_maker {
public:
    explicit key_maker(std::uint8_t kind) { put(kind); }
    key_maker& put(std::uint64_t number) {
        for (int i = 0; i < 8; ++i, number >>= 8) step(static_cast<std::uint8_t>(number));
        return *this;
    }
    key_maker& put(std::string_view text) {
        for (const char c : text) step(static_cast<std::uint8_t>(c));
        return *this;
    }
    [[nodiscard]] std::uint64_t made() const noexcept { return hash_; }

private:
    void step(std::uint8_t byte) { hash_ = (hash_ ^ byte) * 0x0000'0100'0000'01b3u; }
    std::uint64_t hash_ = 0xcbf2'9ce4'8422'2325u;
};

std::uint64_t entry_key(entry_ref one) { return key_maker(4).put(one.of).put(one.index).made(); }

/// The key of one known value under `same`; none when its type has no keys.
bool put_key(const value& of, std::vector<std::uint64_t>& to) {
    if (const auto* truth = of.get<bool>()) to.push_back(key_maker(1).put(*truth ? 1u : 0u).made());
    else if (const auto* number = of.get<number_range>(); number != nullptr && number->exact())
        to.push_back(key_maker(2).put(static_cast<std::uint64_t>(number->low.numerator())).put(static_cast<std::uint64_t>(number->low.denominator())).made());
    else if (const auto* date = of.get<day>()) to.push_back(key_maker(3).put(static_cast<std::uint64_t>(date->time_since_epoch().count())).made());
    else if (const auto* entry = of.get<entry_ref>()) to.push_back(entry_key(*entry));
    else if (const auto* record = of.get<record_ref>()) to.push_back(key_maker(5).put(record->type).put(record->row).made());
    else if (const auto* text = of.get<const texts*>())
        for (const auto& one : (*text)->all()) to.push_back(key_maker(6).put(text::fold(one.text)).made());
    else return false;
    return true;
}

/// The keys of an entry for `under`: of the lower side all that it stands at or under, of the upper side itself.
bool put_places(const machine& on, const value& of, bool lower, std::vector<std::uint64_t>& to) {
    const auto* entry = of.get<entry_ref>();
    if (entry == nullptr) return false;
    to.push_back(entry_key(*entry));
    if (!lower) return true;
    const auto count = static_cast<std::uint32_t>(on.program().words.classifications[entry->of].entries.size());
    for (std::uint32_t i = 0; i < count; ++i)
        if (on.program().words.classifications[entry->of].stands_under(entry->index, i)) to.push_back(entry_key({entry->of, i}));
    return true;
}

/// The keys of an entry for nearness: itself, and of those above it all that may be what two entries with that nearness have in common.
/// If it tells l and the entry a, then 2 l ≥ least (a + l), for the partner tells at least l.
bool put_near(const machine& on, const value& of, const rational& least, std::vector<std::uint64_t>& to) {
    const auto* entry = of.get<entry_ref>();
    if (entry == nullptr) return false;
    __extension__ using wide = __int128;
    const auto& tree = on.program().words.classifications[entry->of];
    const auto own = information_of(tree, entry->index);
    to.push_back(entry_key(*entry));
    for (auto at = tree.entries[entry->index].parent; at != no_index; at = tree.entries[at].parent) {
        const auto above = information_of(tree, at);
        if (wide{above} * 2 * least.denominator() >= wide{own + above} * least.numerator()) to.push_back(entry_key({entry->of, at}));
    }
    return true;
}

bool put_words(const value& of, std::vector<std::uint64_t>& to) {
    const auto* text = of.get<const texts*>();
    if (text == nullptr) return false;
    for (const auto& one : (*text)->all()) {
        // A text without a language is read in that of its partner, which may be either.
        for (const auto* language : {"", "fr", "en"}) {
            if (!one.language.empty() && one.language != language && *language != '\0') continue;
            const relate::word_set words(one.text, one.language.empty() ? language : std::string_view(one.language));
            if (words.empty()) return false;
            for (const auto& stem : words.stems()) to.push_back(key_maker(7).put(stem.root).made());
        }
    }
    return true;
}

/// Evaluates a side of a part under its variables and calls `take` with each value; false as soon as it says so or a
/// collection is unknown.
bool for_each_value(machine& on, frame& in, const plan::join_side& side, std::size_t variable, const std::function<bool(const value&)>& take) {
    if (variable == side.variables.size()) return take(on.evaluate_quietly(side.value, in));
    const value collection = on.evaluate_quietly(side.variables[variable].collection, in);
    const auto* members = members_of(collection);
    if (members == nullptr) return false;
    for (const auto& one : *members) {
        if (!one.of.known()) return false;
        in.set(side.variables[variable].slot, one.of);
        if (!for_each_value(on, in, side, variable + 1, take)) return false;
    }
    return true;
}

}  // namespace

join_keys join_keys_of(machine& on, const plan::rule& rule, const plan::join_part& part, bool left, const value& record, std::uint32_t slot) {
    const auto own_steps = on.begin();
    frame in(rule);
    in.set(slot, record);
    join_keys found;
    rational least;
    if (part.least != plan::op_id::none)
        if (const auto number = on.evaluate_quietly(part.least, in); number.get<number_range>()) least = number.as<number_range>().low;
    const auto put = [&](const value& one) {
        if (!one.known()) return false;
        switch (part.kind) {
            case plan::join_kind::near: return put_near(on, one, least, found.keys);
            case plan::join_kind::under: return put_places(on, one, left, found.keys);
            case plan::join_kind::shared_word: return put_words(one, found.keys);
            default: return put_key(one, found.keys);
        }
    };
    found.any = !for_each_value(on, in, left ? part.left : part.right, 0, [&](const value& of) {
        const auto* members = members_of(of);
        if (members == nullptr) return put(of);
        if (part.kind == plan::join_kind::near && members->empty()) return false;  // how near nothing is, is unknown
        if (part.kind == plan::join_kind::same) return false;  // two empty sets are the same and share no member
        for (const auto& one : *members)
            if (!put(one.of)) return false;
        return true;
    });
    return found;
}

join_texts join_texts_of(machine& on, const plan::rule& rule, const plan::join_part& part, bool left, const value& record, std::uint32_t slot) {
    const auto own_steps = on.begin();
    frame in(rule);
    in.set(slot, record);
    join_texts found;
    found.any = !for_each_value(on, in, left ? part.left : part.right, 0, [&](const value& of) {
        const auto* text = of.get<const texts*>();
        if (text == nullptr || (*text)->all().empty()) return false;
        for (const auto& one : (*text)->all()) found.texts.push_back({one.text, one.language});
        return true;
    });
    return found;
}

}  // namespace quorate::assess
