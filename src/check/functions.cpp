// Types of what is applied to arguments: built-in functions, mappings, definitions, bands, tables, seasons.
#include "check/functions.hpp"

#include "check/expressions.hpp"

namespace quorate::check {

using syntax::node_kind;

namespace {

bool fits(const value_type& given, const value_type& wanted, const vocabulary& words) {
    if (open_ended(given) || open_ended(wanted) || given == wanted) return true;
    return given.is == kind::record && wanted.is == kind::record && given.many == wanted.many && words.is_a(given.of, wanted.of);
}

std::string counted(std::size_t number, std::string_view what) { return std::to_string(number) + " " + std::string(what) + (number == 1 ? "" : "s"); }

}  // namespace

value_type expression_checker::infer_call(node_id node, node_id name, std::uint32_t index) {
    require_definition(all_, index);
    const auto& one = all_.result.definitions[index];
    all_.bind(name, {.to = binding::kind::definition, .index = index, .of = no_index});
    const bool derived = all_.kind(one.node) == node_kind::derived;
    std::vector<node_id> arguments;
    if (!derived && all_.kind(node) != node_kind::name)
        for (node_id argument = all_.next(name); argument != node_id::none; argument = all_.next(argument)) arguments.push_back(argument);
    if (!derived && arguments.size() != one.arguments.size()) {
        for (const node_id argument : arguments) check(argument);
        return mismatch(node, "`" + one.name + "` takes " + counted(one.arguments.size(), "value") + ", and " + std::to_string(arguments.size()) +
                                  (arguments.size() == 1 ? " is" : " are") + " given", one.arguments.empty() ? "write its name alone" : "write `" + one.name + " of (…, …)`");
    }
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto given = check(arguments[i], one.arguments[i]);
        if (!fits(given, one.arguments[i], all_.result.words))
            mismatch(arguments[i], "`" + one.name + "` takes " + say(one.arguments[i]) + " here, and this is " + say(given));
    }
    return one.type;
}

value_type expression_checker::infer_lookup(node_id node, const declaration& table, binding::kind to, std::uint32_t index) {
    const node_id name = all_.first(node);
    all_.bind(name, {.to = to, .index = index, .of = no_index});
    std::size_t next = 0;
    for (node_id argument = all_.next(name); argument != node_id::none; argument = all_.next(argument), ++next) {
        const auto wanted = next < table.arguments.size() ? table.arguments[next] : value_type{};
        const auto given = check(argument, wanted);
        if (!fits(given, wanted, all_.result.words)) mismatch(argument, "`" + table.name + "` goes by " + say(wanted) + ", and this is " + say(given));
    }
    if (next != table.arguments.size())
        return mismatch(node, "`" + table.name + "` takes " + counted(table.arguments.size(), "value") + ", and " + std::to_string(next) + (next == 1 ? " is" : " are") + " given");
    return table.type;
}

value_type expression_checker::infer_apply(node_id node) {
    const node_id name = all_.first(node), argument = all_.next(name);
    auto& model = all_.result;
    const auto word = all_.value(name);
    if (const auto mapping = find(model.mappings, word); mapping != no_index && all_.kind(node) == node_kind::apply) {
        const auto& found = model.mappings[mapping];
        all_.bind(name, {.to = binding::kind::mapping, .index = mapping, .of = no_index});
        if (found.first_type == no_index || found.second_type == no_index) return {};
        const value_type from{.is = kind::entry, .many = false, .of = found.first_type};
        const auto given = check(argument, from);
        if (!open_ended(given) && !(one_of(given) == from)) return mismatch(argument, "`" + found.name + "` maps " + say(from) + ", and this is " + say(given));
        return {.is = kind::entry, .many = true, .of = found.second_type};
    }
    for (std::uint32_t i = 0; i < model.definitions.size(); ++i)
        if (model.definitions[i].name == word && all_.kind(model.definitions[i].node) == node_kind::definition) return infer_call(node, name, i);
    if (const auto host = find(model.host_functions, word); host != no_index) {
        if (names_.constant) return mismatch(node, "this value is fixed by the pack, and `" + std::string(word) + "` is a function of the host");
        return infer_lookup(node, model.host_functions[host], binding::kind::host_function, host);
    }
    if (const auto bands = find(model.bands, word); bands != no_index) return infer_lookup(node, model.bands[bands], binding::kind::bands, bands);
    if (const auto table = find(model.tables, word); table != no_index) return infer_lookup(node, model.tables[table], binding::kind::table, table);
    if (const auto season = find(model.seasons, word); season != no_index) {
        all_.bind(name, {.to = binding::kind::season, .index = season, .of = no_index});
        require(argument, single(kind::number), "the year");
        return single(kind::period);
    }
    const auto* known = find_function(word);
    int given = 0;
    for (node_id each = argument; each != node_id::none; each = all_.next(each)) ++given;
    if (known != nullptr && known->arity == given) {
        all_.bind(name, {.to = binding::kind::function, .index = static_cast<std::uint32_t>(known->is), .of = no_index});
        return infer_function(node, known->is);
    }
    for (node_id each = argument; each != node_id::none; each = all_.next(each)) check(each);
    if (known != nullptr)
        return mismatch(node, "`" + std::string(word) + "` takes " + counted(static_cast<std::size_t>(known->arity), "value") + ", and " + std::to_string(given) + (given == 1 ? " is" : " are") + " given",
                        known->arity == 1 ? "write `" + std::string(word) + " of …`" : known->arity == 2 ? "write `" + std::string(word) + " between … and …`" : "");
    std::vector<std::string_view> among;
    for (const auto& one : functions)
        if (one.arity == given) among.push_back(one.name);
    for (const auto* rules : {&model.mappings, &model.definitions, &model.host_functions, &model.bands, &model.tables, &model.seasons})
        for (const auto& one : *rules) among.push_back(one.name);
    all_.unknown_name(name, "function, mapping, definition or table", word, among);
    return {};
}

value_type expression_checker::infer_function(node_id node, function which) {
    const node_id name = all_.first(node), argument = all_.next(name);
    const auto& words = all_.result.words;
    const auto shown = std::string(all_.value(name));
    switch (which) {
        case function::similarity:
        case function::weighted_similarity:
        case function::name_similarity:
        case function::cosine_similarity:
        case function::containment:
        case function::shared_words:
            require(argument, single(kind::text), "what is compared");
            require(all_.next(argument), single(kind::text), "what is compared");
            return which == function::shared_words ? set_of(kind::text) : single(kind::number);
        case function::months_between:
        case function::working_days_between:
        case function::time_from:
            require(argument, single(kind::day), "the first day");
            require(all_.next(argument), single(kind::day), "the last day");
            if (which == function::working_days_between && all_.result.calendars.size() != 1)
                return mismatch(node, all_.result.calendars.empty() ? "the pack has no calendar that says which days are working days" : "the pack has several calendars, and this function needs the only one",
                                "declare `calendar name { weekend saturday, sunday }`");
            return which == function::time_from ? single(kind::period) : single(kind::number);
        case function::distance: {
            const auto first = check(argument);
            const auto second = check(all_.next(argument), first);
            if (open_ended(first) || open_ended(second)) return single(kind::number);
            if (first.is != kind::entry || first.many || !(first == second) || !words.classifications[first.of].is_taxonomy)
                return mismatch(node, "`distance between` needs two nodes of one taxonomy, and these are " + say(first) + " and " + say(second));
            return single(kind::number);
        }
        case function::taxonomy_similarity: {
            const auto first = check(argument);
            const auto second = check(all_.next(argument), first);
            if (open_ended(first) || open_ended(second)) return single(kind::number);
            if (first.is != kind::entry || !(one_of(first) == one_of(second)) || !words.classifications[first.of].is_taxonomy)
                return mismatch(node, "`taxonomy-similarity between` needs nodes of one taxonomy or sets of them, and these are " + say(first) + " and " + say(second));
            return single(kind::number);
        }
        case function::days_apart:
        case function::days_shared:
            require(argument, single(kind::period), "the first period");
            require(all_.next(argument), single(kind::period), "the second period");
            return single(kind::number);
        case function::size_ratio: {
            const auto first = check(argument);
            const auto second = check(all_.next(argument), first);
            if (open_ended(first) || open_ended(second)) return single(kind::number);
            if (first.many || !(first == second) || (first.is != kind::number && first.is != kind::money))
                return mismatch(node, "`size-ratio between` needs two numbers or two amounts, and these are " + say(first) + " and " + say(second));
            return single(kind::number);
        }
        case function::plural:
            require(argument, single(kind::number), "the number");
            require(all_.next(argument), single(kind::text), "the word for one");
            require(all_.next(all_.next(argument)), single(kind::text), "the word for several");
            return single(kind::text);
        default: break;
    }
    const auto given = check(argument);
    if (open_ended(given)) return {};
    const auto refuse = [&](std::string_view wanted) { return mismatch(argument, "`" + shown + " of` needs " + std::string(wanted) + ", and this is " + say(given)); };
    const auto is_one = [&](kind is) { return given.is == is && !given.many; };
    const bool in_taxonomy = given.is == kind::entry && words.classifications[given.of].is_taxonomy;
    switch (which) {
        case function::sum:
        case function::smallest:
        case function::largest:
            if (!given.many || (given.is != kind::number && given.is != kind::money)) return refuse("a set of numbers or of amounts");
            return one_of(given);
        case function::earliest:
        case function::latest: return given.many && given.is == kind::day ? one_of(given) : refuse("a set of dates");
        case function::start:
        case function::end:
        case function::midpoint: return is_one(kind::period) ? single(kind::day) : refuse("a period");
        case function::year:
        case function::month:
        case function::quarter: return is_one(kind::day) ? single(kind::number) : refuse("a date");
        case function::length: return is_one(kind::period) ? single(kind::number) : refuse("a period");
        case function::words:
        case function::characters: return is_one(kind::text) ? single(kind::number) : refuse("a text");
        case function::own_text: return is_one(kind::text) ? single(kind::text) : refuse("a text");
        case function::languages: return is_one(kind::text) ? set_of(kind::text) : refuse("a text");
        case function::percent: return is_one(kind::number) ? single(kind::text) : refuse("a number");
        case function::rounded_down:
        case function::rounded_up: return is_one(kind::number) ? single(kind::number) : refuse("a number");
        case function::parents:
        case function::ancestors:
        case function::descendants:
        case function::siblings:
        case function::tops:
        case function::leaves: return in_taxonomy ? many_of(given) : refuse("a node of a taxonomy, or a set of them");
        case function::level: return in_taxonomy && !given.many ? single(kind::number) : refuse("a node of a taxonomy");
        case function::label: return is_one(kind::entry) ? single(kind::text) : refuse("an entry of a list");
        default: return {};
    }
}

}  // namespace quorate::check
