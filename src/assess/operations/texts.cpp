#include "assess/operations.hpp"
#include "relate/words.hpp"

namespace quorate::assess {

using plan::opcode;

namespace {

/// Two texts in one language where they have one in common; else the first of each.
struct comparable {
    const text_in* a = nullptr;
    const text_in* b = nullptr;
};

comparable in_common(const texts& a, const texts& b) {
    for (const auto& first : a.all())
        for (const auto& second : b.all())
            if (first.language == second.language || first.language.empty() || second.language.empty()) return {&first, &second};
    return {a.all().empty() ? nullptr : &a.all().front(), b.all().empty() ? nullptr : &b.all().front()};
}

}  // namespace

value operations::words(const value& a) {
    const auto* text = a.get<const texts*>();
    if (text == nullptr) return a;
    return make_number((*text)->empty() ? 0 : static_cast<std::int64_t>(relate::count_words((*text)->all().front().text)));
}

value operations::characters(const value& a) {
    const auto* text = a.get<const texts*>();
    if (text == nullptr) return a;
    std::int64_t count = 0;
    if (!(*text)->empty())
        for (const char c : (*text)->all().front().text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return make_number(count);
}

value operations::own_text(const value& a) {
    const auto* text = a.get<const texts*>();
    return text == nullptr ? a : value{on.own_text(**text), reason_set::none};
}

value operations::languages(const value& a) {
    const auto* text = a.get<const texts*>();
    if (text == nullptr) return a;
    set_value all;
    for (const auto& one : (*text)->all())
        if (!one.language.empty() && one.text.find_first_not_of(" \t\r\n") != std::string::npos)
            all.members.push_back({{on.keep(texts({{std::string(), one.language}})), reason_set::none}, true, reason_set::none});
    return make_set(std::move(all));
}

value operations::mentions(const value& a, const value& b) {
    const value phrases = lifted(b);
    if (!a.known() || !phrases.known()) return unknown_of(a, phrases);
    const auto& text = *a.as<const texts*>();
    value result = make_truth(false);
    for (const auto& one : phrases.as<std::shared_ptr<const set_value>>()->members) {
        const auto* phrase = one.of.get<const texts*>();
        if (phrase == nullptr) { result = either(result, make_unknown(one.of.why)); continue; }
        bool found = false;
        for (const auto& said : text.all())
            for (const auto& sought : (*phrase)->all()) found = found || relate::mentions(said.text, sought.text);
        const value here = make_truth(found);
        result = either(result, one.certain ? here : both(here, make_unknown(one.doubt)));
    }
    return result;
}

value operations::likeness(opcode code, const value& a, const value& b) {
    if (!a.known() || !b.known()) return unknown_of(a, b);
    const auto pair = in_common(*a.as<const texts*>(), *b.as<const texts*>());
    const auto language = [](const text_in* one, const text_in* other) -> const std::string& {
        return one->language.empty() ? other->language : one->language;
    };
    const auto no_words = [&] { return make_unknown(on.reasons().of({.what = missing::kind::text, .record = {}, .index = no_index, .said = "a text without words", .said_in_french = "un texte sans mots"})); };
    if (!pair.a || !pair.b) return no_words();
    // A title too short to show its language is read in that of the other: else their stems would differ.
    const auto spoken = [&](const text_in* one, const text_in* other) -> std::string {
        if (const auto& named = language(one, other); !named.empty()) return named;
        const auto own = on.spoken_language(*one);
        return std::string(own.empty() ? on.spoken_language(*other) : own);
    };
    if (code == opcode::name_similarity) {
        const auto sequences = on.sequences_of(*pair.a), other = on.sequences_of(*pair.b);
        const auto share = relate::name_similarity(*sequences, *other);
        return share ? make_number(*share) : no_words();
    }
    if (code == opcode::weighted_similarity || code == opcode::cosine_similarity) {
        const auto weighed = on.weighed_words_of(*pair.a, spoken(pair.a, pair.b)), other = on.weighed_words_of(*pair.b, spoken(pair.b, pair.a));
        const auto share = code == opcode::cosine_similarity ? relate::cosine_similarity(*weighed, *other) : relate::weighted_similarity(*weighed, *other);
        return share ? make_number(*share) : no_words();
    }
    const auto words = on.words_of(*pair.a, spoken(pair.a, pair.b)), other_words = on.words_of(*pair.b, spoken(pair.b, pair.a));
    const auto &first = *words, &second = *other_words;
    if (code == opcode::shared_words) {
        set_value shared;
        for (auto& word : relate::shared_words(first, second))
            shared.members.push_back({{on.keep(texts({{std::string(), std::move(word)}})), reason_set::none}, true, reason_set::none});
        return make_set(std::move(shared));
    }
    const auto share = [&]() -> std::optional<rational> {
        switch (code) {
            case opcode::containment: return relate::containment(first, second);
            default: return relate::similarity(first, second);
        }
    }();
    return share ? make_number(*share) : no_words();
}

}  // namespace quorate::assess
