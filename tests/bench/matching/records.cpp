#include "records.hpp"

#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "quorate/exact.hpp"

namespace quorate::bench {

namespace {

std::map<std::string, std::uint32_t> index_of(const std::vector<record>& all) {
    std::map<std::string, std::uint32_t> index;
    for (std::uint32_t i = 0; i < all.size(); ++i) index[all[i].id] = i;
    return index;
}

std::string text_of(const nlohmann::json& from, const char* field) {
    const auto found = from.find(field);
    return found != from.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<record> read_register(const std::string& path) {
    std::vector<record> all;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto from = nlohmann::json::parse(line);
        record made;
        made.id = text_of(from, "id"), made.title = text_of(from, "title"), made.text = text_of(from, "description");
        if (from.contains("countries")) for (const auto& one : from["countries"]) made.places.insert(one.get<std::string>());
        if (from.contains("sectors")) for (const auto& one : from["sectors"]) made.fields += one.get<std::string>() + ". ";
        if (const auto start = parse_day(text_of(from, "start"))) made.day = static_cast<double>(start->time_since_epoch().count());
        if (from.contains("budget") && from["budget"].is_number()) made.amount = from["budget"].get<double>();
        all.push_back(std::move(made));
    }
    return all;
}

void read_pairs(labelled_set& to, const std::vector<std::vector<std::string>>& rows) {
    const auto left = index_of(to.left), right = index_of(to.right);
    for (const auto& row : rows)
        if (row.size() == 2 && left.contains(row[0]) && right.contains(row[1])) to.pairs.emplace(left.at(row[0]), right.at(row[1]));
}

}  // namespace

std::vector<std::vector<std::string>> read_table(const std::string& path, char separator) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream all;
    all << file.rdbuf();
    const auto text = all.str();
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string cell;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"') cell += c;
            else if (i + 1 < text.size() && text[i + 1] == '"') cell += text[++i];
            else quoted = false;
        } else if (c == '"' && cell.empty()) {
            quoted = true;
        } else if (c == separator || c == '\n') {
            row.push_back(std::move(cell));
            cell.clear();
            if (c == '\n') { rows.push_back(std::move(row)); row.clear(); }
        } else if (c != '\r') {
            cell += c;
        }
    }
    if (!cell.empty() || !row.empty()) { row.push_back(std::move(cell)); rows.push_back(std::move(row)); }
    if (!rows.empty()) rows.erase(rows.begin());
    return rows;
}

labelled_set read_activities(const std::string& folder) {
    labelled_set made;
    made.left = read_register(folder + "/left.jsonl");
    made.right = read_register(folder + "/right.jsonl");
    read_pairs(made, read_table(folder + "/pairs.csv", ','));
    return made;
}

labelled_set read_bibliography(const std::string& folder) {
    labelled_set made;
    const auto read = [&](const char* name) {
        std::vector<record> all;
        for (const auto& row : read_table(folder + "/" + name, '%')) {
            if (row.size() < 5) continue;
            record one;
            one.id = row[0], one.title = row[1], one.fields = row[2], one.text = row[3];
            if (const double year = std::atof(row[4].c_str()); year > 0) one.day = year * 365.25;
            all.push_back(std::move(one));
        }
        return all;
    };
    made.left = read("dblp.csv"), made.right = read("acm.csv");
    const auto rows = read_table(folder + "/gt.csv", '%');
    read_pairs(made, rows);
    // The columns are not named by their tables: the way round that more pairs of the same title speak for is the right one.
    const auto agreeing = [](const labelled_set& of) {
        std::size_t count = 0;
        for (const auto& [a, b] : of.pairs) count += of.left[a].title.substr(0, 8) == of.right[b].title.substr(0, 8) ? 1 : 0;
        return count;
    };
    labelled_set other;
    other.left = made.right, other.right = made.left;
    read_pairs(other, rows);
    return agreeing(other) > agreeing(made) ? other : made;
}

labelled_set read_products(const std::string& folder) {
    labelled_set made;
    const auto read = [&](const char* name) {
        std::vector<record> all;
        for (const auto& row : read_table(folder + "/" + name, '|')) {
            if (row.size() < 3) continue;
            record one;
            one.id = row[0], one.title = row[1], one.text = row[2];
            if (row.size() > 3 && std::atof(row[3].c_str()) > 0) one.amount = std::atof(row[3].c_str());
            all.push_back(std::move(one));
        }
        return all;
    };
    made.left = read("abt.csv"), made.right = read("buy.csv");
    read_pairs(made, read_table(folder + "/gt.csv", '|'));
    return made;
}

}  // namespace quorate::bench
