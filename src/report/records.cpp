// Verified journals, for people and for tools.
#include "quorate/records.hpp"

#include "quorate/json.hpp"

namespace quorate::inline v1 {

namespace {

std::string subject_of(const record_request& what) {
    std::string all;
    for (const auto& id : what.about) all += (all.empty() ? "" : " and ") + id;
    return all;
}

}  // namespace

std::string to_text(const verification& all) {
    std::string made;
    for (const auto& one : all.records) {
        const auto& what = one.record.what;
        made += std::string(one.fault.empty() ? "✔ " : "✘ ") + std::to_string(one.record.number) + ". " + to_string(what.on) + ", " + what.by + ": " + std::string(to_string(what.kind)) + " on " +
                subject_of(what) + ": " + (what.rule.empty() ? "" : what.rule + ": ") + what.value + "\n";
        if (!one.fault.empty()) made += "    " + one.fault + "\n";
    }
    if (!all.fault.empty()) made += "✘ " + all.fault + "\n";
    made += std::to_string(all.records.size()) + (all.records.size() == 1 ? " record" : " records") + (is_sound(all) ? ", as recorded" : "; not as recorded") + "\n";
    if (!all.head.empty()) made += "head " + all.head + "\n";
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
