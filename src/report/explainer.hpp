// A rule taken apart, as a numbered outline.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quorate/explanation.hpp"
#include "report/sheet.hpp"

namespace quorate::report {

class explainer {
public:
    explainer(sheet& page, std::string_view language) : page_(page), language_(language), french_(language == "fr") {}

    void write(const explanation& one);
    void write(const pair_explanation& one);

private:
    [[nodiscard]] std::string say(const char* french, const char* english) const { return french_ ? french : english; }
    [[nodiscard]] std::string in(const texts& all) const { return all.in(language_); }
    [[nodiscard]] std::string place_of(const place& where) const;
    /// A list of names; of a long one the first, and how many more.
    [[nodiscard]] std::string listed(std::vector<std::string> names) const;
    [[nodiscard]] std::string days_of(const validity& days) const;
    [[nodiscard]] std::string shown(const explained_part& part) const;
    [[nodiscard]] std::string called(const explained_part& part) const;
    [[nodiscard]] std::string came_to(const explained_part& part) const;
    [[nodiscard]] std::string because(const explained_part& part) const;
    [[nodiscard]] std::string compared(const explained_part& part) const;
    [[nodiscard]] std::string said_of(const pair_explanation& one) const;
    void sources_of(const std::vector<citation>& all);
    void lets_of(const std::vector<explanation::named_part>& all);
    [[nodiscard]] std::string missing_of(const explained_part& part) const;
    [[nodiscard]] std::string who_of(const tally& who) const;
    [[nodiscard]] static std::vector<explained_part> joined_parts(const explained_part& part);
    [[nodiscard]] static bool worth_a_line(const explained_part& part);
    void outline(const explained_part& part, const std::string& number, int level, const std::string& name = {});

    sheet& page_;
    std::string language_;
    bool french_;
};

}  // namespace quorate::report
