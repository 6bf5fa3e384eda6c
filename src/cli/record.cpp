// quorate record, quorate verify
#include <memory>

#include "command.hpp"
#include "quorate/records.hpp"

namespace quorate::cli {

namespace {

struct options_of_record {
    data_options data;
    std::string journal, by, on, until, reason;
    std::vector<std::string> about;
    std::string data_hash;
    std::string decision, question, answer, relation, finding, criterion, ground;
    bool against_findings = false;
};

day day_of(const std::string& text, const char* option) {
    const auto read = parse_day(text);
    if (!read) throw stop{wrong_use, std::string(option) + ": `" + text + "` is not a day of the calendar; write it as 2019-05-31"};
    return *read;
}

/// The one kind of record that the options ask for.
record_request request_of(const options_of_record& from) {
    record_request made;
    made.about = from.about;
    made.by = from.by;
    made.on = day_of(from.on, "--on");
    if (!from.until.empty()) made.until = day_of(from.until, "--until");
    made.reason = from.reason;
    made.against_findings = from.against_findings;
    if (!from.decision.empty()) made.value = from.decision;
    if (!from.question.empty()) { made.kind = record_kind::answer; made.rule = from.question; made.value = from.answer; }
    if (!from.relation.empty()) { made.kind = record_kind::confirmation; made.rule = from.relation; made.value = from.finding; }
    if (!from.criterion.empty()) { made.kind = record_kind::derogation; made.rule = from.criterion; made.value = from.ground; }
    const int asked = !from.decision.empty() + !from.question.empty() + !from.relation.empty() + !from.criterion.empty();
    if (asked != 1) throw stop{wrong_use, "name one of --decision, --question, --relation and --derogation"};
    if (made.value.empty())
        throw stop{wrong_use, made.kind == record_kind::answer ? "--question: say what the answer is with --answer"
                              : made.kind == record_kind::confirmation ? "--relation: say with --finding whether it is confirmed or rejected" : "--derogation: name its ground with --ground"};
    return made;
}

int run_record(const options_of_record& from) {
    const auto what = request_of(from);
    auto input = load_data(from.data);
    const bool french = input.language == "fr";
    if (has_errors(input.problems))
        throw stop{passed_limit(input.problems) ? limit_passed : invalid_input,
                   french ? "les données ont des erreurs\u00A0: rien n'est enregistré sur ce qui n'a pas été lu en entier" : "the data has errors: nothing is recorded on what was not read whole"};
    if (!from.data_hash.empty() && from.data_hash != hash_of_documents(input.data_files))
        throw stop{findings, french ? "les données ne sont pas celles de cette empreinte\u00A0: elles ont changé depuis le papier qui l'indique\u00A0; leur empreinte est " + hash_of_documents(input.data_files)
                                    : "the data is not that of this hash: it has changed since the paper that states it; its hash is " + hash_of_documents(input.data_files)};
    try {
        const auto made = append_record(from.journal, input.pack_files, input.data_files, input.options, what);
        if (!made.record) {
            std::string all;
            for (const auto& fault : made.said) all += (all.empty() ? "" : "\nquorate: ") + fault.in(input.language == "fr" ? "fr" : "en");
            throw stop{findings, all};
        }
        print((input.language == "fr" ? "enregistrement " : "record ") + std::to_string(made.record->number) + " " + made.record->hash + "\n");
    } catch (const journal_error& fault) {
        throw stop{invalid_input, fault.in(input.language)};
    }
    return fine;
}

struct options_of_verify {
    std::string journal, head, format = "text", language = "en";
    bool bytes_only = false;
};

int run_verify(const options_of_verify& from) {
    try {
        auto all = verify_journal(from.journal, !from.bytes_only);
        if (!from.head.empty() && all.head != from.head && all.fault.empty()) {
            bool known = false;
            for (const auto& one : all.records) known = known || one.record.hash == from.head;
            all.said = known ? texts({{"en", "records were added behind the head that was named"}, {"fr", "des enregistrements ont été ajoutés après la tête nommée"}})
                             : texts({{"en", "the head that was named is not in this journal: it was written anew, or cut"}, {"fr", "la tête nommée n'est pas dans ce journal\u00A0: il a été réécrit, ou coupé"}});
            all.fault = all.said.in("en");
        }
        print(from.format == "json" ? to_json(all) : to_text(all, from.language));
        return is_sound(all) ? fine : findings;
    } catch (const journal_error& fault) {
        throw stop{invalid_input, fault.in(from.language)};
    }
}

}  // namespace

command make_record(CLI::App& application) {
    auto* options = application.add_subcommand("record", "Append a decision, answer, confirmation or derogation to a journal");
    auto chosen = std::make_shared<options_of_record>();
    chosen->data.add_to(*options, true);
    options->add_option("--journal", chosen->journal, "The journal, a file of JSON Lines; made when it is not there")->required();
    options->add_option("--id", chosen->about, "The record that is decided on; both for --relation")->expected(1, 2)->required();
    options->add_option("--by", chosen->by, "Who decided: the id of an entry of the pack")->required();
    options->add_option("--on", chosen->on, "The day of the decision, such as 2019-06-12")->required();
    options->add_option("--reason", chosen->reason, "The reason, in a sentence")->required();
    options->add_option("--data-hash", chosen->data_hash, "The hash of the data that was decided on, as its paper states it; other data is refused");
    options->add_option("--decision", chosen->decision, "The outcome that was chosen");
    options->add_flag("--against-findings", chosen->against_findings, "Record the outcome also when the review does not find it open");
    options->add_option("--question", chosen->question, "The question that was answered");
    options->add_option("--answer", chosen->answer, "Its answer");
    options->add_option("--relation", chosen->relation, "The relation that was decided on");
    options->add_option("--finding", chosen->finding, "confirmed or rejected")->check(CLI::IsMember({"confirmed", "rejected"}));
    options->add_option("--derogation", chosen->criterion, "The criterion that is set aside");
    options->add_option("--ground", chosen->ground, "The ground of the derogation");
    options->add_option("--until", chosen->until, "The last day of the derogation");
    options->footer("What may not be recorded by the rules of the pack is refused with exit code 1.\n"
                    "Example: quorate record rules/my-pack --data portfolio.json --proposals new.json --as-of 2019-06-01 --journal decisions.jsonl\n"
                    "             --id P-03 --decision admissible --by assembly --on 2019-06-12 --reason \"Adopted without a vote.\"");
    return {options, [chosen] { return run_record(*chosen); }};
}

command make_verify(CLI::App& application) {
    auto* options = application.add_subcommand("verify", "Hold a journal against its hashes, make its reviews again and compare the findings");
    auto chosen = std::make_shared<options_of_verify>();
    options->add_option("journal", chosen->journal, "The journal")->required();
    options->add_option("--head", chosen->head, "The hash of its last record, as it was noted elsewhere");
    options->add_flag("--bytes-only", chosen->bytes_only, "Make no review again");
    options->add_option("--format", chosen->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    options->add_option("--lang", chosen->language, "fr or en")->check(CLI::IsMember({"fr", "en"}));
    options->footer("Exit code 1 when anything was altered or is found otherwise now.\nExample: quorate verify decisions.jsonl");
    return {options, [chosen] { return run_verify(*chosen); }};
}

}  // namespace quorate::cli
