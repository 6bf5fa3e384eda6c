#include "differential/generator.hpp"

namespace quorate::differential {

namespace {

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string some(dice& with, const std::vector<std::string>& among, std::size_t most) {
    std::string text = "[";
    std::vector<std::string> rest = among;
    for (std::size_t i = with.below(most + 1); i > 0; --i) {
        const auto at = with.below(rest.size());
        text += (text.size() > 1 ? ", " : "") + quoted(rest[at]);
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return text + "]";
}

std::string some_number(dice& with) {
    static const std::vector<std::string> among = {"0", "1", "2", "3", "4", "2.5", "-1", "7", "4000000000000000000"};
    return with.pick(among);
}

}  // namespace

data_writer::record data_writer::make_part(dice& with) const {
    record made;
    const auto add = [&](std::string name, std::string value) { made.facts.push_back({std::move(name), std::move(value), with.one_in(4)}); };
    add("colour", quoted(with.pick(colour_names)));
    add("weight", some_number(with));
    add("due", quoted(with.pick(date_words)));
    add("site", quoted(with.pick(place_names)));
    return made;
}

data_writer::data_writer(std::uint64_t seed, std::size_t things) {
    dice with(seed);
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < things; ++i) ids.push_back("T-" + std::to_string(i));
    for (const auto& id : ids) {
        record made;
        made.facts.push_back({"id", quoted(id), false});
        const auto add = [&](std::string name, std::string value) { made.facts.push_back({std::move(name), std::move(value), with.one_in(4)}); };
        add("title", quoted(with.pick(text_words)));
        add("colour", quoted(with.pick(colour_names)));
        add("colours", some(with, colour_names, 3));
        add("place", quoted(with.pick(place_names)));
        add("places", some(with, place_names, 4));
        add("weight", some_number(with));
        add("price", put({"{\"currency\": ", with.one_in(5) ? "\"USD\"" : "\"EUR\"", ", \"amount\": ", std::to_string(with.below(4) * 100), "}"}));
        add("when", quoted(with.pick(date_words)));
        const auto first = with.below(date_words.size()), last = first + with.below(date_words.size() - first);
        add("time", "{\"from\": " + quoted(date_words[first]) + ", \"to\": " + quoted(date_words[last]) + "}");
        add("friend", quoted(with.pick(ids)));
        add("friends", some(with, ids, 2));
        add("good", with.one_in(2) ? "true" : "false");
        for (std::size_t i = with.below(4); i > 0; --i) made.parts.push_back(make_part(with));
        made.parts_left_out = with.one_in(5);
        things_.push_back(std::move(made));
    }
}

std::string data_writer::write(const record& one, bool complete, bool whole) {
    std::string text = "{";
    for (const auto& fact : one.facts)
        if (complete || !fact.left_out) text += (text.size() > 1 ? ", " : "") + quoted(fact.name) + ": " + fact.value;
    if (whole && (complete || !one.parts_left_out)) {
        text += ", \"parts\": [";
        for (std::size_t i = 0; i < one.parts.size(); ++i) text += (i > 0 ? ", " : "") + write(one.parts[i], complete, false);
        text += "]";
    }
    return text + "}";
}

void data_writer::add_derogations(std::uint64_t seed, std::size_t criteria) {
    dice with(seed);
    decisions_ = ",\n\"derogations\": [";
    for (std::size_t i = 0; i < 6; ++i) {
        // Also of a body or on a ground that the criterion may not name, of a day to come, and ended since.
        decisions_ += put({i > 0 ? ",\n" : "", "{\"criterion\": \"c", std::to_string(with.below(criteria)), "\", \"about\": \"T-", std::to_string(with.below(things_.size())), "\", \"ground\": \"",
                           with.pick(std::vector<std::string>{"storm", "storm", "jubilee", "strike"}), "\", \"by\": \"", with.pick(std::vector<std::string>{"board", "board", "council", "office-of-time"}),
                           "\", \"on\": \"", with.pick(std::vector<std::string>{"2019-11-30", "2020-01-31", "2020-06-01", "2020-06-02"}), "\""});
        if (with.one_in(3)) decisions_ += put({", \"until\": \"", with.pick(std::vector<std::string>{"2020-05-31", "2020-06-01", "2021-01-01"}), "\""});
        decisions_ += "}";
    }
    decisions_ += "]";
}

std::string data_writer::write(bool complete) const {
    std::string text = "{\"things\": [";
    for (std::size_t i = 0; i < things_.size(); ++i) text += (i > 0 ? ",\n" : "") + write(things_[i], complete, true);
    return text + "]" + decisions_ + "}";
}

}  // namespace quorate::differential
