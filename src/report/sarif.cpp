// Diagnostics in the Static Analysis Results Interchange Format, version 2.1.0, for code hosts and editors.
#include <nlohmann/json.hpp>

#include "quorate/report.hpp"

namespace quorate::inline v1 {

using json = nlohmann::ordered_json;

namespace {

struct described_code { std::string_view code, what; };
constexpr described_code described_codes[] = {
#define X(code, what) {#code, what},
#include "text/diagnostic_codes.def"
#undef X
};

/// A path as a relative URI: what may not stand in one is written in percent.
std::string uri_of(std::string_view path) {
    static constexpr std::string_view plain = "-._~/", digits = "0123456789ABCDEF";
    std::string made;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || plain.find(c) != std::string_view::npos) made += c;
        else made.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
    return made;
}

json location_of(const place& where) {
    json physical = {{"artifactLocation", {{"uri", uri_of(where.file)}}}};
    if (where.line > 0) {
        json region = {{"startLine", where.line}, {"startColumn", where.column}, {"endLine", where.end_line}, {"endColumn", where.end_column},
                       {"byteOffset", where.begin}, {"byteLength", where.end - where.begin}};
        if (!where.excerpt.empty()) region["snippet"] = {{"text", where.excerpt}};
        physical["region"] = std::move(region);
    }
    return {{"physicalLocation", std::move(physical)}};
}

std::size_t index_of(std::string_view code) {
    std::size_t at = 0;
    while (at < std::size(described_codes) && described_codes[at].code != code) ++at;
    return at;
}

json result_of(const diagnostic& one) {
    static constexpr std::string_view levels[] = {"error", "warning", "note"};
    json made = {{"ruleId", one.code}, {"ruleIndex", index_of(one.code)}, {"level", levels[static_cast<std::size_t>(one.severity)]},
                 {"message", {{"text", one.help.empty() ? one.message : one.message + "; " + one.help}}}};
    made["locations"] = json::array();
    if (!one.where.file.empty()) made["locations"].push_back(location_of(one.where));
    if (one.related.empty()) return made;
    made["relatedLocations"] = json::array();
    for (const auto& other : one.related) {
        auto location = location_of(other.where);
        location["message"] = {{"text", other.message}};
        made["relatedLocations"].push_back(std::move(location));
    }
    return made;
}

}  // namespace

std::string to_sarif(const diagnostics& problems) {
    json rules = json::array(), results = json::array();
    for (const auto& one : described_codes) rules.push_back({{"id", one.code}, {"shortDescription", {{"text", one.what}}}});
    for (const auto& one : problems) results.push_back(result_of(one));
    const json run = {{"tool", {{"driver", {{"name", "quorate"}, {"version", engine_version()}, {"rules", std::move(rules)}}}}},
                      {"columnKind", "unicodeCodePoints"}, {"results", std::move(results)}};
    const json made = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", json::array({run})}};
    return made.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace quorate
