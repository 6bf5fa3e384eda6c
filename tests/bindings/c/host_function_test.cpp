// Functions of the host through the C interface.
#include "host.hpp"

#include <stdexcept>

using namespace host;

namespace {

const char hosted_rules[] = R"(
pack hosted { title en "Hosted" languages en }
list town { north en "North" south en "South" }
record trip collected as trips { id : identifier from : town en "From" to : town en "To" price : money on : date name : text time : period }
host function kilometres (here : town, there : town) : number { title en "Distance by road" }
host function mirror (price : money, held : date, name : text, time : period, limit : duration, large : truth) : text
criterion short must { title en "Short" for t in trips met when kilometres of (t.from, t.to) <= 100 }
criterion mirrored may { title en "Mirrored" for t in trips met when mirror of (t.price, t.on, t.name, t.time, 6 months, yes) is "EUR 10 2020-01-02 a name 2020-01-01 2020-01-03 6 months 1" }
outcomes for t in trips { fine en "Fine" otherwise }
)";
const char trips[] = R"({"trips": [{"id": "A", "from": "north", "to": "south", "price": {"amount": 10, "currency": "EUR"}, "on": "2020-01-02", "name": "a name",
  "time": {"from": "2020-01-01", "to": "2020-01-03"}}]})";

struct table {
    std::int32_t gives = 0;
    std::int64_t numerator = 120, denominator = 1;
    std::string because, kept;
    std::string asked;
};

std::int32_t kilometres(void* context, const quorate_host_value* arguments, std::size_t count, quorate_host_value* answer, quorate_text* because) {
    auto& own = *static_cast<table*>(context);
    own.asked.clear();
    for (std::size_t i = 0; i < count; ++i) own.asked += (i == 0 ? "" : " ") + string(arguments[i].text);
    answer->numerator = own.numerator;
    answer->denominator = own.denominator;
    *because = text(own.because);
    return own.gives;
}

std::int32_t mirror(void* context, const quorate_host_value* arguments, std::size_t, quorate_host_value* answer, quorate_text*) {
    auto& own = *static_cast<table*>(context);
    own.kept = string(arguments[0].text) + " " + std::to_string(arguments[0].numerator) + " " + string(arguments[1].text) + " " + string(arguments[2].text) + " " +
               string(arguments[3].text) + " " + string(arguments[3].last) + " " + std::to_string(arguments[4].numerator) + " " + string(arguments[4].text) + " " +
               std::to_string(arguments[5].truth);
    answer->text = text(own.kept);
    return 0;
}

struct hosted {
    pack rules;
    portfolio data;
    table own;
    quorate_host_type towns[2]{{QUORATE_TYPE_ENTRY, 0, text("town")}, {QUORATE_TYPE_ENTRY, 0, text("town")}};
    quorate_host_function given = empty<quorate_host_function>();
    quorate_review_options options = asked("2020-06-01");
    std::string said;

    hosted() {
        const auto file = document("hosted.quorate", hosted_rules), records = document("trips.json", trips);
        error why;
        REQUIRE_MESSAGE(quorate_pack_load(&file, 1, nullptr, &rules, &why) == QUORATE_OK, message(why));
        REQUIRE(quorate_portfolio_load(rules, &records, 1, &data, nullptr) == QUORATE_OK);
        given.name = text("kilometres");
        given.arguments = towns;
        given.argument_count = 2;
        given.result.type = QUORATE_TYPE_NUMBER;
        given.answer = kilometres;
        given.context = &own;
        options.functions = &given;
        options.function_count = 1;
    }

    quorate_status review_into(review& made) {
        error why;
        const auto status = quorate_review_make(rules, data, &options, &made, &why);
        said = message(why);
        return status;
    }
};

}  // namespace

TEST_CASE("a function of the host is asked with values, and answers or says why not") {
    hosted host;
    review made;
    REQUIRE_MESSAGE(host.review_into(made) == QUORATE_OK, host.said);
    auto finding = empty<quorate_finding>();
    CHECK(quorate_review_finding(made, 0, 0, &finding, nullptr) == QUORATE_OK);
    CHECK(finding.result == QUORATE_NOT_MET);
    CHECK(host.own.asked == "north south");
    host.own.numerator = 199;
    host.own.denominator = 2;
    REQUIRE(host.review_into(made) == QUORATE_OK);
    CHECK(quorate_review_finding(made, 0, 0, &finding, nullptr) == QUORATE_OK);
    CHECK(finding.result == QUORATE_MET);
    host.own.gives = 1;
    host.own.because = "no road is surveyed";
    REQUIRE(host.review_into(made) == QUORATE_OK);
    CHECK(quorate_review_finding(made, 0, 0, &finding, nullptr) == QUORATE_OK);
    CHECK(finding.result == QUORATE_UNKNOWN);
    auto missing = empty<quorate_missing>();
    REQUIRE(quorate_review_missing(made, 0, 0, 0, &missing, nullptr) == QUORATE_OK);
    CHECK(missing.kind == QUORATE_MISSING_HOST);
    CHECK(string(missing.name) == "kilometres");
    quorate_text label{};
    CHECK(quorate_texts_in(missing.label, text("en"), &label, nullptr, nullptr) == QUORATE_OK);
    CHECK(string(label) == "Distance by road: no road is surveyed");
}

TEST_CASE("every type goes into a function of the host") {
    hosted host;
    const quorate_host_type types[] = {{QUORATE_TYPE_MONEY, 0, {}}, {QUORATE_TYPE_DAY, 0, {}}, {QUORATE_TYPE_TEXT, 0, {}}, {QUORATE_TYPE_PERIOD, 0, {}}, {QUORATE_TYPE_DURATION, 0, {}}, {QUORATE_TYPE_TRUTH, 0, {}}};
    host.given.name = text("mirror");
    host.given.arguments = types;
    host.given.argument_count = 6;
    host.given.result.type = QUORATE_TYPE_TEXT;
    host.given.answer = mirror;
    review made;
    REQUIRE_MESSAGE(host.review_into(made) == QUORATE_OK, host.said);
    auto finding = empty<quorate_finding>();
    CHECK(quorate_review_finding(made, 0, 1, &finding, nullptr) == QUORATE_OK);
    CHECK_MESSAGE(finding.result == QUORATE_MET, host.own.kept);
}

TEST_CASE("a function that fails, answers what cannot be, or is not what the pack declares gives a status") {
    hosted host;
    review made;
    host.own.gives = 7;
    CHECK(host.review_into(made) == QUORATE_HOST_FAILED);
    CHECK(host.said == "the host function `kilometres` failed");
    CHECK(string(quorate_status_name(QUORATE_HOST_FAILED)) == "host-failed");
    host.given.answer = [](void*, const quorate_host_value*, std::size_t, quorate_host_value*, quorate_text*) -> std::int32_t { throw std::out_of_range("no such road"); };
    CHECK(host.review_into(made) == QUORATE_HOST_FAILED);
    CHECK(host.said == "the host function `kilometres` threw an exception: no such road");
    host.given.answer = kilometres;
    const quorate_host_function twice[] = {host.given, host.given};
    host.options.functions = twice;
    host.options.function_count = 2;
    CHECK(host.review_into(made) == QUORATE_WRONG_USE);
    CHECK(host.said == "the host function `kilometres` is given twice");
    host.options.functions = &host.given;
    host.options.function_count = 1;
    host.given.reserved = 1;
    CHECK(host.review_into(made) == QUORATE_WRONG_USE);
    CHECK(host.said == "`reserved` of a host function is not 0");
    host.given.reserved = 0;
    host.given.result.reserved = 1;
    CHECK(host.review_into(made) == QUORATE_WRONG_USE);
    CHECK(host.said == "`reserved` of a type of a host function is not 0");
    host.given.result.reserved = 0;
    host.own.gives = 1;
    host.own.because = "\xff";
    CHECK(host.review_into(made) == QUORATE_WRONG_USE);
    host.own.gives = 0;
    host.own.denominator = 0;
    CHECK(host.review_into(made) == QUORATE_WRONG_USE);
    host.own.denominator = 1;
    host.given.result.type = QUORATE_TYPE_TEXT;
    CHECK(host.review_into(made) == QUORATE_WRONG_USE);
    CHECK(host.said == "the host function `kilometres` gives a text, and the pack declares a number");
    host.given.result.type = 99;
    CHECK(host.review_into(made) == QUORATE_WRONG_USE);
    host.given.result.type = QUORATE_TYPE_NUMBER;
    host.given.answer = nullptr;
    CHECK(host.review_into(made) == QUORATE_WRONG_USE);
    host.given.answer = kilometres;
    host.given.struct_size = 0;
    CHECK(host.review_into(made) == QUORATE_WRONG_USE);
    host.options.functions = nullptr;
    CHECK(host.review_into(made) == QUORATE_WRONG_USE);
    // A caller that knows no functions yet: its struct ends before them.
    host.options.struct_size = offsetof(quorate_review_options, functions);
    CHECK(host.review_into(made) == QUORATE_OK);
}
