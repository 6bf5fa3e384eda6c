#include "portfolio/schema.hpp"

#include <nlohmann/json.hpp>

namespace quorate::data {

using json = nlohmann::ordered_json;

namespace {

json reference(const std::string& definition) { return {{"$ref", "#/$defs/" + definition}}; }

std::string joined(const texts& all) {
    std::string result;
    for (const auto& one : all.all()) result += (result.empty() ? "" : " / ") + one.text;
    return result;
}

/// Values of fields that are the same in every pack.
void add_common(json& definitions, const vocabulary& words) {
    definitions["id"] = {{"type", "string"}, {"minLength", 1}, {"maxLength", 128}};
    definitions["date"] = {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
    definitions["period"] = {{"type", "object"}, {"properties", {{"from", reference("date")}, {"to", reference("date")}}},
                             {"required", {"from", "to"}}, {"additionalProperties", false}};
    definitions["duration"] = {{"type", "string"}, {"pattern", "^[0-9]{1,6} ((day|week|month|year)s?|working days?( of .+)?)$"}};
    definitions["money"] = {{"type", "object"},
                            {"properties", {{"amount", {{"type", {"number", "string"}}}}, {"currency", {{"type", "string"}, {"pattern", "^[A-Z]{3}$"}}}}},
                            {"required", {"amount", "currency"}}, {"additionalProperties", false}};
    json by_language = json::object();
    for (const auto& language : words.languages) by_language[language] = {{"type", "string"}};
    definitions["text"] = {{"anyOf", {{{"type", "string"}}, {{"type", "object"}, {"properties", by_language}, {"additionalProperties", false}}}}};
    definitions["answer"] = {{"type", "object"},
                             {"properties", {{"question", {{"type", "string"}}}, {"about", reference("id")}, {"collection", {{"type", "string"}}},
                                             {"value", {{"type", {"string", "number", "boolean"}}}}, {"by", {{"type", "string"}}}, {"on", reference("date")},
                                             {"reason", {{"type", "string"}}}}},
                             {"required", {"question", "about", "value", "by", "on"}}, {"additionalProperties", false}};
    definitions["confirmation"] = {{"type", "object"},
                                   {"properties", {{"relation", {{"type", "string"}}},
                                                   {"between", {{"type", "array"}, {"items", reference("id")}, {"minItems", 2}, {"maxItems", 2}}},
                                                   {"finding", {{"enum", {"confirmed", "rejected", "accepted"}}}}, {"by", {{"type", "string"}}}, {"on", reference("date")},
                                                   {"reason", {{"type", "string"}}}}},
                                   {"required", {"relation", "between", "finding", "on"}}, {"additionalProperties", false}};
    definitions["derogation"] = {{"type", "object"},
                                 {"properties", {{"criterion", {{"type", "string"}}}, {"about", reference("id")}, {"collection", {{"type", "string"}}},
                                                 {"ground", {{"type", "string"}}}, {"by", {{"type", "string"}}}, {"on", reference("date")},
                                                 {"until", reference("date")}, {"reason", {{"type", "string"}}}}},
                                 {"required", {"criterion", "about", "ground", "by", "on"}}, {"additionalProperties", false}};
}

/// An entry may be named by its id, a label or an alias. (The engine also forgives case and accents; a schema cannot.)
json spellings(const classification& list) {
    json names = json::array();
    const auto add = [&](const std::string& name) {
        for (const auto& there : names)
            if (there == name) return;
        names.push_back(name);
    };
    for (const auto& entry : list.entries) {
        add(entry.id);
        for (const auto& label : entry.labels.all()) add(label.text);
        for (const auto& alias : entry.aliases) add(alias);
    }
    json made = json::object();
    if (!list.title.empty()) made["title"] = joined(list.title);
    made["enum"] = std::move(names);
    return made;
}

json schema_of(const field_type& type, const vocabulary& words) {
    switch (type.kind) {
        case type_kind::truth: return {{"type", "boolean"}};
        case type_kind::number: return {{"anyOf", {{{"type", "number"}}, {{"type", "string"}, {"pattern", "^-?[0-9]+(\\.[0-9]+)?%?(/-?[0-9]+(\\.[0-9]+)?%?)?$"}}}}};
        case type_kind::whole_number: return {{"type", "integer"}};
        case type_kind::money: return reference("money");
        case type_kind::text: return reference("text");
        case type_kind::date: return reference("date");
        case type_kind::period: return reference("period");
        case type_kind::duration: return reference("duration");
        case type_kind::identifier: return reference("id");
        case type_kind::entry: return reference("list-" + words.classifications[type.of].name);
        case type_kind::reference: {
            json made = reference("id");
            made["description"] = "the id of a record in " + words.records[type.of].collection;
            return made;
        }
        case type_kind::part: return reference("record-" + words.records[type.of].name);
    }
    return {};
}

json record_schema(const record_type& record, const vocabulary& words) {
    json properties = json::object(), required = json::array();
    for (const auto& field : record.fields) {
        json one = schema_of(field.type, words);
        if (field.type.many) one = {{"type", "array"}, {"items", std::move(one)}};
        if (!field.label.empty()) one["title"] = joined(field.label);
        if (!field.optional && field.type.kind != type_kind::identifier) one["x-quorate-expected"] = true;
        if (field.type.kind == type_kind::identifier) required.push_back(field.name);
        // `null` says that a field is not stated.
        else one = {{"anyOf", {std::move(one), {{"type", "null"}}}}};
        properties[field.name] = std::move(one);
    }
    json made = {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
    if (!required.empty()) made["required"] = std::move(required);
    return made;
}

}  // namespace

std::string data_schema(const vocabulary& words, std::string_view pack, const texts& title) {
    json definitions = json::object(), properties = json::object();
    properties["$schema"] = {{"type", "string"}};
    properties["note"] = json::object();
    add_common(definitions, words);
    for (const auto& list : words.classifications) definitions["list-" + list.name] = spellings(list);
    for (const auto& record : words.records) {
        definitions["record-" + record.name] = record_schema(record, words);
        if (!record.collection.empty()) properties[record.collection] = {{"type", "array"}, {"items", reference("record-" + record.name)}};
    }
    properties["answers"] = {{"type", "array"}, {"items", reference("answer")}};
    properties["confirmations"] = {{"type", "array"}, {"items", reference("confirmation")}};
    properties["derogations"] = {{"type", "array"}, {"items", reference("derogation")}};
    const json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "Data for the pack " + std::string(pack)},
                         {"description", joined(title)}, {"type", "object"}, {"properties", std::move(properties)},
                         {"additionalProperties", false}, {"$defs", std::move(definitions)}};
    return schema.dump(2) + "\n";
}

}  // namespace quorate::data
