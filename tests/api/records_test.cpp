// Journals: who may record what, what a disk that fails leaves, what is noticed when a byte is altered.
#include <doctest/doctest.h>

#include <map>

#include "api/pipeline.hpp"
#include "quorate/records.hpp"
#include "records/journal.hpp"
#include "records/kept.hpp"
#include "records/line.hpp"
#include "text/hash.hpp"

using namespace quorate;
using namespace quorate::testing;

namespace {

/// The power went, or the process was killed.
struct crash {};

/// A disk in memory. What was not synced may be lost; after a number of operations it fails, in the middle of a write.
class memory_disk : public records::file_access {
public:
    int left = -1;                  ///< operations until it fails; below 0: never
    bool full = false;              ///< fails as a full disk does, by telling

    std::optional<std::string> read(const std::string& path) override {
        const auto found = seen_.find(path);
        return found == seen_.end() ? std::nullopt : std::optional(found->second->seen);
    }
    void make_folder(const std::string&) override { step(); }
    void write(const std::string& path, std::string_view bytes) override {
        auto& file = seen_[path];
        if (!file) file = std::make_shared<content>();
        file = std::make_shared<content>(*file);  // the name is the file's own from here: an older name keeps what it had
        file->seen = bytes.substr(0, bytes.size() / 2);
        step();
        file->seen = bytes;
    }
    void sync(const std::string& path) override {
        step();
        seen_.at(path)->kept = seen_.at(path)->seen;
    }
    void replace(const std::string& from, const std::string& to) override {
        step();
        seen_[to] = seen_.at(from);
        seen_.erase(from);
    }
    void sync_folder(const std::string&) override {
        step();
        names_ = seen_;
    }
    std::shared_ptr<void> lock(const std::string&) override { return {}; }

    /// What is there after the power came back: only what was synced; or all names, with what was synced of the files.
    [[nodiscard]] memory_disk after_power_cut(bool with_names) const {
        memory_disk made;
        for (const auto& [path, file] : with_names ? seen_ : names_) made.set(path, file->kept);
        return made;
    }
    /// What is there after the process was killed.
    [[nodiscard]] memory_disk after_kill() const {
        memory_disk made;
        for (const auto& [path, file] : seen_) made.set(path, file->seen);
        return made;
    }
    void set(const std::string& path, const std::string& bytes) { names_[path] = seen_[path] = std::make_shared<content>(content{bytes, bytes}); }
    [[nodiscard]] std::vector<std::string> paths() const {
        std::vector<std::string> all;
        for (const auto& [path, file] : seen_) all.push_back(path);
        return all;
    }

private:
    struct content { std::string seen, kept; };
    void step() {
        if (left < 0) return;
        if (left-- > 0) return;
        if (full) throw journal_error("there is no space left");
        throw crash{};
    }
    std::map<std::string, std::shared_ptr<content>> seen_, names_;
};

const std::vector<document> rule_files{{"rules/p.quorate", R"(pack p { title en "P" languages en source s "S" text en }
list body { board en "Board" assembly en "Assembly" }
list ground { urgent en "Urgent" }
record proposal collected as proposals { id : identifier  backers : number }
ask good { asks en "Is it good?" cites s for p in proposals answered by assembly answer yes or no }
criterion enough must { title en "Enough" cites s, "1" for p in proposals met when p.backers >= 2  derogation by board on urgent }
criterion good-one must { title en "Good" cites s, "1" for p in proposals met when answer to good }
relation twin between p in proposals and q in proposals { title en "Twin" cites s, "2" grade bar decided by board when p.backers is q.backers }
outcomes for p in proposals {
  decided by board
  admissible en "Admissible" when criterion enough is met
  refused en "Refused" when criterion enough is not met
}
)"}};
const std::vector<document> data{{"data/d.json", R"({"proposals": [{"id": "A", "backers": 3}, {"id": "B", "backers": 1}]})", true}};
const review_options as_of{.as_of = *parse_day("2024-03-15")};
const std::string journal = "folder/decisions.jsonl";

record_request decision(const std::string& id, const std::string& outcome) {
    record_request made;
    made.about = {id};
    made.value = outcome;
    made.by = "board";
    made.on = *parse_day("2024-03-20");
    made.reason = "Adopted \"as is\", à l'unanimité.";
    return made;
}

recorded append(records::file_access& disk, const record_request& what) { return records::append_record(disk, journal, rule_files, data, as_of, what); }

std::string faults_of_appending(const record_request& what) {
    memory_disk disk;
    const auto made = append(disk, what);
    CHECK(made.record.has_value() == made.faults.empty());
    CHECK(disk.paths().empty() == !made.record);  // what is refused leaves nothing
    std::string all;
    for (const auto& fault : made.faults) all += fault + "\n";
    return all;
}

}  // namespace

TEST_CASE("a record is what the pack lets pass") {
    CHECK(faults_of_appending(decision("A", "admissible")) == "");
    CHECK(faults_of_appending(decision("B", "refused")) == "");
    CHECK(faults_of_appending(decision("B", "admissible")).find("does not find `admissible` open for `B`; it finds `refused`") != std::string::npos);
    CHECK(faults_of_appending(decision("A", "merged")).find("no outcome `merged`") != std::string::npos);
    CHECK(faults_of_appending(decision("C", "admissible")).find("no record `C`") != std::string::npos);
    auto one = decision("B", "admissible");
    one.against_findings = true;
    CHECK(faults_of_appending(one) == "");
    one.by = "assembly";
    CHECK(faults_of_appending(one).find("`assembly` may not decide") != std::string::npos);
    one.by = "bord";
    CHECK(faults_of_appending(one).find("did you mean `board`?") != std::string::npos);
    one = decision("A", "admissible");
    one.reason = " ";
    CHECK(faults_of_appending(one).find("gives its reason") != std::string::npos);
    one.reason = "\xFF";
    CHECK(faults_of_appending(one).find("UTF-8") != std::string::npos);

    record_request answer = decision("A", "yes");
    answer.kind = record_kind::answer;
    answer.rule = "good";
    CHECK(faults_of_appending(answer).find("assembly") != std::string::npos);  // the board may not answer
    answer.by = "assembly";
    CHECK(faults_of_appending(answer) == "");
    record_request confirmation = decision("A", "confirmed");
    confirmation.kind = record_kind::confirmation;
    confirmation.rule = "twin";
    CHECK(faults_of_appending(confirmation).find("two records") != std::string::npos);
    confirmation.about = {"A", "B"};
    CHECK(faults_of_appending(confirmation) == "");
    record_request derogation = decision("B", "urgent");
    derogation.kind = record_kind::derogation;
    derogation.rule = "enough";
    derogation.until = *parse_day("2024-12-31");
    CHECK(faults_of_appending(derogation) == "");
    derogation.value = "whim";
    CHECK(faults_of_appending(derogation).find("no ground") != std::string::npos);
}

TEST_CASE("what is refused is told in French and English") {
    const auto french = [](const record_request& what) {
        memory_disk disk;
        const auto made = append(disk, what);
        REQUIRE(made.said.size() == made.faults.size());
        std::string all;
        for (std::size_t i = 0; i < made.said.size(); ++i) {
            CHECK(made.said[i].in("en") == made.faults[i].substr(0, made.said[i].in("en").size()));
            all += made.said[i].in("fr") + "\n";
        }
        return all;
    };
    auto one = decision("B", "admissible");
    one.by = "assembly";
    CHECK(french(one) == "`assembly` ne peut pas décider de `proposals`\u00A0; décide `board`\nl'examen ne trouve pas la suite `admissible` ouverte pour `B`\u00A0; il trouve `refused`\n");
    CHECK(french(decision("A", "refusd")).find("vouliez-vous dire `refused`") != std::string::npos);
    one = decision("A", "admissible");
    one.on = *parse_day("2024-03-14");  // before the day of the review
    CHECK(french(one).find("la décision est du 2024-03-14, et ses constats seraient du 2024-03-15") == 0);
    one.reason.clear();
    CHECK(french(one) == "un enregistrement donne son motif\n");
    auto answer = decision("A", "yes");
    answer.kind = record_kind::answer;
    answer.rule = "good";
    CHECK(french(answer) == "`board` n'en a pas le pouvoir\u00A0: à `good` répond `assembly`\n");
    answer.by = "assembly";
    answer.value = "perhaps";
    CHECK(french(answer).find("la réponse à `good` est oui ou non") == 0);
    answer.rule = "godo";
    CHECK(french(answer) == "il n'y a pas de question `godo`\n");
    auto derogation = decision("B", "whim");
    derogation.kind = record_kind::derogation;
    derogation.rule = "enough";
    CHECK(french(derogation) == "`whim` n'en est pas un motif\u00A0; les motifs sont `urgent`\n");
    derogation.rule = "good-one";
    CHECK(french(derogation) == "`good-one` n'admet aucune dérogation\n");
    derogation.rule = "enough";
    derogation.value = "urgent";
    derogation.until = *parse_day("2024-03-19");
    CHECK(french(derogation).find("elle finirait le 2024-03-19") == 0);
}

TEST_CASE("what is wrong with a line is told in French and English, and a later version as such") {
    memory_disk disk;
    REQUIRE(append(disk, decision("A", "admissible")).record);
    const auto bytes = *disk.read(journal);
    const auto told = [](const std::string& content, const char* language) { return records::read_lines(content).fault.in(language); };
    auto newer = bytes;
    newer.replace(newer.find("\"format_version\":1"), 18, "\"format_version\":7");
    CHECK(told(newer, "en") == "line 1 is a record of format 7, and this version of quorate reads up to 1: use a newer one");
    CHECK(told(newer, "fr").find("la ligne 1 est un enregistrement au format 7") == 0);
    CHECK(told("{\"proposals\": []}\n", "en") == "line 1 is not a record of a journal: this file was not written by `record`, or was altered");
    CHECK(told(bytes + "\n", "fr") == "la ligne 2 est vide\u00A0: elle a été ajoutée, ou son enregistrement retiré");
    CHECK(told(bytes + "\xFF\n", "en") == "line 2 is not UTF-8: it was altered");
    CHECK(told(bytes + std::string(200'000, '[') + "\n", "en") == "line 2 is not a record as `record` writes it: it was altered");
    CHECK(told("{\"format\":\"quorate-record\",\"format_version\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}\n", "en") == "line 1 is not a record as `record` writes it: it was altered");
    CHECK(told(bytes + std::string((1 << 24) + 1, 'x') + "\n", "en") == "line 2 is longer than a record can be: it was altered");
    CHECK(told(bytes.substr(0, bytes.size() - 2), "fr").find("la ligne 1 n'a pas de fin") == 0);
    const auto kept = journal + ".kept/" + records::read_lines(bytes).records.front().data_files.front().hash;
    disk.set(kept, "{}");
    const auto verified = records::verify_journal(disk, journal, true);
    CHECK(!is_sound(verified));
    CHECK(to_text(verified, "fr").find(kept + "\u00A0: a été altéré\u00A0: ses octets ont une autre empreinte") != std::string::npos);
    CHECK(to_text(verified, "en").find(kept + ": was altered: its bytes have another hash") != std::string::npos);
}

TEST_CASE("records count as data, and a record made with them keeps them") {
    memory_disk disk;
    record_request answer = decision("A", "yes");
    answer.kind = record_kind::answer;
    answer.rule = "good";
    answer.by = "assembly";
    answer.on = *parse_day("2024-03-10");  // before the as-of date, or it would not count yet
    REQUIRE(append(disk, answer).record);
    const auto first = records::read_lines(*disk.read(journal));
    auto with = data;
    with.push_back(data_of(journal, first.records));
    const auto pack = load_pack(rule_files).or_throw();
    const auto found = make_review(pack, load_portfolio(pack, with).or_throw(), as_of);
    CHECK(to_string(found.subjects.front().findings.back().result) == "met");
    REQUIRE(records::append_record(disk, journal, rule_files, with, as_of, decision("A", "admissible")).record);
    const auto all = records::verify_journal(disk, journal, true);
    CHECK(is_sound(all));
    REQUIRE(all.records.size() == 2);
    CHECK(all.records[1].record.previous == all.records[0].record.hash);
    CHECK(all.records[1].record.pack_hash == all.records[0].record.pack_hash);
    CHECK(all.records[1].record.data_hash != all.records[0].record.data_hash);
    CHECK(to_text(all).find("2 records, as recorded") != std::string::npos);
}

TEST_CASE("a disk that fails at any step loses nothing that was acknowledged, and leaves a journal that opens") {
    memory_disk before;
    const auto first = append(before, decision("A", "admissible"));
    REQUIRE(first.record);
    const std::string kept = *before.read(journal);
    int steps = 0;
    for (bool finished = false; !finished; ++steps) {
        REQUIRE(steps < 200);
        for (const bool full : {false, true}) {
            memory_disk disk = before.after_kill();
            disk.left = steps;
            disk.full = full;
            bool acknowledged = false;
            try {
                acknowledged = append(disk, decision("B", "refused")).record.has_value();
            } catch (const crash&) {
            } catch (const journal_error&) {
            }
            finished = acknowledged;
            for (auto& survivor : {disk.after_kill(), disk.after_power_cut(false), disk.after_power_cut(true)}) {
                auto after = survivor;
                CAPTURE(steps);
                const auto all = records::verify_journal(after, journal, false);
                CHECK(is_sound(all));
                CHECK(after.read(journal)->starts_with(kept));
                CHECK(all.records.size() >= (acknowledged ? 2u : 1u));
                CHECK(all.records.size() <= 2u);
                // Life goes on.
                const auto next = append(after, decision("A", "admissible"));
                REQUIRE(next.record);
                CHECK(next.record->number == all.records.size() + 1);
                CHECK(is_sound(records::verify_journal(after, journal, false)));
            }
        }
    }
    CHECK(steps > 8);  // it did fail at every one of them
}

TEST_CASE("the first record may fail too") {
    for (int steps = 0; steps < 200; ++steps) {
        memory_disk disk;
        disk.left = steps;
        try {
            if (append(disk, decision("A", "admissible")).record) {
                CHECK(steps > 10);
                return;
            }
        } catch (const crash&) {
        }
        auto after = disk.after_power_cut(true);
        CHECK(append(after, decision("A", "admissible")).record->number <= 2u);
        CHECK(is_sound(records::verify_journal(after, journal, false)));
    }
    FAIL("it never succeeds");
}

TEST_CASE("every altered byte is noticed") {
    memory_disk disk;
    REQUIRE(append(disk, decision("A", "admissible")).record);
    REQUIRE(append(disk, decision("B", "refused")).record);
    std::size_t looked_at = 0;
    const auto bytes = *disk.read(journal);
    const auto altered_at = [](const std::string& of, std::size_t at) {
        auto altered = of;
        altered[at] = static_cast<char>(altered[at] ^ 1);
        return altered;
    };
    for (std::size_t i = bytes.find('\n') + 1; i < bytes.size(); ++i, ++looked_at)  // every byte of the second record
        if (records::read_lines(altered_at(bytes, i)).fault.empty()) FAIL_CHECK("unnoticed: the journal at " << i);
    for (std::size_t i = 0; i < bytes.find('\n'); i += 7, ++looked_at)
        if (records::read_lines(altered_at(bytes, i)).fault.empty()) FAIL_CHECK("unnoticed: the journal at " << i);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {  // cut anywhere but at the end of a record
        const bool whole = i == 0 || bytes[i - 1] == '\n';
        if (records::read_lines(bytes.substr(0, i)).fault.empty() != whole) FAIL_CHECK("cut at " << i);
    }
    CHECK(!records::read_lines(bytes.substr(bytes.find('\n') + 1)).fault.empty());  // the first record taken out
    CHECK(!records::read_lines(bytes + "\n").fault.empty());
    for (const auto& path : disk.paths()) {
        if (path == journal || path.ends_with(".lock")) continue;
        const auto kept = *disk.read(path);
        const auto hash = path.substr(path.rfind('/') + 1);
        for (std::size_t i = 0; i < kept.size(); ++i, ++looked_at) {
            disk.set(path, altered_at(kept, i));
            bool noticed = false;
            try {
                (void)records::take_kept(disk, journal, hash);
            } catch (const journal_error&) {
                noticed = true;
            }
            if (!noticed) FAIL_CHECK("unnoticed: " << path << " at " << i);
        }
        CHECK(!is_sound(records::verify_journal(disk, journal, false)));
        disk.set(path, kept);
    }
    CHECK(looked_at > 4000);
    CHECK(is_sound(records::verify_journal(disk, journal, true)));
    auto spoilt = *disk.read(journal);
    disk.set(journal, spoilt.substr(0, spoilt.size() - 1));
    CHECK_THROWS_AS((void)append(disk, decision("A", "admissible")), journal_error);  // nothing is appended to what was altered
}

TEST_CASE("findings that are not those of the review are shown where they first differ") {
    memory_disk disk;
    auto forged = *append(disk, decision("A", "admissible")).record;
    auto findings = *disk.read(records::kept_folder(journal) + "/" + forged.findings);
    const auto at = findings.find("\"met\"");
    REQUIRE(at != std::string::npos);
    findings.replace(at, 5, "\"not-met\"");
    forged.findings = records::keep(disk, journal, findings);
    forged.hash = records::hash_of(forged);
    disk.set(journal, records::to_line(forged) + "\n");
    CHECK(is_sound(records::verify_journal(disk, journal, false)));  // every byte is as the hashes say
    const auto all = records::verify_journal(disk, journal, true);
    CHECK(!is_sound(all));
    CHECK(all.records.front().fault == "the findings differ at /subjects/0/findings/0/result: recorded \"not-met\", now \"met\"");
}

TEST_CASE("a review that was made with a function of the host is made again with it, and else says what is missing") {
    const std::vector<document> rules{{"rules.quorate", R"(pack p { title en "P" languages en }
record bid collected as bids { id : identifier n : number }
list body { assembly en "Assembly" }
host function doubled (n : number) : number
criterion small must { title en "Small" for b in bids met when doubled of b.n <= 10 }
outcomes for b in bids { decided by assembly taken en "Taken" when no must criterion is not met }
)"}};
    const std::vector<document> bids{{"bids.json", R"({"bids": [{"id": "A", "n": 4}]})", true}};
    memory_disk disk;
    auto options = as_of;
    const host_type number{type_kind::number, {}};
    const auto giving = [&](int times) {
        return host_function{"doubled", {number}, number, [times](std::span<const host_value> all) -> host_answer { return host_value(rational(std::get<rational>(all[0]).numerator() * times)); }};
    };
    options.functions = {giving(2)};
    const auto made = records::append_record(disk, journal, rules, bids, options, [] {
        auto what = decision("A", "taken");
        what.by = "assembly";
        return what;
    }());
    REQUIRE(made.record);
    CHECK(made.record->functions == std::vector<std::string>{"doubled"});
    CHECK(is_sound(records::verify_journal(disk, journal, false)));
    const auto without = records::verify_journal(disk, journal, true);
    CHECK(!is_sound(without));
    CHECK(without.records.front().fault == "its review was made with functions of the host and cannot be made again without them: `doubled`; the program that gives them verifies it");
    CHECK(is_sound(records::verify_journal(disk, journal, true, options.functions)));
    const std::vector<host_function> another{giving(3)};
    CHECK(records::verify_journal(disk, journal, true, another).records.front().fault.find("the findings differ at") == 0);
}

TEST_CASE("a line that is no record is refused, whatever it is") {
    for (const auto* line : {"", "x", "{}", "[]", "{\"format\":\"quorate-record\"}", "null", "{\"number\":-1}", "\"\\uD800\""}) CHECK(!records::from_line(line));
    CHECK(!records::from_line(std::string(200000, '[')));
    const std::string deep = "{\"kind\":\"decision\",\"about\":" + std::string(100000, '[') + std::string(100000, ']') + "}";
    CHECK(!records::from_line(deep));
}

TEST_CASE("hashes are those of the standard") {
    CHECK(text::sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(text::sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
