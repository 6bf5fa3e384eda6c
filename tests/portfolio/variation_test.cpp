// A varied portfolio holds what was put into it, and the one it was made from stays as it is.
#include <doctest/doctest.h>

#include <utility>

#include "portfolio/variation.hpp"

namespace variation_tests {

using namespace quorate;
using data::cell;
using data::record_ref;

namespace {

texts text_of(const std::string& language, const std::string& text) {
    texts made;
    made.add(language, text);
    return made;
}

/// `things` with a number, a set of numbers, a text and a list of parts; a part has a truth and texts.
vocabulary words() {
    vocabulary made;
    const auto add = [](record_type& to, const std::string& name, field_type type) { to.fields.push_back({.name = name, .type = type, .label = {}}); };
    record_type thing, part;
    part.name = "part";
    add(part, "firm", {.kind = type_kind::truth});
    add(part, "notes", {.kind = type_kind::text, .many = true, .ordered = true});
    thing.name = "thing";
    thing.collection = "things";
    thing.root = 0;
    thing.identifier = 0;
    add(thing, "id", {.kind = type_kind::identifier});
    add(thing, "size", {.kind = type_kind::number});
    add(thing, "sizes", {.kind = type_kind::number, .many = true});
    add(thing, "name", {.kind = type_kind::text});
    add(thing, "parts", {.kind = type_kind::part, .many = true, .ordered = true, .of = 1});
    made.records = {thing, part};
    return made;
}

record_ref add_thing(data::portfolio& into, const std::string& id) {
    const auto made = data::add_part(into, 0);
    data::put_value(into, made, 0, text_of("", id));
    into.index_id(0, id, made);
    return made;
}

}  // namespace

TEST_CASE("values, items and parts are put and read again, row by row") {
    const auto vocabulary = words();
    data::portfolio base(vocabulary);
    const auto first = add_thing(base, "A"), second = add_thing(base, "B");
    data::put_value(base, first, 1, rational(5));
    data::put_items(base, first, 2, {rational(1), rational(2)});
    data::put_items(base, second, 2, {rational(7)});
    CHECK(data::value_of(base, first, 1) == cell(rational(5)));
    CHECK_FALSE(data::is_stated(base, second, 1));
    data::put_items(base, first, 2, {rational(1), rational(2), rational(3)});
    CHECK(data::items_of(base, second, 2) == std::vector<cell>{rational(7)});
    data::put_items(base, first, 2, {});
    CHECK(data::is_stated(base, first, 2));
    CHECK(data::items_of(base, first, 2).empty());
    CHECK(data::items_of(base, second, 2) == std::vector<cell>{rational(7)});
    data::take_items(base, second, 2);
    CHECK_FALSE(data::is_stated(base, second, 2));
    const auto part = data::add_part(base, 1);
    data::put_value(base, part, 0, true);
    data::put_items(base, part, 1, {text_of("", "x"), text_of("en", "y")});
    data::put_items(base, second, 4, {part});
    CHECK(data::items_of(base, second, 4) == std::vector<cell>{part});
    CHECK(data::items_of(base, part, 1).size() == 2);
    data::put_value(base, first, 1, {});
    CHECK_FALSE(data::is_stated(base, first, 1));
}

TEST_CASE("a variation shares rows until it changes, and never changes its base") {
    const auto vocabulary = words();
    data::portfolio base(vocabulary);
    const auto thing = add_thing(base, "A");
    data::put_value(base, thing, 1, rational(5));
    auto varied = base.variation();
    CHECK(&std::as_const(varied).of_type(0) == &std::as_const(base).of_type(0));
    data::put_value(varied, thing, 1, rational(6));
    data::put_value(varied, thing, 3, text_of("", "new"));
    CHECK(data::value_of(base, thing, 1) == cell(rational(5)));
    CHECK_FALSE(data::is_stated(base, thing, 3));
    CHECK(data::value_of(varied, thing, 1) == cell(rational(6)));
    CHECK(&std::as_const(varied).of_type(1) == &std::as_const(base).of_type(1));
    add_thing(varied, "B");
    CHECK(varied.find(0, "B").has_value());
    CHECK_FALSE(base.find(0, "B").has_value());
    CHECK(base.collection(0).size() == 1);
}

}  // namespace variation_tests
