#include "explain/review.hpp"

#include <algorithm>
#include <set>

#include "assess/answers.hpp"
#include "explain/traces.hpp"

namespace quorate::explain {

using assess::raw_pair;

reviewer::reviewer(assess::machine& on, assess::assessment& findings)
    : on_(on), findings_(findings), program_(on.program()), words_(on) {}

std::vector<record_ref> reviewer::subjects() const {
    std::set<std::uint32_t> types;
    for (const auto& group : program_.outcomes) types.insert(group.subject);
    // Without outcomes nothing tells proposals from the rest, but that they were given as such.
    if (types.empty() && !on_.data().subjects.empty())
        for (const auto& rule : program_.criteria) types.insert(rule.subject);
    std::vector<record_ref> all;
    std::set<record_ref> seen;
    for (const auto type : types)
        for (const auto& record : on_.data().collection(type))
            if (seen.insert(record).second) all.push_back(record);
    if (on_.data().subjects.empty()) return all;
    const std::set<record_ref> marked(on_.data().subjects.begin(), on_.data().subjects.end());
    std::erase_if(all, [&](record_ref one) { return !marked.contains(one); });
    return all;
}

finding reviewer::describe_finding(std::uint32_t criterion, record_ref about) {
    const auto& rule = program_.criteria[criterion];
    const auto found = findings_.finding(criterion, about);
    finding made;
    made.criterion = rule.name;
    made.title = words_.title(rule);
    made.grade = rule.grade;
    made.about = words_.name(about);
    made.result = found.result;
    made.citations = rule.citations;
    for (const auto other : found.overridden_by) {
        const auto& above = program_.criteria[other];
        if (made.overridden_by.empty()) {
            made.overridden_by = above.name;
            made.overridden_by_title = words_.title(above);
        } else {
            made.also_overridden_by.push_back({above.name, words_.title(above)});
        }
    }
    if (found.derogation != nullptr) {
        const auto& by = *found.derogation;
        made.derogation = quorate::derogation{.by = by.by, .ground = by.ground, .by_name = words_.person(by.by), .ground_name = words_.person(by.ground),
                                              .on = by.on, .until = found.derogated_until, .reason = by.reason};
    }
    if (found.result == verdict::not_applicable) return made;
    const auto own_steps = on_.begin();
    auto in = findings_.frame_of(rule, about);
    tally_trace tallies(words_, on_, rule);
    {
        // All lets, also those that the verdict could do without: the sheet shows the same numbers whatever it is.
        const traced hook(on_, tallies);
        for (const auto& let : rule.lets)
            if (!in.filled(let.slot)) in.set(let.slot, on_.evaluate(let.value, in));
        (void)on_.evaluate(rule.met, in);
    }
    made.tallies = tallies.take();
    made.answers = describe_answers(rule, about);
    for (const auto other : rule.gathers) made.gathers.push_back(program_.criteria[other].name);
    for (const auto& let : rule.lets) {
        const auto& shown = in.get(let.slot);
        if (shown.get<std::shared_ptr<const assess::set_value>>() || !shown.known()) continue;
        made.values.push_back({let.name, let.label, words_.of(shown)});
    }
    switch (found.result) {
        case verdict::met: made.message = words_.of(rule.when_met, in); break;
        case verdict::not_met:
        case verdict::derogated: made.message = words_.of(rule.when_not_met, in); break;
        default:
            made.message = words_.of(rule.when_unknown, in);
            made.missing_facts = words_.facts(found.why);
    }
    for (const auto& fact : made.missing_facts)
        if (fact.what == missing::kind::answer && std::find(made.questions.begin(), made.questions.end(), fact.name) == made.questions.end())
            made.questions.push_back(fact.name);
    return made;
}

question reviewer::describe_question(std::uint32_t index, record_ref about) {
    const auto& rule = program_.questions[index];
    const auto& given = findings_.answer(index, about);
    auto in = findings_.frame_of(rule, about);
    question made;
    made.name = rule.name;
    made.wording = words_.of(rule.wording, in);
    made.about = words_.name(about);
    made.citations = rule.citations;
    for (const auto& one : rule.answered_by) made.answered_by.push_back(words_.of({one, assess::reason_set::none}));
    const auto& languages = program_.words.languages;
    for (const auto& language : languages) {
        const bool french = language == "fr";
        std::string form;
        switch (rule.answer) {
            case plan::answer_kind::truth: form = french ? "oui ou non" : "yes or no"; break;
            case plan::answer_kind::number: form = french ? "un nombre" : "a number"; break;
            case plan::answer_kind::text: form = french ? "un texte" : "a text"; break;
            case plan::answer_kind::day: form = french ? "une date" : "a date"; break;
            case plan::answer_kind::entry: {
                const auto& entries = program_.words.classifications[rule.answer_list].entries;
                for (const auto& entry : entries) form += (form.empty() ? "" : " / ") + entry.labels.in(language, entry.id);
                break;
            }
        }
        made.answer_form.add(language, std::move(form));
    }
    made.open = given.given == nullptr;
    if (!made.open) {
        made.answer = given.given->value;
        made.answer_text = words_.of(given.is);
        made.given_by = given.given->by;
        made.given_by_name = words_.person(given.given->by);
        made.given_on = given.given->on;
        made.reason = given.given->reason;
        made.stands_until = given.stands_until;
    }
    for (const auto* one : given.disputed) {
        texts text;
        const auto is = assess::read_answer(*one, rule, program_.words, text);
        made.disputed.push_back({.answer = one->value, .answer_text = words_.of(is), .given_by = one->by, .given_by_name = words_.person(one->by),
                                 .given_on = *one->on, .reason = one->reason});
    }
    for (const auto& fact : rule.facts) {
        const auto shown = on_.evaluate_quietly(fact.value, in);
        made.facts.push_back({fact.quoted, fact.label.empty() ? words_.label(fact.value, rule) : fact.label, words_.of(shown)});
    }
    return made;
}

std::vector<question> reviewer::describe_questions(record_ref about, const std::vector<finding>& findings) {
    std::vector<question> all;
    for (std::uint32_t i = 0; i < program_.questions.size(); ++i) {
        const auto applies = findings_.asked(i, about);
        const auto* asked = applies.get<bool>();
        if (asked && !*asked) continue;
        auto made = describe_question(i, about);
        for (const auto& one : findings)
            if (std::find(one.questions.begin(), one.questions.end(), made.name) != one.questions.end()) made.decides.push_back(one.criterion);
        all.push_back(std::move(made));
    }
    return all;
}

std::vector<shown_value> reviewer::describe_lets(const plan::rule& rule, frame& in) {
    std::vector<shown_value> all;
    for (const auto& let : rule.lets) {
        if (let.label.empty()) continue;
        if (!in.filled(let.slot)) in.set(let.slot, on_.evaluate_quietly(let.value, in));
        const auto& shown = in.get(let.slot);
        if (shown.get<std::shared_ptr<const assess::set_value>>()) continue;
        const auto why = on_.reasons().reasons(shown.why);
        const bool not_stated = !shown.known() && std::all_of(why.begin(), why.end(), [](const assess::reason* one) { return one->what == missing::kind::field; });
        if (!not_stated) {
            all.push_back({let.name, let.label, words_.of(shown)});
            continue;
        }
        texts said;
        for (const auto& language : program_.words.languages) said.add(language, language == "fr" ? "non indiqué" : "not stated");
        all.push_back({let.name, let.label, std::move(said)});
    }
    return all;
}

route reviewer::describe_route(const plan::routing& rule, const assess::raw_route& found, record_ref about) {
    const auto fit_of = [](const value& truth) {
        const auto* known = truth.get<bool>();
        return !known ? fit::unknown : *known ? fit::fits : fit::does_not_fit;
    };
    route made;
    made.target = words_.name(found.target);
    made.result = fit_of(found.fits);
    if (!found.fits.known()) made.missing_facts = words_.facts(found.fits.why);
    auto in = findings_.frame_of(rule, about);
    in.set(1, found.target);
    for (std::size_t i = 0; i < rule.considerations.size(); ++i) {
        consideration one{rule.considerations[i].name, rule.considerations[i].label, fit_of(found.considerations[i]), {}};
        if (one.result == fit::fits) {
            evidence_trace evidence(words_, on_, rule);
            const traced hook(on_, evidence);
            (void)on_.evaluate(rule.considerations[i].when, in);
            one.shared = evidence.take();
        }
        made.considerations.push_back(std::move(one));
    }
    made.message = words_.of(rule.say, in);
    for (const auto& way : rule.transitions) {
        const auto open = on_.evaluate_quietly(way.open, in);
        if (const auto* truth = open.get<bool>(); truth && *truth) made.message = way.say.empty() ? way.label : words_.of(way.say, in);
    }
    return made;
}

routing reviewer::describe_routing(std::uint32_t index, record_ref about) {
    const auto& rule = program_.routings[index];
    routing made{rule.name, words_.title(rule), {}, rule.citations};
    for (const auto& one : findings_.routes(index, about)) {
        const auto* fits = one.fits.get<bool>();
        if (rule.stages && fits && !*fits) continue;  // where a record cannot go from where it is
        made.routes.push_back(describe_route(rule, one, about));
    }
    const auto held = [](const route& one) {
        return std::count_if(one.considerations.begin(), one.considerations.end(), [](const auto& each) { return each.result == fit::fits; });
    };
    const auto rank = [](fit result) { return result == fit::fits ? 0 : result == fit::unknown ? 1 : 2; };
    std::stable_sort(made.routes.begin(), made.routes.end(), [&](const route& a, const route& b) {
        return rank(a.result) != rank(b.result) ? rank(a.result) < rank(b.result) : held(a) > held(b);
    });
    return made;
}

outcome reviewer::describe_outcome(const assess::raw_outcome& found, record_ref about) {
    const auto& rule = program_.outcomes[found.group];
    const auto& one = rule.outcomes[found.index];
    outcome made;
    made.name = one.name;
    made.title = one.title;
    made.decided = found.decided;
    made.otherwise = found.otherwise;
    made.citations = one.citations;
    const auto own_steps = on_.begin();
    auto in = findings_.frame_of(rule, about);
    if (found.decided && one.when != plan::op_id::none) {
        ground_trace grounds(words_, on_, findings_, about);
        const traced hook(on_, grounds);
        (void)on_.evaluate(one.when, in);
        made.grounds = grounds.take();
    }
    if (one.until != plan::op_id::none)
        if (const auto until = on_.evaluate_quietly(one.until, in); until.get<day>()) made.until = *until.get<day>();
    made.message = words_.of(one.say, in);
    return made;
}

bool reviewer::is_false_for(const plan::rule& rule, record_ref about) {
    if (rule.applies == plan::op_id::none) return false;
    const auto own_steps = on_.begin();
    auto in = findings_.frame_of(rule, about);
    const auto applies = on_.evaluate_quietly(rule.applies, in);
    const auto* truth = applies.get<bool>();
    return truth && !*truth;
}

shown_value reviewer::describe_parameter(const std::string& name) {
    for (std::uint32_t i = 0; i < program_.parameters.size(); ++i)
        if (program_.parameters[i].name == name) return {name, program_.parameters[i].title, words_.of(on_.parameter(i))};
    return {name, {}, {}};
}

std::vector<shown_value> reviewer::describe_derived(record_ref about) {
    std::vector<shown_value> all;
    for (std::uint32_t i = 0; i < program_.definitions.size(); ++i) {
        const auto& rule = program_.definitions[i];
        if (!rule.derived || !program_.words.is_a(about.type, rule.subject)) continue;
        const auto own_steps = on_.begin();
        auto in = findings_.frame_of(rule, about);
        all.push_back({rule.name, rule.label, words_.of(on_.evaluate_quietly(rule.body, in))});
    }
    return all;
}

clock_reading reviewer::describe_clock(std::uint32_t index, record_ref about) {
    const auto& rule = program_.clocks[index];
    const auto& found = findings_.clock(index, about);
    clock_reading made{.name = rule.name, .title = words_.title(rule), .state = found.state, .started = found.started, .deadline = {}, .pauses = found.pauses,
                       .missing_facts = words_.facts(found.why), .citations = rule.citations};
    if (const auto* deadline = found.deadline.get<day>()) made.deadline = *deadline;
    return made;
}

scoring reviewer::describe_scoring(std::uint32_t index, record_ref about) {
    const auto& rule = program_.scorings[index];
    const auto& found = findings_.scoring(index, about);
    scoring made;
    made.name = rule.name;
    made.title = words_.title(rule);
    made.citations = rule.citations;
    const auto state_of = [](const value& truth) { const auto* known = truth.get<bool>(); return !known ? 2 : *known ? 0 : 1; };
    auto in = findings_.frame_of(rule, about);
    const auto show = [&](plan::op_id op) { return op == plan::op_id::none ? texts{} : words_.of(on_.evaluate_quietly(op, in)); };
    assess::reason_set why = on_.reasons().join(found.met.why, found.applies.why);
    for (std::size_t i = 0; i < rule.parts.size(); ++i) {
        const auto& part = rule.parts[i];
        made.parts.push_back({.name = part.name, .label = part.label, .points = words_.of(found.parts[i].points), .out_of = show(part.out_of),
                              .weight = show(part.weight), .at_least = show(part.at_least), .passes = static_cast<fit>(state_of(found.parts[i].passes))});
        why = on_.reasons().join(why, found.parts[i].points.why);
    }
    static constexpr verdict results[] = {verdict::met, verdict::not_met, verdict::unknown};
    made.points = words_.of(found.points);
    made.weighted_points = words_.of(found.weighted);
    made.result = results[state_of(found.applies.known() ? found.met : found.applies)];
    made.missing_facts = words_.facts(why);
    return made;
}

void reviewer::describe_findings(record_ref about, std::vector<finding>& into) {
    const auto add = [&](std::uint32_t i) {
        const auto& rule = program_.criteria[i];
        if (!rule.in_force.holds(on_.as_of()) || !program_.words.is_a(about.type, rule.subject)) return;
        if (applicable_only_ && findings_.finding(i, about).result == verdict::not_applicable) return;
        into.push_back(describe_finding(i, about));
    };
    if (applicable_only_) {
        for (const auto i : findings_.may_apply(about)) add(i);
    } else {
        into.reserve(program_.criteria.size());
        for (std::uint32_t i = 0; i < program_.criteria.size(); ++i) add(i);
    }
}

subject_review reviewer::describe_subject(record_ref about) {
    subject_review made;
    made.about = words_.name(about);
    const auto concerns = [&](const plan::rule& rule) { return rule.in_force.holds(on_.as_of()) && program_.words.is_a(about.type, rule.subject); };
    made.derived = describe_derived(about);
    describe_findings(about, made.findings);
    for (std::uint32_t i = 0; i < program_.clocks.size(); ++i)
        if (concerns(program_.clocks[i])) made.clocks.push_back(describe_clock(i, about));
    for (std::uint32_t i = 0; i < program_.scorings.size(); ++i)
        if (concerns(program_.scorings[i]) && !is_false_for(program_.scorings[i], about)) made.scorings.push_back(describe_scoring(i, about));
    made.questions = describe_questions(about, made.findings);
    std::vector<std::uint32_t> pairs;
    for (const auto index : findings_.pairs_of(about))
        if (findings_.is_reported(findings_.pairs()[index])) pairs.push_back(index);
    std::stable_sort(pairs.begin(), pairs.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto grade = [&](std::uint32_t index) { return program_.relations[findings_.pairs()[index].relation].grade; };
        return grade(a) < grade(b);
    });
    for (const auto index : pairs) made.relations.push_back(describe_pair(findings_.pairs()[index]));
    for (std::uint32_t i = 0; i < program_.routings.size(); ++i)
        if (program_.words.is_a(about.type, program_.routings[i].subject) && !findings_.routes(i, about).empty())
            made.routings.push_back(describe_routing(i, about));
    for (const auto& one : findings_.outcomes(about)) made.outcomes.push_back(describe_outcome(one, about));
    for (const auto& group : program_.outcomes) made.has_outcomes = made.has_outcomes || program_.words.is_a(about.type, group.subject);
    return made;
}

review reviewer::make_head() {
    review made;
    made.pack = program_.name;
    made.pack_title = program_.title;
    made.pack_version = program_.version;
    made.pack_in_force = program_.in_force.holds(on_.as_of());
    for (const auto& one : program_.used_packs) made.used_packs.push_back({one.name, one.title, one.version, one.in_force.holds(on_.as_of())});
    made.as_of = on_.as_of();
    made.languages = program_.words.languages;
    made.readings = describe_readings();
    return made;
}

std::vector<record_ref> reviewer::subjects_among(const std::vector<std::string>& only) const {
    auto all = subjects();
    if (!only.empty()) std::erase_if(all, [&](record_ref one) { return std::find(only.begin(), only.end(), on_.data().id(one)) == only.end(); });
    return all;
}

review reviewer::make_of(record_ref about) {
    auto made = make_head();
    made.subjects.push_back(describe_subject(about));
    return made;
}

review reviewer::make(const std::vector<std::string>& only) {
    auto made = make_head();
    for (const auto& record : subjects_among(only)) made.subjects.push_back(describe_subject(record));
    if (only.empty()) describe_portfolio(made);
    return made;
}

}  // namespace quorate::explain
