#include "records/kept.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "quorate/json.hpp"
#include "records/said.hpp"
#include "text/hash.hpp"

namespace quorate::records {

using json = nlohmann::ordered_json;

namespace {

std::string path_of(const std::string& journal, const std::string& hash) { return kept_folder(journal) + "/" + hash; }

std::vector<document> documents_of(file_access& files, const std::string& journal, const std::vector<kept_file>& kept, bool of_pack) {
    std::vector<document> all;
    for (const auto& one : kept) all.push_back({one.name, take_kept(files, journal, one.hash), !of_pack && one.marked, of_pack && one.marked, one.other_register});
    return all;
}

/// Where two findings first differ, as a path into the JSON with both values.
texts first_difference(const std::string& kept, const std::string& now) {
    const auto before = json::parse(kept, nullptr, false), after = json::parse(now, nullptr, false);
    if (before.is_discarded() || after.is_discarded()) return said("the kept findings are no JSON", "les constats conservés ne sont pas du JSON");
    const auto changes = json::diff(before, after);
    if (changes.empty()) return said("the findings are written in another way", "les constats sont écrits autrement");
    const auto& first = changes.front();
    const auto path = first.at("path").get<std::string>();
    const json::json_pointer pointer(path);
    const auto shown = [&](const json& from, const char* nothing) {
        constexpr std::size_t most = 200;
        auto text = from.contains(pointer) ? from.at(pointer).dump(-1, ' ', false, json::error_handler_t::replace) : std::string(nothing);
        return text.size() > most ? text.substr(0, most) + "…" : text;
    };
    return said("the findings differ at " + path + ": recorded " + shown(before, "nothing") + ", now " + shown(after, "nothing"),
                "les constats diffèrent en " + path + "\u00A0: enregistré " + shown(before, "rien") + ", maintenant " + shown(after, "rien"));
}

}  // namespace

std::string kept_folder(const std::string& journal) { return journal + ".kept"; }

std::string keep(file_access& files, const std::string& journal, std::string_view bytes) {
    const auto hash = text::sha256(bytes);
    const auto path = path_of(journal, hash);
    if (const auto there = files.read(path); !there || *there != bytes) put(files, path, bytes);
    else files.sync(path);  // somebody may have been stopped before it was on the disk
    return hash;
}

std::string take_kept(file_access& files, const std::string& journal, const std::string& hash) {
    const auto path = path_of(journal, hash);
    const bool a_hash = hash.size() == 64 && hash.find_first_not_of("0123456789abcdef") == std::string::npos;
    auto bytes = a_hash ? files.read(path) : std::nullopt;
    if (!bytes) throw journal_error(path + ": is not there", path + "\u00A0: n'est pas là");
    if (text::sha256(*bytes) != hash) throw journal_error(path + ": was altered: its bytes have another hash", path + "\u00A0: a été altéré\u00A0: ses octets ont une autre empreinte");
    return std::move(*bytes);
}

std::string findings_of(const review& made) {
    json all = made;
    all.erase("engine");  // another version that finds the same proves the record
    return all.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

namespace {

/// What a record's review was made with and is not given; or nothing.
texts functions_missing(const journal_record& one, std::span<const host_function> given) {
    std::string all;
    for (const auto& name : one.functions)
        if (std::none_of(given.begin(), given.end(), [&](const host_function& each) { return each.name == name; })) all += (all.empty() ? "`" : ", `") + name + "`";
    if (all.empty()) return {};
    return said("its review was made with functions of the host and cannot be made again without them: " + all + "; the program that gives them verifies it",
                "son examen a été fait avec des fonctions de l'hôte et ne peut être refait sans elles\u00A0: " + all + "\u00A0; le programme qui les donne le vérifie");
}

}  // namespace

texts difference_of(file_access& files, const std::string& journal, const journal_record& one, std::span<const host_function> functions) {
    if (auto missing = functions_missing(one, functions); !missing.empty()) return missing;
    const auto kept = take_kept(files, journal, one.findings);
    const auto rules = load_pack(documents_of(files, journal, one.pack_files, true));
    if (!rules) {
        const auto why = invalid_input(rules.diagnostics).message;
        return said("the kept pack cannot be used by this version of the engine: " + why, "les règles conservées ne peuvent servir à cette version du moteur\u00A0: " + why);
    }
    const auto data = load_portfolio(*rules.value, documents_of(files, journal, one.data_files, false));
    review_options options{.as_of = one.as_of};
    options.parameters = one.parameters;
    options.only = one.what.about;
    for (const auto& each : functions)
        if (std::find(one.functions.begin(), one.functions.end(), each.name) != one.functions.end()) options.functions.push_back(each);
    const auto faults = faults_of(*rules.value, options);
    if (!faults.empty()) return said(faults.front());
    const auto now = findings_of(make_review(*rules.value, *data.value, options));
    return now == kept ? texts() : first_difference(kept, now);
}

}  // namespace quorate::records
