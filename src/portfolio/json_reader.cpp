#include "portfolio/json_reader.hpp"

#include <memory>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace quorate::data {

namespace {

/// Finds the tokens of JSON text in their order. nlohmann's parser checks the grammar and tells no places; this goes in
/// step with it and tells places and knows no grammar.
class token_finder {
public:
    token_finder(std::string_view all, std::size_t begin) : all_(all), at_(begin) {}

    /// The next token other than a comma or colon: its first byte and the one after its last.
    std::pair<std::size_t, std::size_t> next() {
        while (at_ < all_.size() && (is_space(all_[at_]) || all_[at_] == ',' || all_[at_] == ':')) ++at_;
        const auto begin = at_;
        if (at_ >= all_.size()) return {begin, begin};
        const char c = all_[at_++];
        if (c == '"') {
            while (at_ < all_.size() && all_[at_] != '"') at_ += all_[at_] == '\\' ? 2 : 1;
            at_ = std::min(at_ + 1, all_.size());
        } else if (c != '{' && c != '}' && c != '[' && c != ']') {
            while (at_ < all_.size() && !is_space(all_[at_]) && std::string_view(",:{}[]\"").find(all_[at_]) == std::string_view::npos) ++at_;
        }
        return {begin, at_};
    }

private:
    static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
    std::string_view all_;
    std::size_t at_;
};

/// Builds raw values from the events of the parser.
class event_reader : public nlohmann::json_sax<nlohmann::json> {
public:
    event_reader(text::source_id source, std::string_view all, std::size_t begin, const load_limits& limits, text::diagnostic_sink& problems, const take_value& take)
        : source_(source), all_(all), tokens_(all, begin), limits_(limits), problems_(problems), take_(take) {}

    bool null() override { return add({raw_value::nothing{}, advance()}); }
    bool boolean(bool truth) override { return add({truth, advance()}); }
    bool number_integer(number_integer_t) override { return number(); }
    bool number_unsigned(number_unsigned_t) override { return number(); }
    bool number_float(number_float_t, const string_t&) override { return number(); }
    bool binary(binary_t&) override { return false; }

    bool string(string_t& text) override {
        const auto where = advance();
        if (text.size() > limits_.text_length) {
            problems_.error("Q6004", where, "this text has " + std::to_string(text.size()) + " bytes, and a text has at most " + std::to_string(limits_.text_length));
            return false;
        }
        return add({raw_value::characters{std::move(text)}, where});
    }

    bool key(string_t& name) override {
        auto& object = open_.back();
        object.key = std::move(name);
        object.key_where = advance();
        if (!object.keys.insert(object.key).second) problems_.error("Q5010", object.key_where, "`" + object.key + "` is given twice in this object");
        return true;
    }

    bool start_object(std::size_t) override { return open(true); }
    bool start_array(std::size_t) override { return open(false); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t position, const std::string& token, const nlohmann::detail::exception& fault) override {
        constexpr int number_overflow = 406;
        if (fault.id == number_overflow) {
            const auto end = static_cast<std::uint32_t>(std::min(start_ + position, all_.size()));
            problems_.error("Q5006", {source_, end - static_cast<std::uint32_t>(std::min<std::size_t>(token.size(), end)), end}, "this number is too large; the file was read up to here");
            return false;
        }
        const auto at = static_cast<std::uint32_t>(std::min(start_ + (position > 0 ? position - 1 : 0), all_.size()));
        if (std::string_view(fault.what()).find("surrogate") != std::string_view::npos) {
            problems_.error("Q5001", {source_, at, at}, "this is not JSON from here on: a text has one half of a character only",
                            "write the character itself, or both of its halves, such as \"\\ud83d\\ude00\"");
            return false;
        }
        problems_.error("Q5001", {source_, at, at}, at >= all_.size() ? "this is not JSON: it ends too early" : "this is not JSON from here on",
                        "a comma, a quotation mark or a bracket may be missing before this place");
        return false;
    }
    void set_start(std::size_t start) { start_ = start; }

private:
    struct level {
        bool is_object = false;
        std::string key;
        text::span key_where;
        std::unordered_set<std::string> keys;
        raw_value::list list;
        std::shared_ptr<raw_record> object;
        text::span where;
    };

    text::span advance() {
        const auto [begin, end] = tokens_.next();
        return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    bool number() {
        const auto where = advance();
        return add({raw_value::number{std::string(all_.substr(where.begin, where.end - where.begin))}, where});
    }

    bool open(bool is_object) {
        const auto where = advance();
        if (open_.size() >= limits_.nesting) {
            problems_.error("Q6002", where, "this is nested more than " + std::to_string(limits_.nesting) + " deep");
            return false;
        }
        level made;
        made.is_object = is_object;
        made.where = where;
        if (is_object) {
            made.object = std::make_shared<raw_record>();
            made.object->repeats_are_told = true;
        }
        open_.push_back(std::move(made));
        return true;
    }

    bool close() {
        const auto end = advance();
        level done = std::move(open_.back());
        open_.pop_back();
        const auto where = text::join(done.where, end);
        if (open_.empty() && done.is_object) return true;  // its fields were handed out
        if (done.is_object) {
            done.object->where = where;
            return add({std::move(done.object), where});
        }
        if (open_.size() == 1 && open_.front().is_object) {
            // An array under a key at the top: its items were handed out; an empty one is told too.
            if (done.keys.empty()) take_(open_.front().key, open_.front().key_where, {raw_value::list{}, where}, false);
            return true;
        }
        return add({std::move(done.list), where});
    }

    bool add(raw_value value) {
        if (open_.empty()) { take_({}, value.where, std::move(value), false); return true; }
        auto& inner = open_.back();
        if (open_.size() == 2 && open_.front().is_object && !inner.is_object) {
            inner.keys.insert("handed out");
            take_(open_.front().key, open_.front().key_where, std::move(value), true);
        } else if (open_.size() == 1 && inner.is_object) {
            take_(inner.key, inner.key_where, std::move(value), false);
        } else if (inner.is_object) {
            inner.object->fields.push_back({std::move(inner.key), inner.key_where, std::move(value)});
        } else {
            inner.list.items.push_back(std::move(value));
        }
        return true;
    }

    text::source_id source_;
    std::string_view all_;
    token_finder tokens_;
    const load_limits& limits_;
    text::diagnostic_sink& problems_;
    const take_value& take_;
    std::vector<level> open_;
    std::size_t start_ = 0;
};

}  // namespace

bool read_json(text::source_id source, std::uint32_t begin, std::uint32_t end, const load_limits& limits, text::diagnostic_sink& problems,
               const take_value& take) {
    const auto all = problems.sources().content(source).substr(0, end);
    if (std::size_t bad = 0; !text::is_utf8(all.substr(begin), &bad)) {
        const auto at = static_cast<std::uint32_t>(begin + bad);
        problems.error("Q5011", {source, at, at + 1}, "this is not UTF-8", "save the file as UTF-8");
        return false;
    }
    event_reader reader(source, all, begin, limits, problems, take);
    reader.set_start(begin);
    if (!nlohmann::json::sax_parse(all.begin() + begin, all.end(), &reader)) return false;
    // The parser takes a zero byte for the end of the text, whatever stands behind it.
    const auto zero = all.find('\0', begin);
    if (zero == std::string_view::npos) return true;
    const auto at = static_cast<std::uint32_t>(zero);
    problems.error("Q5001", {source, at, at}, "this is not JSON from here on: a zero byte stands here", "take the zero byte out; what stands behind it was not read");
    return false;
}

}  // namespace quorate::data
