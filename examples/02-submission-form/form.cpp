// A submission form that checks while it is filled in: after each field, what is still missing, field by field and question by
// question. Only the record on the form is reviewed, against the register as it stands, so that each check is short.
#include <cstdio>
#include <set>
#include <string>

#include <quorate/draft.hpp>
#include <quorate/files.hpp>
#include <quorate/findings.hpp>

namespace {

/// What the applicant does, one step at a time.
struct step {
    std::string field;
    quorate::field_value value;
};

class form {
public:
    form(quorate::pack rules, const quorate::document& held) : rules_(std::move(rules)), draft_(rules_) {
        if (auto problems = draft_.read(held); has_errors(problems)) throw quorate::invalid_input(std::move(problems));
        proposal_.set("id", "NEW");
    }

    void fill(const step& one) {
        proposal_.set(one.field, one.value);
        std::printf("— %s —\n", one.field.c_str());
        draft_.put("proposals", proposal_, true);
        const auto portfolio = draft_.make();
        for (const auto& problem : portfolio.diagnostics) std::printf("  please correct: %s%s%s\n", problem.message.c_str(), problem.help.empty() ? "" : "; ", problem.help.c_str());
        if (has_errors(portfolio.diagnostics)) return;
        quorate::review_options options{.as_of = *quorate::parse_day("2019-06-01")};
        options.only = {"NEW"};
        show(quorate::make_review(rules_, *portfolio.value, options));
    }

private:
    static void show(const quorate::review& review) {
        std::set<std::string> missing;
        for (const auto& finding : quorate::findings_of(review)) {
            for (const auto& fact : finding.missing_facts)
                if (fact.what == quorate::missing::kind::field) missing.insert(fact.label.in("en", fact.name));
            if (finding.result == quorate::verdict::not_met) std::printf("  not met: %s\n", finding.message.in("en", finding.title.in("en")).c_str());
        }
        for (const auto& field : missing) std::printf("  still to fill in: %s\n", field.c_str());
        for (const auto& pair : quorate::relations_of(review))
            std::printf("  %s: %s and %s\n", pair.title.in("en").c_str(), pair.first.id.c_str(), pair.second.id.c_str());
        for (const auto& question : quorate::open_questions_of(review)) std::printf("  will be asked: %s\n", question.wording.in("en").c_str());
    }

    quorate::pack rules_;
    quorate::portfolio_draft draft_;
    quorate::record proposal_;
};

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) return std::fputs("usage: form PACK REGISTER\n", stderr), 2;
    try {
        form on(quorate::load_pack(quorate::read_pack_files(arguments[1])).or_throw(), quorate::read_file(arguments[2]));
        const auto several = [](std::initializer_list<quorate::field_value> all) { return quorate::field_value(quorate::field_value::list(all)); };
        for (const auto& one : {step{"title", "Measuring the costs of online markets"}, step{"proposers", several({"Frence"})}, step{"proposers", several({"France"})},
                                step{"supports", several({"Belgium"})}, step{"supports", several({"Belgium", "Italy"})}, step{"cost", quorate::money{"EUR", 45000}}})
            on.fill(one);
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "form: %s\n", fault.what());
        return 1;
    }
}
