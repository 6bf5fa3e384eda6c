#include "api/causes.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "api/content.hpp"
#include "plan/reads.hpp"
#include "syntax/parse.hpp"
#include "text/diagnostic_sink.hpp"

namespace quorate::internal {

namespace {

/// Declarations tried in one comparison; with more, none is, and all stay named.
constexpr std::size_t most_tried = 40;

using plan::declared;
using syntax::node_kind;

std::optional<node_kind> kind_of(std::string_view name) {
    static constexpr std::pair<std::string_view, node_kind> kinds[] = {
        {"criterion", node_kind::criterion}, {"question", node_kind::question}, {"relation", node_kind::relation}, {"routing", node_kind::routing},
        {"clock", node_kind::clock}, {"scoring", node_kind::scoring}, {"ranking", node_kind::ranking}, {"outcome", node_kind::outcome},
        {"parameter", node_kind::parameter}, {"definition", node_kind::definition}, {"bands", node_kind::bands}, {"table", node_kind::table},
        {"mapping", node_kind::mapping}, {"members", node_kind::members}, {"calendar", node_kind::calendar}, {"season", node_kind::season}};
    for (const auto& [called, kind] : kinds)
        if (called == name) return kind;
    return std::nullopt;  // lists and records: the data was read by them
}

/// The rule files of a pack, and where in them its declarations stand.
class rule_texts {
public:
    explicit rule_texts(const pack_content& of) : of_(of) {
        text::diagnostic_sink problems(of.sources);
        for (std::size_t i = 0; i < of.sources.size(); ++i) {
            syntax::parse(static_cast<text::source_id>(i), tree_, problems);
            if (i >= of.from_used_pack.size() || of.from_used_pack[i] == 0) own_.push_back(static_cast<text::source_id>(i));
        }
        for (const auto file : tree_.files)
            for (const auto one : tree_.children(file)) look_at(one);
    }

    [[nodiscard]] std::optional<std::string_view> text_of(const changed_rule& one) const {
        const auto at = find(one);
        return at ? std::optional(of_.sources.slice(*at)) : std::nullopt;
    }

    /// The files with that text in the place of the declaration; nothing when it has no place and stands in a block.
    [[nodiscard]] std::optional<std::vector<document>> with(const changed_rule& one, std::string_view text) const {
        const auto at = find(one);
        if (!at && (one.kind == "outcome" || text.empty())) return std::nullopt;
        std::vector<document> all;
        for (std::size_t i = 0; i < of_.sources.size(); ++i) {
            const auto id = static_cast<text::source_id>(i);
            document file{std::string(of_.sources.name(id)), std::string(of_.sources.content(id))};
            file.used_pack = i < of_.from_used_pack.size() && of_.from_used_pack[i] != 0;
            if (at && at->source == id) file.content.replace(at->begin, at->end - at->begin, text);
            all.push_back(std::move(file));
        }
        if (!at) all.push_back({"what is put back", std::string(text) + "\n"});
        return all;
    }

private:
    void look_at(syntax::node_id one) {
        const auto kind = tree_[one].kind;
        if (kind == node_kind::outcomes) {
            for (const auto part : tree_.children(one))
                if (tree_[part].kind == node_kind::outcome) keep(part);
        } else {
            keep(one);
        }
    }
    void keep(syntax::node_id one) {
        const auto name = tree_[one].first_child;
        const auto where = tree_[one].where;
        if (name == syntax::node_id::none || tree_[name].kind != node_kind::name || std::find(own_.begin(), own_.end(), where.source) == own_.end()) return;
        const auto [at, fresh] = places_.emplace(std::pair(tree_[one].kind, std::string(tree_.value(name))), where);
        if (!fresh) at->second.end = at->second.begin;  // twice the same name: none is put back
    }
    [[nodiscard]] std::optional<text::span> find(const changed_rule& one) const {
        const auto kind = kind_of(one.kind);
        const auto at = kind ? places_.find({*kind, one.name}) : places_.end();
        return at == places_.end() || at->second.begin == at->second.end ? std::nullopt : std::optional(at->second);
    }

    const pack_content& of_;
    syntax::tree tree_;
    std::vector<text::source_id> own_;
    std::map<std::pair<node_kind, std::string>, text::span> places_;
};

/// A validity that says at every time what another says on a day.
validity as_on(const validity& one, day on) {
    constexpr day never = std::chrono::year(1) / 1 / 1;
    return one.holds(on) ? validity{} : validity{std::nullopt, never};
}

template <typename Rules>
bool hold_as_on(Rules& all, const std::string& name, day on) {
    for (auto& one : all)
        if (one.name == name) {
            one.in_force = as_on(one.in_force, on);
            return true;
        }
    return false;
}

bool hold_parameter(plan::program& of, const std::string& name, day on) {
    for (auto& one : of.parameters) {
        if (one.name != name) continue;
        for (auto& value : one.dated) value.holds = as_on(value.holds, on);
        return true;
    }
    return false;
}

bool hold_list(plan::program& of, const std::string& name, day on) {
    for (auto& one : of.words.classifications) {
        if (one.name != name) continue;
        for (auto& entry : one.entries) entry.in_force = as_on(entry.in_force, on);
        return true;
    }
    return false;
}

bool hold_outcome(plan::program& of, const std::string& name, day on) {
    for (auto& group : of.outcomes)
        for (const auto& one : group.outcomes)
            if (one.name == name) {
                group.in_force = as_on(group.in_force, on);
                return true;
            }
    return false;
}

/// Makes a declaration stand at every time as it stands on a day.
bool hold(plan::program& of, const changed_rule& one, day on) {
    if (one.kind == "criterion") return hold_as_on(of.criteria, one.name, on);
    if (one.kind == "question") return hold_as_on(of.questions, one.name, on);
    if (one.kind == "relation") return hold_as_on(of.relations, one.name, on);
    if (one.kind == "routing") return hold_as_on(of.routings, one.name, on);
    if (one.kind == "clock") return hold_as_on(of.clocks, one.name, on);
    if (one.kind == "scoring") return hold_as_on(of.scorings, one.name, on);
    if (one.kind == "ranking") return hold_as_on(of.rankings, one.name, on);
    if (one.kind == "definition") return hold_as_on(of.definitions, one.name, on);
    if (one.kind == "parameter") return hold_parameter(of, one.name, on);
    if (one.kind == "list") return hold_list(of, one.name, on);
    if (one.kind == "outcome") return hold_outcome(of, one.name, on);
    return false;
}

/// What a review with something put back says.
class trial {
public:
    trial(const reviewed_side& side, std::shared_ptr<const pack_content> content, const std::vector<std::string>& only) {
        auto options = side.options;
        options.only = only;
        options.progress = {};
        const pack rules(content);
        const portfolio data(std::make_shared<const portfolio_content>(portfolio_content{content, side.data.content().data.variation(), {}}));
        found_ = make_review(rules, data, options);
    }

    [[nodiscard]] std::optional<std::pair<verdict, modality>> finding_of(const finding_name& name) const {
        for (const auto* all : lists(name.about))
            for (const auto& one : *all)
                if (one.criterion == name.criterion && one.about.id == name.about.id && one.about.collection == name.about.collection) return std::pair(one.result, one.grade);
        return std::nullopt;
    }
    [[nodiscard]] outcome_state outcome_of(const outcome_name& name) const {
        for (const auto& subject : found_.subjects)
            if (subject.about.id == name.about.id && subject.about.collection == name.about.collection)
                for (const auto& one : subject.outcomes)
                    if (one.name == name.outcome) return one.decided ? outcome_state::open : outcome_state::undecided;
        return outcome_state::closed;
    }

private:
    [[nodiscard]] std::vector<const std::vector<finding>*> lists(const record_name& about) const {
        std::vector<const std::vector<finding>*> all{&found_.portfolio_findings};
        for (const auto& subject : found_.subjects)
            if (subject.about.id == about.id) all.push_back(&subject.findings);
        return all;
    }
    review found_;
};

class cause_finder {
public:
    cause_finder(const reviewed_side& before, const reviewed_side& after, std::vector<std::string> only)
        : before_(before), after_(after), only_(std::move(only)), old_(before, before.rules.share(), only_), new_(after, after.rules.share(), only_),
          old_texts_(before.rules.content()), new_texts_(after.rules.content()) {}

    void keep(std::vector<changed_rule>& because, const finding_name& name) {
        keep_those(because, [&](const trial& one) { return one.finding_of(name); });
    }
    void keep(std::vector<changed_rule>& because, const outcome_name& name) {
        keep_those(because, [&](const trial& one) { return one.outcome_of(name); });
    }

private:
    /// After with the declaration as it was before, and before with it as it is after; nothing where that cannot be made.
    struct tried { std::optional<trial> put_back, put_in; };

    template <typename Of>
    void keep_those(std::vector<changed_rule>& because, const Of& of) {
        const auto then = of(old_), now = of(new_);
        std::vector<changed_rule> kept;
        for (const auto& one : because) {
            const auto& with = trial_of(one);
            const bool known = with.put_back || with.put_in;
            if (!known || (with.put_back && of(*with.put_back) != now) || (with.put_in && of(*with.put_in) != then)) kept.push_back(one);
        }
        // None alone: they change it together, or it was the date. With one set of rules only dates differ.
        const bool same_rules = &before_.rules.content() == &after_.rules.content();
        if (!kept.empty() || same_rules) because = std::move(kept);
    }

    const tried& trial_of(const changed_rule& one) {
        const auto [at, fresh] = tried_.try_emplace({one.kind, one.name});
        if (!fresh) return at->second;
        if (one.what == changed_rule::how::dated) {
            at->second.put_back = held(after_, one, before_.options.as_of);
            at->second.put_in = held(before_, one, after_.options.as_of);
        } else {
            at->second.put_back = rewritten(after_, new_texts_, one, old_texts_.text_of(one));
            at->second.put_in = rewritten(before_, old_texts_, one, new_texts_.text_of(one));
        }
        return at->second;
    }

    [[nodiscard]] std::optional<trial> held(const reviewed_side& side, const changed_rule& one, day on) const {
        auto content = std::make_shared<pack_content>(side.rules.content());
        if (!hold(content->program, one, on)) return std::nullopt;
        return made(side, std::move(content));
    }

    [[nodiscard]] std::optional<trial> rewritten(const reviewed_side& side, const rule_texts& texts, const changed_rule& one, std::optional<std::string_view> text) const {
        if (!text && one.what == changed_rule::how::rewritten) return std::nullopt;
        const auto files = texts.with(one, text.value_or(std::string_view()));
        if (!files) return std::nullopt;
        const auto loaded = load_pack(*files);
        return loaded ? made(side, loaded.value->share()) : std::nullopt;
    }

    /// Nothing where what is asked of the review does not fit, such as a parameter that is set and was taken out.
    [[nodiscard]] std::optional<trial> made(const reviewed_side& side, std::shared_ptr<const pack_content> content) const {
        try {
            return trial(side, std::move(content), only_);
        } catch (const std::invalid_argument&) {
            return std::nullopt;
        }
    }

    const reviewed_side& before_;
    const reviewed_side& after_;
    std::vector<std::string> only_;
    trial old_, new_;
    rule_texts old_texts_, new_texts_;
    std::map<std::pair<std::string, std::string>, tried> tried_;
};

}  // namespace

void keep_true_causes(impact& found, const reviewed_side& before, const reviewed_side& after) {
    if (found.rules.empty() || found.rules.size() > most_tried || (found.records.empty() && found.portfolio.empty())) return;
    std::vector<std::string> only;
    for (const auto& one : found.records) only.push_back(one.about.id);
    cause_finder finder(before, after, std::move(only));
    for (auto& record : found.records) {
        for (auto& one : record.findings) finder.keep(one.because, one.finding);
        for (auto& one : record.outcomes) finder.keep(one.because, one.outcome);
    }
    for (auto& one : found.portfolio) finder.keep(one.because, one.finding);
}

}  // namespace quorate::internal
