#include "host.hpp"

namespace quorate::c {

namespace {

constexpr type_kind kinds[] = {type_kind::truth, type_kind::number, type_kind::money, type_kind::text, type_kind::date, type_kind::period, type_kind::duration,
                               type_kind::entry};

host_type checked_type(const quorate_host_type& given) {
    if (given.type < 0 || static_cast<std::size_t>(given.type) >= std::size(kinds)) refuse(QUORATE_WRONG_USE, "there is no such type of a value");
    refuse_reserved(given.reserved, "a type of a host function");
    return {kinds[static_cast<std::size_t>(given.type)], std::string(checked_text(given.list, "list"))};
}

/// A value for the callback, with the texts it points to.
struct lent_value {
    quorate_host_value plain{};
    std::string first, last;

    void operator()(bool truth) { plain.type = QUORATE_TYPE_TRUTH; plain.truth = truth ? 1 : 0; }
    void operator()(const rational& number) { plain.type = QUORATE_TYPE_NUMBER; set(number); }
    void operator()(const money& amount) { plain.type = QUORATE_TYPE_MONEY; set(amount.amount); first = amount.currency; }
    void operator()(const texts& text) {
        plain.type = QUORATE_TYPE_TEXT;
        plain.texts = borrowed(text);
        if (!text.all().empty()) first = text.all().front().text;
    }
    void operator()(const day& date) { plain.type = QUORATE_TYPE_DAY; first = to_string(date); }
    void operator()(const period& time) { plain.type = QUORATE_TYPE_PERIOD; first = to_string(time.first); last = to_string(time.last); }
    void operator()(const duration& length) {
        plain.type = QUORATE_TYPE_DURATION;
        set(rational(length.count));
        first = length.in == duration::unit::days ? "days" : length.in == duration::unit::months ? "months" : "working days";
    }
    void operator()(const host_entry& one) { plain.type = QUORATE_TYPE_ENTRY; first = one.id; }

    [[nodiscard]] quorate_host_value lent() const noexcept {
        auto made = plain;
        made.text = borrowed(first);
        made.last = borrowed(last);
        return made;
    }

private:
    void set(const rational& number) { plain.numerator = number.numerator(); plain.denominator = number.denominator(); }
};

rational number_in(const quorate_host_value& from) {
    const auto number = rational::make(from.numerator, from.denominator);
    if (!number) refuse(QUORATE_WRONG_USE, "the answer of a host function is no number: its denominator is 0 or it does not fit");
    return *number;
}

money amount_in(const quorate_host_value& from) {
    const auto currency = checked_text(from.text, "text");
    if (currency.size() != 3) refuse(QUORATE_WRONG_USE, "the answer of a host function is an amount without a currency of three capital letters");
    money made;
    std::copy(currency.begin(), currency.end(), made.currency);
    made.amount = number_in(from);
    return made;
}

duration length_in(const quorate_host_value& from) {
    const auto unit = checked_text(from.text, "text");
    const auto count = number_in(from);
    if ((unit != "days" && unit != "months") || !count.is_whole() || count < rational(0) || rational(999'999) < count)
        refuse(QUORATE_WRONG_USE, "the answer of a host function is a duration of other than 0 to 999999 \"days\" or \"months\"");
    return {unit == "days" ? duration::unit::days : duration::unit::months, static_cast<std::int32_t>(count.numerator()), 0};
}

host_value value_in(const quorate_host_value& from, const host_type& wanted) {
    if (from.type < 0 || static_cast<std::size_t>(from.type) >= std::size(kinds) || kinds[static_cast<std::size_t>(from.type)] != wanted.kind)
        refuse(QUORATE_WRONG_USE, "the answer of a host function is of another type than its result");
    switch (from.type) {
        case QUORATE_TYPE_TRUTH: return from.truth != 0;
        case QUORATE_TYPE_NUMBER: return number_in(from);
        case QUORATE_TYPE_MONEY: return amount_in(from);
        case QUORATE_TYPE_TEXT: return texts({{std::string(), std::string(checked_text(from.text, "text"))}});
        case QUORATE_TYPE_DAY: return checked_day(from.text, "text");
        case QUORATE_TYPE_PERIOD: return period{checked_day(from.text, "text"), checked_day(from.last, "last")};
        case QUORATE_TYPE_DURATION: return length_in(from);
        default: return host_entry{wanted.list, std::string(checked_text(from.text, "text"))};
    }
}

std::int32_t type_of(const host_type& type) {
    return static_cast<std::int32_t>(std::find(std::begin(kinds), std::end(kinds), type.kind) - std::begin(kinds));
}

host_function checked_host_function(const quorate_host_function& given) {
    host_function made;
    refuse_reserved(given.reserved, "a host function");
    made.name = checked_text(given.name, "name");
    if (given.answer == nullptr) refuse(QUORATE_WRONG_USE, "the host function `" + made.name + "` is NULL");
    constexpr std::size_t most = 1000;
    if (given.argument_count > most || (given.argument_count > 0 && given.arguments == nullptr)) refuse(QUORATE_WRONG_USE, "the arguments of a host function are impossible");
    for (std::size_t i = 0; i < given.argument_count; ++i) made.arguments.push_back(checked_type(given.arguments[i]));
    made.result = checked_type(given.result);
    made.answer = [name = made.name, result = made.result, call = given.answer, context = given.context](std::span<const host_value> arguments) -> host_answer {
        std::vector<lent_value> lent(arguments.size());
        std::vector<quorate_host_value> plain;
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            std::visit(lent[i], arguments[i]);
            plain.push_back(lent[i].lent());
        }
        quorate_host_value answer{};
        answer.type = type_of(result);
        answer.denominator = 1;
        quorate_text because{};
        switch (called_back("the host function `" + name + "`", [&] { return call(context, plain.data(), plain.size(), &answer, &because); })) {
            case 0: return value_in(answer, result);
            case 1: return host_answer::unknown(std::string(checked_text(because, "because")));
            default: refuse(QUORATE_HOST_FAILED, "the host function `" + name + "` failed");
        }
    };
    return made;
}

}  // namespace

std::vector<host_function> checked_host_functions(const quorate_host_function* first, std::size_t count) {
    std::vector<host_function> all;
    if (count == 0) return all;
    if (first == nullptr) refuse(QUORATE_WRONG_USE, "the functions are NULL");
    const auto stride = checked_stride(*first, "function");
    constexpr std::size_t most = 10'000;
    if (count > most) refuse(QUORATE_WRONG_USE, "a count is impossible");
    for (std::size_t i = 0; i < count; ++i) {
        all.push_back(checked_host_function(known_part<quorate_host_function>(reinterpret_cast<const char*>(first) + i * stride, stride)));
    }
    return all;
}

}  // namespace quorate::c
