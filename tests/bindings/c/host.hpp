// What the tests of the C interface share: handles that free themselves, texts, and a small pack.
#pragma once

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "quorate.h"

namespace host {


inline std::string content_of(const char* path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream all;
    all << file.rdbuf();
    return all.str();
}
inline const std::string small_rules = content_of(QUORATE_SOURCE_DIR "/tests/bindings/small.quorate");

inline quorate_text text(std::string_view of) { return {of.data(), of.size()}; }
inline std::string string(quorate_text of) { return {of.data, of.size}; }

/// A handle that frees itself.
template <typename Handle, quorate_status (*release)(Handle**)>
struct owned {
    Handle* handle = nullptr;
    owned() = default;
    owned(const owned&) = delete;
    owned& operator=(const owned&) = delete;
    ~owned() { CHECK(release(&handle) == QUORATE_OK); }
    operator Handle*() const { return handle; }
    Handle** operator&() { REQUIRE(release(&handle) == QUORATE_OK); return &handle; }
};
inline quorate_status free_pack(quorate_pack** one) { return quorate_pack_free(one); }
inline quorate_status free_portfolio(quorate_portfolio** one) { return quorate_portfolio_free(one); }
inline quorate_status free_draft(quorate_draft** one) { return quorate_draft_free(one); }
inline quorate_status free_record(quorate_record** one) { return quorate_record_free(one); }
inline quorate_status free_review(quorate_review** one) { return quorate_review_free(one); }
inline quorate_status free_relations(quorate_relations** one) { return quorate_relations_free(one); }
inline quorate_status free_string(quorate_string** one) { return quorate_string_free(one); }
inline quorate_status free_error(quorate_error** one) { return quorate_error_free(one); }
using pack = owned<quorate_pack, free_pack>;
using portfolio = owned<quorate_portfolio, free_portfolio>;
using draft = owned<quorate_draft, free_draft>;
using record = owned<quorate_record, free_record>;
using review = owned<quorate_review, free_review>;
using relations = owned<quorate_relations, free_relations>;
using owned_string = owned<quorate_string, free_string>;
using error = owned<quorate_error, free_error>;

inline std::string content(const owned_string& of) { return string(quorate_string_text(of)); }
inline std::string message(const error& of) { return string(quorate_error_message(of)); }

inline quorate_document document(std::string_view name, std::string_view content, std::uint32_t flags = 0) {
    return {sizeof(quorate_document), flags, text(name), text(content)};
}

inline void load_small(pack& into, const quorate_pack_options* options = nullptr) {
    const auto file = document("small.quorate", small_rules);
    error why;
    REQUIRE_MESSAGE(quorate_pack_load(&file, 1, options, &into, &why) == QUORATE_OK, message(why));
}

inline quorate_review_options asked(std::string_view as_of = "2019-06-01") {
    quorate_review_options options{};
    options.struct_size = sizeof options;
    options.as_of = text(as_of);
    return options;
}

template <typename Struct>
Struct empty() {
    Struct made{};
    made.struct_size = sizeof(Struct);
    return made;
}

/// A thing with a value of every type, set one by one.
inline void fill(quorate_record* thing, const quorate_pack* of, std::string_view id) {
    record part;
    REQUIRE(quorate_record_new(of, &part, nullptr) == QUORATE_OK);
    CHECK(quorate_record_set_text(part, text("colour"), text("Rouge"), nullptr) == QUORATE_OK);
    CHECK(quorate_record_set_day(part, text("due"), text("2019-05-01"), nullptr) == QUORATE_OK);
    CHECK(quorate_record_set_text(thing, text("id"), text(id), nullptr) == QUORATE_OK);
    CHECK(quorate_record_set_text_in(thing, text("title"), text("fr"), text("Une chose"), nullptr) == QUORATE_OK);
    CHECK(quorate_record_set_text_in(thing, text("title"), text("en"), text("A thing"), nullptr) == QUORATE_OK);
    CHECK(quorate_record_set_number(thing, text("weight"), 2, 3, nullptr) == QUORATE_OK);
    CHECK(quorate_record_set_money(thing, text("price"), text("10.50"), text("EUR"), nullptr) == QUORATE_OK);
    CHECK(quorate_record_set_day(thing, text("when"), text("2019-06-01"), nullptr) == QUORATE_OK);
    CHECK(quorate_record_set_period(thing, text("time"), text("2019-01-01"), text("2019-12-31"), nullptr) == QUORATE_OK);
    CHECK(quorate_record_set_truth(thing, text("flag"), 1, nullptr) == QUORATE_OK);
    CHECK(quorate_record_add_text(thing, text("colours"), text("red"), nullptr) == QUORATE_OK);
    CHECK(quorate_record_add_text(thing, text("colours"), text("Bleu"), nullptr) == QUORATE_OK);
    CHECK(quorate_record_add_part(thing, text("parts"), part, nullptr) == QUORATE_OK);
    CHECK(quorate_record_add_period(thing, text("times"), text("2019-01-01"), text("2019-01-01"), nullptr) == QUORATE_OK);
    CHECK(quorate_record_add_money(thing, text("prices"), text("1"), text("CHF"), nullptr) == QUORATE_OK);
    CHECK(quorate_record_add_day(thing, text("days"), text("2019-01-01"), nullptr) == QUORATE_OK);
    CHECK(quorate_record_add_number(thing, text("weights"), 5, 1, nullptr) == QUORATE_OK);
    CHECK(quorate_record_add_truth(thing, text("flags"), 0, nullptr) == QUORATE_OK);
}

inline constexpr char things[] = R"({"things":[{"id":"T","weight":0.5,"colour":"red"},{"id":"U","weight":1,"colour":"red"}]})";

inline void load_things(const pack& of, portfolio& into) {
    const auto data = document("things.json", things);
    REQUIRE(quorate_portfolio_load(of, &data, 1, &into, nullptr) == QUORATE_OK);
}

inline std::string in_english(const quorate_texts* all) {
    quorate_text said{};
    return quorate_texts_in(all, text("en"), &said, nullptr, nullptr) == QUORATE_OK ? string(said) : "";
}

}  // namespace host
