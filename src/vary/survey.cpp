#include "vary/survey.hpp"

#include <algorithm>

namespace quorate::vary {

namespace {

void add_owned(const data::portfolio& data, record_ref owner, record_ref holder, std::map<record_ref, record_ref>& into) {
    const auto& fields = data.words().records[holder.type].fields;
    for (std::uint32_t i = 0; i < fields.size(); ++i) {
        if (fields[i].type.kind != type_kind::part || !data::is_stated(data, holder, i)) continue;
        const auto parts = fields[i].type.many ? data::items_of(data, holder, i) : std::vector<cell>{data::value_of(data, holder, i)};
        for (const auto& one : parts) {
            const auto part = std::get<record_ref>(one);
            into.emplace(part, owner);
            add_owned(data, owner, part, into);
        }
    }
}

plan::readings joined(plan::readings a, plan::readings b) {
    a.fields.merge(b.fields);
    a.questions.merge(b.questions);
    a.relations.merge(b.relations);
    a.others.merge(b.others);
    a.asks.merge(b.asks);
    a.texts = a.texts || b.texts;
    a.references = a.references || b.references;
    return a;
}

}  // namespace

std::map<record_ref, record_ref> owners_of_parts(const data::portfolio& data) {
    std::map<record_ref, record_ref> all;
    for (std::uint32_t type = 0; type < data.words().records.size(); ++type) {
        if (data.words().records[type].identifier == no_index) continue;
        for (std::uint32_t row = 0; row < data.of_type(type).rows; ++row) add_owned(data, {type, row}, {type, row}, all);
    }
    return all;
}

survey::survey(bench& on, std::vector<record_ref> subjects) : on_(on), subjects_(std::move(subjects)), owners_(owners_of_parts(on.base().data)) {
    const auto& program = on.program();
    for (std::uint32_t i = 0; i < program.criteria.size(); ++i) criteria_.push_back(plan::readings_of_criterion(program, i));
    for (std::uint32_t group = 0; group < program.outcomes.size(); ++group) {
        plan::readings all;
        for (std::uint32_t i = 0; i < program.outcomes[group].outcomes.size(); ++i) all = joined(std::move(all), plan::readings_of_outcome(program, group, i));
        outcomes_.push_back(std::move(all));
    }
    for (const auto& subject : subjects_) {
        for (std::uint32_t i = 0; i < program.criteria.size(); ++i) {
            if (!program.words.is_a(subject.type, program.criteria[i].subject)) continue;
            const auto found = on.base().findings.finding(i, subject);
            if (undecided(found)) waiting_.push_back({{i, 0, subject}, found.why});
        }
        open_[subject] = outcomes_of(on.base(), subject);
    }
}

std::set<about_record> survey::outcomes_of(trial& in, record_ref subject) const {
    std::set<about_record> all;
    for (const auto& one : in.findings.outcomes(subject))
        if (one.decided) all.insert({one.group, one.index, subject});
    return all;
}

bool survey::may_differ(const plan::readings& rule, record_ref subject, const std::vector<change>& changes) const {
    return std::any_of(changes.begin(), changes.end(), [&](const change& one) {
        if (!bears_on(one, rule, on_.program())) return false;
        const auto owner = owners_.find(one.record);
        const auto record = owner == owners_.end() ? one.record : owner->second;
        return record == subject || one.what == change::kind::decide || rule.texts || rule.references || rule.sees_others(on_.program(), record.type) ||
               (!rule.relations.empty() && bears_on(one, on_.relations(), on_.program()));
    });
}

difference survey::compare(const std::vector<change>& changes) {
    difference made;
    std::shared_ptr<trial> tried;
    const auto in = [&]() -> trial& {
        if (!tried) tried = on_.make(changes);
        return *tried;
    };
    for (const auto& [one, why] : waiting_)
        if (may_differ(criteria_[one.rule], one.about, changes) && !undecided(in().findings.finding(one.rule, one.about))) made.settled.push_back(one);
    for (const auto& subject : subjects_) {
        bool differs = false;
        for (std::uint32_t group = 0; group < outcomes_.size(); ++group)
            differs = differs || (on_.program().words.is_a(subject.type, on_.program().outcomes[group].subject) && may_differ(outcomes_[group], subject, changes));
        if (!differs) continue;
        const auto now = outcomes_of(in(), subject);
        const auto& before = open_.at(subject);
        std::set_difference(now.begin(), now.end(), before.begin(), before.end(), std::back_inserter(made.opened));
        std::set_difference(before.begin(), before.end(), now.begin(), now.end(), std::back_inserter(made.closed));
    }
    return made;
}

}  // namespace quorate::vary
