// The public face of what would be otherwise.
#include "api/variation.hpp"

#include <stdexcept>

#include "api/causes.hpp"
#include "api/content.hpp"
#include "api/options.hpp"
#include "quorate/impact.hpp"
#include "quorate/questions.hpp"
#include "quorate/remedy.hpp"
#include "text/source.hpp"
#include "vary/impact.hpp"
#include "vary/points.hpp"
#include "vary/remedies.hpp"

namespace quorate::internal {

vary::bench make_bench(const pack& rules, const portfolio& data, const review_options& options) {
    const auto& content = data.content();
    if (content.pack.get() != &rules.content()) throw std::invalid_argument("the portfolio was loaded with another pack");
    const auto prepare = [&options](assess::machine& on) { apply_options(options, on); };
    return vary::bench(rules.content().program, content.data, options.as_of, options.step_limit, prepare);
}

}  // namespace quorate::internal

namespace quorate::inline v1 {

open_points find_open_points(const pack& rules, const portfolio& data, const review_options& options) {
    auto on = internal::make_bench(rules, data, options);
    return vary::rank_points(on, options.only);
}

impact compare_reviews(const reviewed_side& before, const reviewed_side& after) {
    const auto first = make_review(before.rules, before.data, before.options), second = make_review(after.rules, after.data, after.options);
    auto found = vary::impact_between({before.rules.content().program, first}, {after.rules.content().program, second});
    internal::keep_true_causes(found, before, after);
    return found;
}

namespace {

struct chosen { std::optional<data::record_ref> about; std::vector<vary::goal> goals; std::string fault; };

std::string no_such(const std::string& what, const std::string& name, const std::vector<std::string_view>& among, bool french) {
    const auto near = text::nearest(name, among);
    if (french) return "il n'y a pas de " + what + " `" + name + "` pour cet enregistrement" + (near.empty() ? "" : "\u00A0; vouliez-vous dire `" + std::string(near) + "`\u00A0?");
    return "there is no " + what + " `" + name + "` for this record" + (near.empty() ? "" : "; did you mean `" + std::string(near) + "`?");
}

void choose_outcomes(const plan::program& program, const remedy_options& wanted, chosen& into, bool french) {
    std::vector<std::string_view> among;
    for (std::uint32_t group = 0; group < program.outcomes.size(); ++group) {
        if (!program.words.is_a(into.about->type, program.outcomes[group].subject)) continue;
        const auto& all = program.outcomes[group].outcomes;
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            among.push_back(all[i].name);
            if (wanted.outcome.empty() ? all[i].sought : all[i].name == wanted.outcome) into.goals.push_back({group, i});
        }
    }
    if (!into.goals.empty()) return;
    if (wanted.outcome.empty())
        into.fault = french ? "les règles ne marquent comme `sought` aucune suite d'un tel enregistrement\u00A0: nommez une suite ou un critère" : "the pack marks no outcome of such a record as `sought`: name an outcome or a criterion";
    else
        into.fault = no_such(french ? "suite" : "outcome", wanted.outcome, among, french);
}

void choose_criterion(const plan::program& program, const remedy_options& wanted, chosen& into, bool french) {
    std::vector<std::string_view> among;
    for (std::uint32_t i = 0; i < program.criteria.size(); ++i) {
        if (!program.words.is_a(into.about->type, program.criteria[i].subject)) continue;
        among.push_back(program.criteria[i].name);
        if (program.criteria[i].name == wanted.criterion) into.goals.push_back({.criterion = i});
    }
    if (into.goals.empty()) into.fault = no_such(french ? "critère" : "criterion", wanted.criterion, among, french);
}

/// The record and what is wanted for it; of records that share an id, the first about which the pack gives outcomes or has criteria.
chosen choose(const pack& rules, const portfolio& data, std::string_view id, const remedy_options& wanted, bool french = false) {
    const auto& program = rules.content().program;
    const auto& held = data.content().data;
    chosen made;
    const auto look = [&](const plan::rule& rule) {
        if (made.about || rule.subject == no_index) return;
        const auto found = held.find(rule.subject, id);
        if (found && program.words.is_a(found->type, rule.subject)) made.about = found;
    };
    for (const auto& one : program.outcomes) look(one);
    for (const auto& one : program.criteria) look(one);
    if (!made.about) made.fault = (french ? "aucune suite et aucun critère ne porte sur un enregistrement `" : "no outcome and no criterion speaks of a record `") + std::string(id) + "`";
    else if (!wanted.criterion.empty() && !wanted.outcome.empty()) made.fault = french ? "nommez une suite ou un critère, et non les deux" : "name an outcome or a criterion, and not both";
    else if (!wanted.criterion.empty()) choose_criterion(program, wanted, made, french);
    else choose_outcomes(program, wanted, made, french);
    return made;
}

}  // namespace

std::string fault_of(const pack& rules, const portfolio& data, std::string_view id, const remedy_options& wanted, std::string_view language) { return choose(rules, data, id, wanted, language == "fr").fault; }

remedies find_remedies(const pack& rules, const portfolio& data, const review_options& options, std::string_view id, const remedy_options& wanted) {
    auto on = internal::make_bench(rules, data, options);
    const auto picked = choose(rules, data, id, wanted);
    if (!picked.fault.empty()) throw std::invalid_argument(picked.fault);
    return vary::remedies_for(on, *picked.about, picked.goals, wanted);
}

}  // namespace quorate
