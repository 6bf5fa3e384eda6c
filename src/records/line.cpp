#include "records/line.hpp"

#include <nlohmann/json.hpp>

#include "records/said.hpp"
#include "text/hash.hpp"
#include "text/source.hpp"

namespace quorate::records {

using json = nlohmann::ordered_json;

namespace {

constexpr std::string_view record_format = "quorate-record";
constexpr std::uint64_t record_version = 1;
constexpr std::string_view hash_member = ",\"hash\":\"";

json files_as_json(const std::vector<kept_file>& files, const char* mark) {
    json all = json::array();
    for (const auto& one : files) {
        all.push_back({{"name", one.name}, {"hash", one.hash}, {mark, one.marked}});
        if (one.other_register) all.back()["other_register"] = true;
    }
    return all;
}

/// The line without its hash and its last brace.
std::string body_of(const journal_record& one) {
    json made = {{"format", record_format}, {"format_version", record_version}, {"number", one.number}, {"previous", one.previous}, {"kind", to_string(one.what.kind)}};
    made["about"] = one.what.about;
    if (one.what.kind != record_kind::decision) made["rule"] = one.what.rule;
    made["value"] = one.what.value;
    if (one.what.kind == record_kind::decision) made["against_findings"] = one.what.against_findings;
    made["by"] = one.what.by;
    made["on"] = to_string(one.what.on);
    if (one.what.until) made["until"] = to_string(*one.what.until);
    made["reason"] = one.what.reason;
    made["as_of"] = to_string(one.as_of);
    made["parameters"] = json::array();
    for (const auto& setting : one.parameters) made["parameters"].push_back({{"name", setting.name}, {"value", setting.value}});
    if (!one.functions.empty()) made["functions"] = one.functions;
    made["engine"] = one.engine;
    made["pack"] = {{"name", one.pack}, {"version", one.pack_version}, {"hash", one.pack_hash}, {"files", files_as_json(one.pack_files, "used_pack")}};
    made["data"] = {{"hash", one.data_hash}, {"files", files_as_json(one.data_files, "under_review")}};
    made["findings"] = one.findings;
    auto text = made.dump(-1, ' ', false, json::error_handler_t::replace);
    text.pop_back();
    return text;
}

/// Reads members of an object; notes when one is not there or of another kind.
class member_reader {
public:
    explicit member_reader(const json& from) : from_(from), good_(from.is_object()) {}
    [[nodiscard]] bool good() const noexcept { return good_; }

    std::string text(const char* name) {
        const auto* found = find(name);
        if (found == nullptr || !found->is_string()) return miss();
        return found->get<std::string>();
    }
    day date(const char* name) {
        const auto read = parse_day(text(name));
        if (!read) good_ = false;
        return read.value_or(day{});
    }
    bool truth(const char* name) {
        const auto* found = find(name);
        if (found == nullptr || !found->is_boolean()) return !miss().empty();
        return found->get<bool>();
    }
    std::uint64_t number(const char* name) {
        const auto* found = find(name);
        if (found != nullptr && found->is_number_unsigned()) return found->get<std::uint64_t>();
        good_ = false;
        return 0;
    }
    // By reference: what stands in a line may be nested too deep to be copied.
    const json& array(const char* name) {
        static const json none = json::array();
        const auto* found = find(name);
        if (found != nullptr && found->is_array()) return *found;
        good_ = false;
        return none;
    }
    const json& object(const char* name) {
        static const json none = json::object();
        const auto* found = find(name);
        if (found != nullptr && found->is_object()) return *found;
        good_ = false;
        return none;
    }
    [[nodiscard]] bool has(const char* name) const { return find(name) != nullptr; }
    std::vector<kept_file> files(const char* mark) {
        std::vector<kept_file> all;
        for (const auto& one : array("files")) {
            member_reader file(one);
            all.push_back({file.text("name"), file.text("hash"), file.truth(mark), file.has("other_register") && file.truth("other_register")});
            good_ = good_ && file.good();
        }
        return all;
    }
    void also(const member_reader& other) { good_ = good_ && other.good(); }

private:
    [[nodiscard]] const json* find(const char* name) const {
        if (!from_.is_object()) return nullptr;
        const auto found = from_.find(name);
        return found == from_.end() ? nullptr : &*found;
    }
    std::string miss() {
        good_ = false;
        return {};
    }
    const json& from_;
    bool good_;
};

std::optional<record_kind> kind_called(std::string_view name) {
    for (const auto kind : {record_kind::decision, record_kind::answer, record_kind::confirmation, record_kind::derogation})
        if (to_string(kind) == name) return kind;
    return std::nullopt;
}

}  // namespace

std::string hash_of(const journal_record& one) { return text::sha256(body_of(one)); }

std::string hash_of(const std::vector<kept_file>& files) {
    std::string all;
    for (const auto& one : files) all += json({one.name, one.hash, one.marked, one.other_register}).dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
    return text::sha256(all);
}

std::string to_line(const journal_record& one) { return body_of(one) + std::string(hash_member) + one.hash + "\"}"; }

namespace {

constexpr std::size_t longest_line = std::size_t{1} << 24;

/// Whether a line may be a record at all: what is told by its beginning and length need not be read as JSON.
bool may_be_record(std::string_view line) { return line.size() <= longest_line && line.starts_with("{\"format\":\"" + std::string(record_format) + "\","); }

}  // namespace

std::optional<journal_record> from_line(std::string_view line) {
    if (!may_be_record(line)) return std::nullopt;
    const json read = json::parse(line, nullptr, false);
    if (read.is_discarded()) return std::nullopt;
    member_reader members(read);
    journal_record made;
    made.number = members.number("number");
    made.previous = members.text("previous");
    const auto kind = kind_called(members.text("kind"));
    if (!kind) return std::nullopt;
    made.what.kind = *kind;
    for (const auto& id : members.array("about")) {
        if (!id.is_string()) return std::nullopt;
        made.what.about.push_back(id.get<std::string>());
    }
    if (*kind != record_kind::decision) made.what.rule = members.text("rule");
    else made.what.against_findings = members.truth("against_findings");
    made.what.value = members.text("value");
    made.what.by = members.text("by");
    made.what.on = members.date("on");
    if (members.has("until")) made.what.until = members.date("until");
    made.what.reason = members.text("reason");
    made.as_of = members.date("as_of");
    for (const auto& one : members.array("parameters")) {
        member_reader setting(one);
        made.parameters.push_back({setting.text("name"), setting.text("value")});
        members.also(setting);
    }
    if (members.has("functions"))
        for (const auto& name : members.array("functions")) {
            if (!name.is_string()) return std::nullopt;
            made.functions.push_back(name.get<std::string>());
        }
    made.engine = members.text("engine");
    member_reader pack(members.object("pack")), data(members.object("data"));
    made.pack = pack.text("name");
    made.pack_version = pack.text("version");
    made.pack_hash = pack.text("hash");
    made.pack_files = pack.files("used_pack");
    made.data_hash = data.text("hash");
    made.data_files = data.files("under_review");
    made.findings = members.text("findings");
    made.hash = members.text("hash");
    members.also(pack);
    members.also(data);
    if (!members.good() || to_line(made) != line) return std::nullopt;
    return made;
}

namespace {

/// What is wrong with a line that is no record of this version.
texts fault_of_line(std::string_view line, const std::string& number, bool at_start) {
    if (!text::is_utf8(line)) return said("line " + number + " is not UTF-8: it was altered", "la ligne " + number + " n'est pas de l'UTF-8\u00A0: elle a été altérée");
    if (line.find_first_not_of(" \t\r") == std::string_view::npos)
        return said("line " + number + " is empty: it was added, or its record was taken out", "la ligne " + number + " est vide\u00A0: elle a été ajoutée, ou son enregistrement retiré");
    if (line.size() > longest_line) return said("line " + number + " is longer than a record can be: it was altered", "la ligne " + number + " est plus longue qu'un enregistrement ne peut l'être\u00A0: elle a été altérée");
    if (!may_be_record(line) && at_start)
        return said("line " + number + " is not a record of a journal: this file was not written by `record`, or was altered", "la ligne " + number + " n'est pas un enregistrement de journal\u00A0: ce fichier n'a pas été écrit par `record`, ou a été altéré");
    const json read = may_be_record(line) ? json::parse(line, nullptr, false) : json();
    const auto version = read.is_object() ? read.find("format_version") : read.end();
    if (read.is_object() && version != read.end() && version->is_number_unsigned() && version->get<std::uint64_t>() > record_version) {
        const auto newer = version->dump(), known = std::to_string(record_version);
        return said("line " + number + " is a record of format " + newer + ", and this version of quorate reads up to " + known + ": use a newer one",
                    "la ligne " + number + " est un enregistrement au format " + newer + ", et cette version de quorate lit jusqu'au format " + known + "\u00A0: il en faut une plus récente");
    }
    return said("line " + number + " is not a record as `record` writes it: it was altered", "la ligne " + number + " n'est pas telle que `record` l'écrit\u00A0: elle a été altérée");
}

}  // namespace

journal_content read_lines(std::string_view content) {
    journal_content made;
    std::string previous(no_record);
    for (std::size_t at = 0; at < content.size();) {
        const auto number = std::to_string(made.records.size() + 1), here = "line " + number, ici = "la ligne " + number;
        const auto end = content.find('\n', at);
        if (end == std::string_view::npos) {
            made.fault = said(here + " has no end: it was not written by `record`, or was cut", ici + " n'a pas de fin\u00A0: elle n'a pas été écrite par `record`, ou a été coupée");
            return made;
        }
        const auto line = content.substr(at, end - at);
        auto one = from_line(line);
        if (!one) made.fault = fault_of_line(line, number, made.records.empty());
        else if (hash_of(*one) != one->hash) made.fault = said(here + " was altered: its hash is that of other words", ici + " a été altérée\u00A0: son empreinte est celle d'autres mots");
        else if (one->number != made.records.size() + 1 || one->previous != previous)
            made.fault = said(here + " does not follow the record before it: one was taken out, added or altered", ici + " ne suit pas l'enregistrement précédent\u00A0: un enregistrement a été retiré, ajouté ou altéré");
        else if (hash_of(one->pack_files) != one->pack_hash || hash_of(one->data_files) != one->data_hash)
            made.fault = said(here + " was altered: the hash of its files is another", ici + " a été altérée\u00A0: l'empreinte de ses fichiers est une autre");
        if (!made.fault.empty()) return made;
        previous = one->hash;
        made.records.push_back(std::move(*one));
        at = end + 1;
    }
    return made;
}

}  // namespace quorate::records
