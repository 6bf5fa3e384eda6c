// Verified journals, for people and for tools.
#include "quorate/records.hpp"

#include "quorate/json.hpp"

namespace quorate::inline v1 {

namespace {

std::string subject_of(const record_request& what, bool french) {
    std::string all;
    for (const auto& id : what.about) all += (all.empty() ? "" : french ? " et " : " and ") + id;
    return all;
}

std::string kind_in(record_kind kind, bool french) {
    static constexpr std::string_view names[] = {"décision", "réponse", "confirmation", "dérogation"};
    return std::string(french ? names[static_cast<std::size_t>(kind)] : to_string(kind));
}

std::string said_in(const texts& said, const std::string& english, bool french) {
    const auto* words = french ? said.find("fr") : nullptr;
    return words != nullptr ? *words : english;
}

std::string count_in(std::size_t records, bool sound, bool french) {
    const auto number = std::to_string(records);
    if (french) return number + (records > 1 ? " enregistrements" : " enregistrement") + (sound ? ", tels qu'enregistrés" : "\u00A0; quelque chose a changé depuis");
    return number + (records == 1 ? " record" : " records") + (sound ? ", as recorded" : "; not as recorded");
}

}  // namespace

std::string to_text(const verification& all) { return to_text(all, "en"); }

std::string to_text(const verification& all, std::string_view language) {
    const bool french = language == "fr";
    const std::string colon = french ? "\u00A0: " : ": ";
    std::string made;
    for (const auto& one : all.records) {
        const auto& what = one.record.what;
        made += std::string(one.fault.empty() ? "✔ " : "✘ ") + std::to_string(one.record.number) + ". " + to_string(what.on) + ", " + what.by + colon + kind_in(what.kind, french) + (french ? " sur " : " on ") +
                subject_of(what, french) + colon + (what.rule.empty() ? "" : what.rule + colon) + what.value + "\n";
        if (!one.fault.empty()) made += "    " + said_in(one.said, one.fault, french) + "\n";
    }
    if (!all.fault.empty()) made += "✘ " + said_in(all.said, all.fault, french) + "\n";
    made += count_in(all.records.size(), is_sound(all), french) + "\n";
    if (!all.head.empty()) made += (french ? "tête " : "head ") + all.head + "\n";
    return made;
}

std::string to_json(const verification& all) {
    using ordered = nlohmann::ordered_json;
    ordered made = {{"format", "quorate-verification"}, {"format_version", 1}, {"sound", is_sound(all)}, {"fault", all.fault}, {"head", all.head}};
    made["records"] = ordered::array();
    for (const auto& one : all.records) {
        const auto& what = one.record.what;
        made["records"].push_back({{"number", one.record.number}, {"hash", one.record.hash}, {"kind", to_string(what.kind)}, {"about", what.about}, {"rule", what.rule}, {"value", what.value},
                                   {"by", what.by}, {"on", to_string(what.on)}, {"reason", what.reason}, {"engine", one.record.engine}, {"fault", one.fault}});
    }
    return made.dump(2, ' ', false, ordered::error_handler_t::replace) + "\n";
}

}  // namespace quorate
