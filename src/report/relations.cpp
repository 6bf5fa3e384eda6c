// Relations as tables and graphs, for other programs.
#include <map>

#include "quorate/report.hpp"

namespace quorate::inline v1 {

namespace {

/// A text as a pack's users read it: in the language, or else as it is.
std::string plain(const texts& all, std::string_view language) {
    if (const auto* exact = all.find(language)) return *exact;
    return all.empty() ? std::string() : all.all().front().text;
}

std::string cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"') quoted += c;
    }
    return quoted + '"';
}

std::string row(std::initializer_list<std::string> cells) {
    std::string line;
    for (const auto& one : cells) line += (line.empty() ? "" : ",") + cell(one);
    return line + "\r\n";
}

/// "Priorities: Good governance; Similarity: 0.8"
std::string facts_of(const related_pair& one, std::string_view language) {
    std::string all;
    for (const auto& fact : one.shared) all += (all.empty() ? "" : "; ") + plain(fact.label, language) + ": " + plain(fact.value, language);
    return all;
}

std::string missing_of(const related_pair& one, std::string_view language) {
    std::string all;
    for (const auto& fact : one.missing_facts)
        all += (all.empty() ? "" : "; ") + fact.record.id + (fact.record.id.empty() ? "" : ": ") + plain(fact.label, language);
    return all;
}

using record_key = std::pair<std::string, std::string>;  // collection, id

record_key key_of(const record_name& one) { return {one.collection, one.id}; }

/// The records that stand in some pair, by collection and id, numbered from 0.
std::map<record_key, std::pair<std::size_t, texts>> records_of(const std::vector<related_pair>& pairs) {
    std::map<record_key, std::pair<std::size_t, texts>> all;
    for (const auto& one : pairs)
        for (const auto* record : {&one.first, &one.second}) all[key_of(*record)].second = record->title;
    std::size_t next = 0;
    for (auto& [key, of] : all) of.first = next++;
    return all;
}

std::string quoted_for_dot(std::string_view text) {
    std::string made = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') made += '\\';
        if (c == '\n') made += "\\n";
        else if (c != '\r') made += c;
    }
    return made + '"';
}

/// Control characters that XML cannot hold become spaces.
std::string for_xml(std::string_view text) {
    std::string made;
    for (const char c : text) {
        if (c == '&') made += "&amp;";
        else if (c == '<') made += "&lt;";
        else if (c == '>') made += "&gt;";
        else if (c == '"') made += "&quot;";
        else made += static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' ? ' ' : c;
    }
    return made;
}

std::string data_element(std::string_view key, std::string_view value) {
    return "      <data key=\"" + std::string(key) + "\">" + for_xml(value) + "</data>\n";
}

}  // namespace

std::string to_csv(const std::vector<related_pair>& pairs, std::string_view language) {
    std::string all = row({"relation", "title", "grade", "state", "directed", "first_collection", "first", "first_title", "second_collection", "second",
                           "second_title", "message", "shared", "missing", "found_by", "found_on", "reason"});
    for (const auto& one : pairs)
        all += row({one.relation, plain(one.title, language), std::string(to_string(one.grade)), std::string(to_string(one.state)), one.directed ? "true" : "false",
                    one.first.collection, one.first.id, plain(one.first.title, language), one.second.collection, one.second.id, plain(one.second.title, language),
                    plain(one.message, language), facts_of(one, language), missing_of(one, language), one.found_by, one.found_on ? to_string(*one.found_on) : "", one.reason});
    return all;
}

std::string to_dot(const std::vector<related_pair>& pairs, std::string_view language) {
    const auto records = records_of(pairs);
    std::string all = "digraph relations {\n  node [shape=box];\n";
    for (const auto& [key, of] : records)
        all += "  r" + std::to_string(of.first) + " [label=" + quoted_for_dot(key.second + "\n" + plain(of.second, language)) + "];\n";
    for (const auto& one : pairs) {
        if (one.state == relation_state::rejected) continue;
        all += "  r" + std::to_string(records.at(key_of(one.first)).first) + " -> r" + std::to_string(records.at(key_of(one.second)).first) +
               " [label=" + quoted_for_dot(plain(one.title, language)) + (one.directed ? "" : ", dir=none") +
               (one.state == relation_state::possible ? ", style=dashed" : "") + (one.grade == relation_grade::note ? "" : ", penwidth=2") + "];\n";
    }
    return all + "}\n";
}

std::string to_graphml(const std::vector<related_pair>& pairs, std::string_view language) {
    const auto records = records_of(pairs);
    std::string all = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    for (const auto* key : {"collection", "id", "title"})
        all += "  <key id=\"" + std::string(key) + "\" for=\"node\" attr.name=\"" + key + "\" attr.type=\"string\"/>\n";
    for (const auto* key : {"relation", "grade", "state", "shared"})
        all += "  <key id=\"" + std::string(key) + "\" for=\"edge\" attr.name=\"" + key + "\" attr.type=\"string\"/>\n";
    all += "  <graph id=\"relations\" edgedefault=\"undirected\">\n";
    for (const auto& [key, of] : records)
        all += "    <node id=\"r" + std::to_string(of.first) + "\">\n" + data_element("collection", key.first) + data_element("id", key.second) +
               data_element("title", plain(of.second, language)) + "    </node>\n";
    for (const auto& one : pairs)
        all += "    <edge source=\"r" + std::to_string(records.at(key_of(one.first)).first) + "\" target=\"r" +
               std::to_string(records.at(key_of(one.second)).first) + "\"" + (one.directed ? " directed=\"true\"" : "") + ">\n" + data_element("relation", one.relation) +
               data_element("grade", to_string(one.grade)) + data_element("state", to_string(one.state)) + data_element("shared", facts_of(one, language)) + "    </edge>\n";
    return all + "  </graph>\n</graphml>\n";
}

}  // namespace quorate
