// The grammar of docs/language/grammar.md, over tokens, in Boost.Spirit X3: declarations. Its parts in grammar/ are included here only, and
// nothing else knows Spirit.
#include "syntax/grammar/expressions.hpp"

namespace quorate::syntax {

namespace grammar {

namespace {

// --- Vocabulary -----------------------------------------------------------------------------------------------------

const auto source = node_of(kind::source)[word("source") >> name >> text >> -(word("of") >> date) >> -node_of(kind::text_language)[word("text") >> name] >>
                                       -node_of(kind::url)[word("url") >> text] >> -node_of(kind::kept_in)[word("file") >> text]];
const auto languages = node_of(kind::languages)[word("languages") >> (name % comma)];
const auto pack = node_of(kind::pack)[named("pack") >> block[title | node_of(kind::version)[word("version") >> text] | source | validity | languages |
                                                           node_of(kind::uses)[word("uses") >> (name % comma)]]];

const auto pin = node_of(kind::pin)[quotation >> word("paragraph") >> number >> word("hash") >> text];
const auto pins = node_of(kind::pins)[word("pins") >> source_name >> -(word("of") >> date) >> block[told("a pin such as `«words» paragraph 3 hash \"…\"`")[pin]]];
const auto leaves = node_of(kind::leaves)[named("leaves") >> ((word("to") >> word("people")) | (word("as", 1) >> word("background"))) >>
                                       block[title | cites | node_of(kind::left_because)[word("because") >> texts]]];

const auto entry = node_of(kind::entry)[name >> -texts >> aliases >> -validity];
const auto list_title = ahead[word("title") >> language] >> title;
const auto list = node_of(kind::list)[named("list") >> block[list_title | cites | told("an entry")[entry]]];

struct tree_entry_class;
const x3::rule<tree_entry_class> tree_entry = "entry";
const auto tree_entry_def = node_of(kind::entry)[name >> -texts >> aliases >> -validity >> -(ahead[open_brace] >> block[told("an entry")[tree_entry]])];
BOOST_SPIRIT_DEFINE(tree_entry)
const auto taxonomy = node_of(kind::taxonomy)[named("taxonomy") >> block[list_title | cites | told("an entry")[tree_entry]]];

const auto single_type = word("truth", type_word::truth) | (word("whole") >> word("number", type_word::whole_number)) | word("number", type_word::number) |
                         word("money", type_word::money) | word("text", type_word::text) | word("date", type_word::date) |
                         word("period", type_word::period) | word("duration", type_word::duration) | word("identifier", type_word::identifier) | name;
const auto type = told("a type")[node_of(kind::type)[-((word("set", type_set) | word("list", type_list)) >> word("of")) >> single_type]];
const auto changeable = node_of(kind::changeable)[word("changeable") >> -(word("cost") >> number)];
const auto field = node_of(kind::field)[any_name >> colon >> type >> *(comma >> (word("optional", 1) | changeable)) >> -texts];
const auto record = node_of(kind::record)[named("record") >> -node_of(kind::base)[word("is") >> (word("a") | word("an")) >> name] >>
                                       -node_of(kind::collected)[word("collected") >> word("as") >> name] >> block[told("a field")[field]]];

const auto reading = node_of(kind::reading)[word("reading") >> texts];
const auto owner = node_of(kind::owner)[word("owner") >> texts];
const auto dated_value = node_of(kind::dated_value)[word("value") >> expression >> validity];
const auto settable = node_of(kind::settable)[word("may") >> word("be") >> word("set") >> -(word("from") >> from_sum >> word("to") >> from_sum)];
const auto parameter_block = block[title | cites | reading | owner | dated_value | settable];
const auto parameter = node_of(kind::parameter)[named("parameter") >> -(colon >> type) >>
                                             ((ahead[open_brace] >> parameter_block) | (equals >> expression >> -(ahead[open_brace] >> parameter_block)))];
const auto citing_block = -(ahead[open_brace] >> block[title | cites]);
const auto argument = node_of(kind::argument)[name >> colon >> type];
const auto definition = node_of(kind::definition)[named("define") >> -(open_bracket >> (argument % comma) >> close_bracket) >> equals >> expression >> citing_block];
const auto host_function = node_of(kind::host_function)[word("host") >> named("function") >> open_bracket >> (argument % comma) >> close_bracket >> colon >> type >> citing_block];
const auto derived = node_of(kind::derived)[named("derive") >> word("of") >> node_of(kind::range)[name >> word("in") >> name] >> -texts >> equals >> expression >> citing_block];

constexpr std::uint8_t bound(band_bounds which, band_bounds included = band_bounds::none) {
    return static_cast<std::uint8_t>(static_cast<std::uint8_t>(which) | static_cast<std::uint8_t>(included));
}
constexpr auto band_from = bound(band_bounds::low, band_bounds::low_included), band_above = bound(band_bounds::low),
               band_up_to = bound(band_bounds::high, band_bounds::high_included), band_below = bound(band_bounds::high);
const auto high_bound = (word("up", band_up_to) >> word("to") >> from_sum) | (word("below", band_below) >> from_sum);
const auto band = node_of(kind::band)[((((word("from", band_from) | word("above", band_above)) >> from_sum >> -high_bound) | high_bound)) >> colon >> expression];
const auto bands = node_of(kind::bands)[named("bands") >> word("over") >> type >> -node_of(kind::domain)[word("from") >> from_sum] >>
                                     block[title | cites | told("a band such as `up to 16: 4`")[band]]];
const auto table_row = node_of(kind::table_row)[(word("otherwise", 1) | (any_name % comma)) >> colon >> expression];
const auto table = node_of(kind::table)[named("table") >> word("by") >> name >> -(word("and") >> name) >>
                                     block[(ahead[any_name >> (colon | comma)] >> table_row) | title | cites | told("a row such as `name, name: value`")[table_row]]];
const auto membership = node_of(kind::membership)[name >> -validity];
const auto members = node_of(kind::members)[named("members") >> word("of") >> name >> block[(ahead[word("title") >> language] >> title) | cites | told("an entry")[membership]]];

const auto day_and_month = word("day") >> number >> word("of") >> word("month") >> number;
const auto closed = (ahead[word("closed") >> word("every")] >>
                     node_of(kind::closed_yearly)[word("closed") >> word("every") >> word("year") >> day_and_month >> -texts]) |
                    node_of(kind::closed)[word("closed") >> date >> -(word("to") >> date) >> -texts];
const auto calendar = node_of(kind::calendar)[named("calendar") >> block[title | cites | node_of(kind::weekend)[word("weekend") >> (name % comma)] | closed]];
const auto season = node_of(kind::season)[named("season") >> -texts >> word("from") >> day_and_month >> word("to") >> day_and_month];

const auto mapping_row = node_of(kind::mapping_row)[any_name >> colon >> (word("none") | (name % comma))];
const auto mapping = node_of(kind::mapping)[named("mapping") >> word("from") >> name >> word("to") >> name >>
                                         block[(ahead[any_name >> colon] >> mapping_row) | title | cites | told("a row such as `name: name, name`")[mapping_row]]];

// --- Rules ----------------------------------------------------------------------------------------------------------

const auto range_of = name >> word("in") >> name;
const auto range = node_of(kind::range)[word("for") >> range_of];
const auto applies = node_of(kind::applies)[word("applies") >> word("when") >> expression];
const auto let = node_of(kind::let)[word("let") >> name >> -texts >> equals >> expression];
const auto common_clauses = title | cites | applies | let | validity;

const auto answer = node_of(kind::answer)[word("answer") >> ((word("yes") >> word("or") >> word("no")) | (word("one", answer_form::one_of) >> word("of") >> name) |
                                                          word("number", answer_form::number) | word("text", answer_form::text) | word("date", answer_form::date))];
const auto question = node_of(kind::question)[named("ask") >> block[node_of(kind::asks)[word("asks") >> texts] | cites | range | applies | let | validity |
                                                                 node_of(kind::answered_by)[word("answered") >> word("by") >> (name % comma)] | answer |
                                                                 node_of(kind::stands)[word("stands") >> (working_days | duration_literal)] |
                                                                 node_of(kind::show)[word("show") >> (expression % comma)] | title]];

const auto met_when = node_of(kind::met_when)[word("met") >> word("when") >> expression];
const auto say_of_finding = (ahead[word("when")] >> node_of(kind::say)[word("when") >> (word("met", say_when::met) | word("unknown", say_when::unknown)) >> word("say") >> texts]) |
                            (ahead[word("unless")] >> node_of(kind::say, say_when::not_met)[word("unless") >> word("met") >> word("say") >> texts]);
const auto derogation = node_of(kind::derogation)[word("derogation") >> node_of(kind::derogation_by)[word("by") >> (name % comma)] >>
                                                node_of(kind::grounds)[word("on") >> (name % comma)] >> -node_of(kind::stands)[word("stands") >> (working_days | duration_literal)]];
const auto criterion = node_of(kind::criterion)[named("criterion") >> (word("must", modality_word::must) | word("should", modality_word::should) | word("may", modality_word::may)) >>
                                             block[common_clauses | range | met_when | say_of_finding | node_of(kind::overrides)[word("overrides") >> (name % comma)] |
                                                   node_of(kind::implied_by)[word("implied") >> word("by") >> (name % comma)] |
                                                   node_of(kind::gathers)[word("gathers") >> (name % comma)] | derogation]];

const auto say = node_of(kind::say, say_when::always)[word("say") >> texts];
const auto grade = node_of(kind::grade)[word("grade") >> ((ahead[word("bar") >> word("unless")] >> word("bar", relation_grade::bar_unless_reasoned) >> word("unless") >> word("reasoned")) |
                                                       word("bar", relation_grade::bar) | word("note", relation_grade::note))];
const auto when = node_of(kind::when)[word("when") >> expression];
const auto between = word("between") >> node_of(kind::range)[range_of] >> word("and") >> node_of(kind::range)[range_of];
const auto relation = node_of(kind::relation)[named("relation") >> -word("directed", 1) >> between >>
                                           block[title | cites | let | validity | grade | node_of(kind::decided_by)[word("decided") >> word("by") >> (name % comma)] |
                                                 node_of(kind::yields)[word("yields") >> word("to") >> (name % comma)] | when | say]];

const auto consider = node_of(kind::consider)[word("consider") >> name >> -texts >> word("when") >> expression];
const auto fits = node_of(kind::fits)[word("fits") >> word("when") >> expression];
const auto routing = node_of(kind::routing)[named("routing") >> range >> word("over") >> node_of(kind::range)[range_of] >> block[common_clauses | consider | fits | say]];

const auto coverage = node_of(kind::coverage)[named("coverage") >> node_of(kind::range)[word("of") >> range_of] >>
                                           block[title | cites | validity | node_of(kind::where)[word("where") >> expression] | node_of(kind::rows)[word("rows") >> expression] |
                                                 node_of(kind::columns)[word("columns") >> expression] | node_of(kind::cells)[word("cells") >> expression]]];

const auto unless_barred = node_of(kind::unless_barred)[word("unless") >> word("barred")];
const auto outcome = node_of(kind::outcome)[name >> -texts >> -node_of(kind::sought)[word("sought")] >> ((word("when") >> expression) | word("otherwise", 1)) >> -unless_barred >> -node_of(kind::until)[word("until") >> expression] >> -say >> *cites];
const auto decided_by = ahead[word("decided") >> word("by")] >> node_of(kind::decided_by)[word("decided") >> word("by") >> (name % comma)];
const auto outcomes = node_of(kind::outcomes)[word("outcomes") >> range >> block[let | validity | decided_by | told("an outcome")[outcome]]];

const auto clock = node_of(kind::clock)[named("clock") >> range >> block[common_clauses | node_of(kind::starts)[word("starts") >> word("on") >> expression] |
                                                                         node_of(kind::runs)[word("runs") >> expression] |
                                                                         node_of(kind::pauses)[word("pauses") >> word("during") >> expression] |
                                                                         node_of(kind::restarts)[word("restarts") >> word("on") >> expression] |
                                                                         node_of(kind::ends)[word("ends") >> word("on") >> expression]]];

const auto score_part = node_of(kind::score_part)[word("part") >> name >> -texts >> equals >> from_or >> *(node_of(kind::out_of)[word("out") >> word("of") >> from_sum] |
                                                  node_of(kind::steps_of)[word("steps") >> word("of") >> from_sum] |
                                                  node_of(kind::weight)[word("weight") >> from_sum] |
                                                  (ahead[word("at") >> word("least")] >> node_of(kind::at_least)[word("at") >> word("least") >> from_sum]))];
const auto overall = node_of(kind::overall)[word("overall") >> word("at") >> word("least") >> from_sum >> -word("weighted", 1) >> word("points")];
const auto scoring = node_of(kind::scoring)[named("scoring") >> range >> block[common_clauses | score_part | overall]];

const auto order = node_of(kind::order)[word("order") >> (((word("highest", order_by::highest_first) | word("lowest", order_by::lowest_first)) >> word("first") >> expression) |
                                                        (word("first", order_by::first_when) >> word("when") >> expression)) >> -texts];
const auto ranking = node_of(kind::ranking)[named("ranking") >> range >> block[title | cites | let | validity | node_of(kind::where)[word("where") >> expression] | order]];

const auto section = node_of(kind::section)[named("section") >> -texts >> block[say | node_of(kind::show)[word("show") >> (expression % comma)] |
                                                                            node_of(kind::section_findings)[word("findings") >> (name % comma)]]];
const auto paper = node_of(kind::paper)[named("paper") >> range >> block[common_clauses | node_of(kind::as_table)[word("as") >> word("table")] | section]];

const auto transition = node_of(kind::transition)[node_of(kind::from_stages)[word("from") >> (name % comma)] >> word("to") >> name >> -texts >> -(word("when") >> expression) >> -say];
const auto stages = node_of(kind::stages)[named("stages") >> range >> word("at") >> postfix >> block[title | cites | let | validity | transition]];

// --- Examples and cases ---------------------------------------------------------------------------------------------

struct data_class;
const x3::rule<data_class> data = "data";
// `{ says: yes } for voter in {BEL, ITA}`: the same for each.
const auto data_each = node_of(kind::data_each)[word("for") >> any_name >> word("in") >> open_brace >> (expression % comma) >> close_brace];
const auto data_item = (ahead[open_brace] >> data >> -(ahead[word("for")] >> data_each)) | (ahead[language] >> texts) | expression;
const auto data_field = node_of(kind::data_field)[any_name >> colon >> (word("missing", data_form::missing) | word("none", data_form::none) | (data_item % comma))];
const auto data_def = node_of(kind::data)[block[told("a field such as `name: value`")[data_field]]];
BOOST_SPIRIT_DEFINE(data)

const auto example = node_of(kind::example)[named("example") >> word("of") >> name >> data];

struct identity_terminal : terminal<identity_terminal> {
    bool take(parse_state& state, cursor& at) const {
        const bool quoted = at->kind == token_kind::text_open && (at + 1)->kind == token_kind::text_part && (at + 2)->kind == token_kind::text_close;
        if (!quoted && at->kind != token_kind::name) { state.expect(at, "the id of a record"); return false; }
        if (state.silent == 0) {
            token whole = *at;
            if (quoted) whole.end = (at + 2)->end;
            state.push_leaf(kind::identity, whole, quoted ? state.list.parts[(at + 1)->value] : std::string(state.words(*at)));
        }
        at += quoted ? 3 : 1;
        return true;
    }
};
constexpr identity_terminal identity{};

struct code_terminal : terminal<code_terminal> {
    bool take(parse_state& state, cursor& at) const {
        const auto word = state.words(*at);
        const bool code = at->kind == token_kind::name && word.size() == 5 && word[0] == 'Q' && word.find_first_not_of("0123456789", 1) == std::string_view::npos;
        if (!code) { state.expect(at, "the code of a diagnostic, such as Q5101"); return false; }
        if (state.silent == 0) state.push_leaf(kind::name, *at, std::string(word));
        ++at;
        return true;
    }
};
constexpr code_terminal diagnostic_code{};

const auto provenance = node_of(kind::provenance)[+((ahead[word("by")] >> node_of(kind::by)[word("by") >> name]) | (ahead[word("dated")] >> node_of(kind::dated)[word("dated") >> date]) |
                                                 (ahead[word("because")] >> node_of(kind::because)[word("because") >> text]))];
const auto optional_provenance = -(ahead[word("by") | word("dated") | word("because")] >> provenance);
const auto on_record = -(word("on") >> identity);
const auto given = word("given") >> word("parameter");
// An answer that is an entry may be followed by who gave it; this `by` is no mapping.
const auto answered = (ahead[name >> word("by")] >> name) | expression;
const auto given_host = word("given") >> word("host") >> word("function");
const auto given_clause =
    (ahead[given_host >> name >> equals] >> node_of(kind::given_host_function)[given_host >> name >> equals >> expression]) |
    (ahead[given] >> node_of(kind::given_parameter)[given >> name >> equals >> expression]) |
    (ahead[word("given") >> word("answer") >> word("to")] >>
     node_of(kind::given_answer)[word("given") >> word("answer") >> word("to") >> name >> word("on") >> identity >> word("is") >> answered >> optional_provenance]) |
    (ahead[word("given") >> word("confirmation") >> word("of")] >>
     node_of(kind::given_confirmation)[word("given") >> word("confirmation") >> word("of") >> name >> word("between") >> identity >> word("and") >> identity >> word("is") >>
                                    (word("confirmed", found_relation::confirmed) | word("rejected", found_relation::rejected) | word("accepted", found_relation::accepted)) >>
                                    optional_provenance]) |
    (ahead[word("given") >> word("derogation") >> word("from")] >>
     node_of(kind::given_derogation)[word("given") >> word("derogation") >> word("from") >> name >> word("on") >> identity >> word("ground") >> name >>
                                  -(word("until") >> date) >> optional_provenance >> -(word("until") >> date)]) |
    node_of(kind::given_record)[word("given") >> name >> identity >> -node_of(kind::like)[word("like") >> name] >> -(ahead[open_brace] >> data)];

const auto path = node_of(kind::path)[any_name >> *(dot >> any_name)];
const auto state_detail = word("met", finding_state::met) | (word("not") >> (word("met", finding_state::not_met) | word("applicable", finding_state::not_applicable))) |
                          word("unknown", finding_state::unknown) | (word("to") >> word("be") >> word("judged", finding_state::to_be_judged)) | word("derogated", finding_state::derogated);
const auto clock_expected = node_of(kind::state)[word("running", clock_state::running) | word("paused", clock_state::paused) | word("ended", clock_state::ended) |
                                                 word("expired", clock_state::expired) | word("unknown", clock_state::unknown) |
                                                 (word("not") >> word("started", clock_state::not_started))];
// Fields and questions by their paths, faults of arithmetic by what is said of them.
const auto because_of = -(word("because") >> -(ahead[word("only") >> (any_name | text_open)] >> word_leaf{"only", kind::only, 0}) >> (((ahead[text_open] >> text) | path) % comma));
const auto expectation =
    (ahead[word("true") | word("false")] >> node_of(kind::expect_value)[(word("true", expected_value::holds) | word("false", expected_value::fails)) >> expression]) |
    (ahead[word("unknown")] >> node_of(kind::expect_value)[word("unknown", expected_value::unknown) >> expression >> because_of]) |
    (ahead[word("clock")] >> node_of(kind::expect_clock)[word("clock") >> name >> clock_expected >> on_record]) |
    (ahead[word("deadline") >> word("of")] >> node_of(kind::expect_deadline)[word("deadline") >> word("of") >> name >> word("is") >> date >> on_record]) |
    (ahead[-word("weighted") >> word("points") >> word("by")] >>
     node_of(kind::expect_points)[-word("weighted", 1) >> word("points") >> word("by") >> name >> word("are") >> number >> on_record]) |
    (ahead[word("scoring") >> any_name] >> node_of(kind::expect_scoring)[word("scoring") >> name >> state_detail >> on_record]) |
    (ahead[word("rank") >> (number | word("by"))] >> node_of(kind::expect_rank)[word("rank") >> number >> word("by") >> name >> on_record]) |
    (ahead[word("no") >> word("rank")] >> node_of(kind::expect_rank)[word("no") >> word("rank") >> word("by") >> name >> on_record]) |
    (ahead[word("outcome") >> any_name >> word("says")] >> node_of(kind::expect_outcome_message)[word("outcome") >> name >> word("says") >> language >> text >> on_record]) |
    (ahead[-(word("no") | word("undecided")) >> word("outcome")] >>
     node_of(kind::expect_outcome)[-(word("no", expected_presence::absent) | word("undecided", expected_presence::possible)) >> word("outcome") >> name >>
                                   -(word("until") >> date) >> on_record]) |
    (ahead[word("outcomes")] >> node_of(kind::expect_outcomes)[word("outcomes") >> (name % comma) >> on_record]) |
    (ahead[word("relation") >> any_name >> word("between") >> identity >> word("and") >> identity >> word("says")] >>
     node_of(kind::expect_relation_message)[word("relation") >> name >> word("between") >> identity >> word("and") >> identity >> word("says") >> language >> text]) |
    (ahead[-(word("no") | word("possible")) >> word("relation")] >>
     node_of(kind::expect_relation)[-(word("no", expected_presence::absent) | word("possible", expected_presence::possible)) >> word("relation") >> name >> word("between") >>
                                 identity >> word("and") >> identity]) |
    (ahead[word("diagnostic") >> diagnostic_code] >> node_of(kind::expect_diagnostic)[word("diagnostic") >> diagnostic_code]) |
    (ahead[word("question")] >> node_of(kind::expect_question, 1)[word("question") >> name >> on_record]) |
    (ahead[word("no") >> word("question")] >> node_of(kind::expect_question, 0)[word("no") >> word("question") >> name >> on_record]) |
    (ahead[word("routing")] >>
     node_of(kind::expect_routing)[word("routing") >> name >> word("to") >> identity >>
                                (word("fits", expected_fit::fits) | (word("does") >> word("not") >> word("fit", expected_fit::does_not_fit)) |
                                 word("unknown", expected_fit::unknown)) >> on_record]) |
    (ahead[name >> word("says")] >> node_of(kind::expect_message)[name >> word("says") >> language >> text >> on_record]) |
    node_of(kind::expect_finding)[name >> state_detail >> on_record >> because_of];
const auto expect_clause = word("expect") >> told("the name of a criterion, or what else the case expects (`outcome`, `relation`, `question`, `true`, …)")[expectation];
const auto test_case = node_of(kind::test_case)[word("case") >> text >> block[node_of(kind::as_of_date)[word("as") >> word("of") >> date] | given_clause | expect_clause]];

const auto extension =
    (ahead[word("extend") >> word("list")] >> node_of(kind::extension, extended_kind::list)[word("extend") >> word("list") >> name >> block[told("an entry")[entry]]]) |
    (ahead[word("extend") >> word("taxonomy")] >>
     node_of(kind::extension, extended_kind::taxonomy)[word("extend") >> word("taxonomy") >> name >> block[told("an entry")[tree_entry]]]) |
    (ahead[word("extend") >> word("record")] >> node_of(kind::extension, extended_kind::record)[word("extend") >> word("record") >> name >> block[told("a field")[field]]]) |
    node_of(kind::extension, extended_kind::mapping)[word("extend") >> word("mapping") >> name >> block[told("a row such as `name: name, name`")[mapping_row]]];

const auto plain_declaration =
    (ahead[word("list")] >> list) |
    (ahead[word("taxonomy")] >> taxonomy) |
    (ahead[word("record")] >> record) |
    (ahead[word("parameter")] >> parameter) |
    (ahead[word("mapping")] >> mapping) |
    (ahead[word("define")] >> definition) |
    (ahead[word("host")] >> host_function) |
    (ahead[word("derive")] >> derived) |
    (ahead[word("bands")] >> bands) |
    (ahead[word("table")] >> table) |
    (ahead[word("members")] >> members) |
    (ahead[word("calendar")] >> calendar) |
    (ahead[word("season")] >> season) |
    (ahead[word("ask")] >> question) |
    (ahead[word("criterion")] >> criterion) |
    (ahead[word("relation")] >> relation) |
    (ahead[word("routing")] >> routing) |
    (ahead[word("coverage")] >> coverage) |
    (ahead[word("clock")] >> clock) |
    (ahead[word("scoring")] >> scoring) |
    (ahead[word("ranking")] >> ranking) |
    (ahead[word("stages")] >> stages) |
    (ahead[word("outcomes")] >> outcomes) |
    (ahead[word("paper")] >> paper) |
    (ahead[word("pins")] >> pins) |
    (ahead[word("leaves")] >> leaves) |
    (ahead[word("example")] >> example) |
    (ahead[word("case")] >> test_case);

struct declaration_class;
const x3::rule<declaration_class> declaration = "declaration";
const auto declaration_def = told("a declaration")[(ahead[word("pack")] >> pack) | (ahead[word("extend")] >> extension) |
                                                  (ahead[word("override")] >> node_of(kind::overriding)[word("override") >> plain_declaration]) | plain_declaration];
BOOST_SPIRIT_DEFINE(declaration)

}  // namespace

}  // namespace grammar

bool parse_declaration(parse_state& state, const token*& at) {
    const token* last = &state.list.tokens.back();
    for (const auto keyword : declaration_words()) state.expected_words.push_back(keyword);
    const auto parser = grammar::x3::with<grammar::state_tag>(std::ref(state))[grammar::declaration];
    return grammar::x3::parse(at, last, parser);
}

}  // namespace quorate::syntax
