#include "text/diagnostic_sink.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <tuple>

namespace quorate::text {

namespace {

constexpr std::array<std::string_view, 0
#define X(code, what) +1
#include "text/diagnostic_codes.def"
#undef X
> codes = {
#define X(code, what) #code,
#include "text/diagnostic_codes.def"
#undef X
};

[[maybe_unused]] bool is_listed(std::string_view code) { return std::find(codes.begin(), codes.end(), code) != codes.end(); }

constexpr std::size_t longest_whole_word = 200, shown_of_word = 80;

/// Words that are longer than any name can be are cut, so that a message stays one that somebody reads.
std::string with_words_cut(std::string message) {
    if (message.size() <= longest_whole_word) return message;
    std::string made;
    for (std::size_t at = 0; at < message.size();) {
        const auto end = std::min(message.find_first_of(" \n", at), message.size());
        if (end - at > longest_whole_word) {
            auto cut = at + shown_of_word;
            while (cut > at && (static_cast<unsigned char>(message[cut]) & 0xC0u) == 0x80u) --cut;
            made += message.substr(at, cut - at) + "…" + (message[at] == '`' ? "`" : "");
        } else {
            made += message.substr(at, end - at);
        }
        if (end < message.size()) made += message[end];
        at = end + 1;
    }
    return made;
}

}  // namespace

void diagnostic_sink::error(std::string_view code, span where, std::string message, std::string help) {
    ++errors_;
    add(severity::error, code, where, std::move(message), std::move(help));
}

void diagnostic_sink::warning(std::string_view code, span where, std::string message, std::string help) {
    add(severity::warning, code, where, std::move(message), std::move(help));
}

void diagnostic_sink::note(std::string_view code, span where, std::string message, std::string help) {
    add(severity::note, code, where, std::move(message), std::move(help));
}

void diagnostic_sink::add(severity grade, std::string_view code, span where, std::string message, std::string help) {
    assert(is_listed(code));
    last_kept_ = found_.size() < limit_;
    if (!last_kept_) {
        ++passed_over_;
        return;
    }
    found_.push_back({std::string(code), grade, with_words_cut(std::move(message)), sources_->locate(where), {}, with_words_cut(std::move(help))});
    sources_of_.push_back(where.source);
}

void diagnostic_sink::pass_on(diagnostic found) {
    if (found.severity == severity::error) ++errors_;
    last_kept_ = found_.size() < limit_;
    if (!last_kept_) {
        ++passed_over_;
        return;
    }
    found_.push_back(std::move(found));
    sources_of_.push_back(source_id{});
}

void diagnostic_sink::also(span where, std::string message) {
    if (last_kept_) found_.back().related.push_back({sources_->locate(where), std::move(message)});
}

diagnostics diagnostic_sink::take() {
    std::vector<std::size_t> order(found_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple(sources_of_[a], found_[a].where.begin, found_[a].code) < std::tuple(sources_of_[b], found_[b].where.begin, found_[b].code);
    });
    diagnostics sorted;
    for (const auto index : order) sorted.push_back(std::move(found_[index]));
    if (passed_over_ > 0) {
        diagnostic rest;
        rest.code = "Q6005";
        rest.severity = errors_ > 0 ? severity::error : severity::warning;
        rest.message = std::to_string(passed_over_) + " more problems are not listed";
        rest.help = "mend those above and run again";
        sorted.push_back(std::move(rest));
    }
    found_.clear();
    sources_of_.clear();
    passed_over_ = 0;
    return sorted;
}

}  // namespace quorate::text
