// What would have to change, as plain text.
#include "quorate/remedy.hpp"
#include "report/sheet.hpp"
#include "report/wording.hpp"
#include "text/format.hpp"

namespace quorate {

namespace report {

namespace {

class remedy_page {
public:
    explicit remedy_page(std::string_view language) : language_(language), french_(language == "fr") {}

    [[nodiscard]] sheet write(const remedies& all);

private:
    [[nodiscard]] std::string say(const char* french, const char* english) const { return french_ ? french : english; }
    [[nodiscard]] std::string in(const texts& all) const { return all.in(language_); }
    [[nodiscard]] std::string joined(const std::vector<worded_value>& all, bool alternatives) const;
    [[nodiscard]] std::string name_of(const outcome_name& one) const { return one.title.empty() ? one.outcome : in(one.title); }
    [[nodiscard]] std::string wanted(const remedies& all) const;
    [[nodiscard]] std::string number(std::size_t count, const char* french_one, const char* french_several, const char* english_one, const char* english_several) const {
        return std::to_string(count) + " " + (count == 1 ? say(french_one, english_one) : say(french_several, english_several));
    }
    [[nodiscard]] std::string titles(const std::vector<finding_name>& all) const;
    [[nodiscard]] std::string items_of(const suggested_change& one) const;
    [[nodiscard]] std::string said(const suggested_change& one) const;
    [[nodiscard]] std::string value_of(const suggested_change& one) const;
    [[nodiscard]] std::string said(const needed_answer& one) const;
    [[nodiscard]] std::string said(const smallest_loss& one) const;
    void remedy_item(const remedy& one, std::size_t rank);
    void failure(const remedies& all);
    void firmness(const remedies& all);

    std::string language_;
    bool french_;
    sheet page_;
};

std::string remedy_page::joined(const std::vector<worded_value>& all, bool alternatives) const {
    constexpr std::size_t most = 12;
    std::vector<std::string> names;
    for (const auto& one : all) names.push_back(in(one.text));
    if (names.size() > most + 1) {
        const auto more = names.size() - most;
        names.resize(most);
        names.push_back(std::to_string(more) + say(" autres", " others"));
    }
    return alternatives ? text::join_alternatives(names, language_) : text::join_list(names, language_);
}

std::string remedy_page::wanted(const remedies& all) const {
    if (all.wanted.empty()) return in(all.criterion.title);
    std::vector<std::string> names;
    for (const auto& one : all.wanted) names.push_back(name_of(one));
    return text::join_alternatives(names, language_);
}

std::string remedy_page::titles(const std::vector<finding_name>& all) const {
    std::vector<std::string> names;
    for (const auto& one : all) names.push_back(in(one.title) + " (" + one.criterion + ")");
    return text::join_list(names, language_);
}

std::string remedy_page::items_of(const suggested_change& one) const {
    std::vector<std::string> all;
    for (const auto& item : one.values) {
        std::string text = in(item.whole.text);
        for (const auto& [label, value] : item.fields) text += (text.empty() ? "" : ", ") + in(label) + " " + in(value.text);
        all.push_back(std::move(text));
    }
    std::string text;
    for (const auto& each : all) text += (text.empty() ? "" : say(" ; ", "; ")) + each;
    return text;
}

std::string remedy_page::value_of(const suggested_change& one) const {
    using side = suggested_change::side;
    using part = suggested_change::part;
    auto value = one.values.empty() ? say("aucun", "none") : items_of(one);
    if (one.of == part::whole && one.nearest == side::none) return value;
    if (one.of == part::whole) return value + (one.nearest == side::at_most ? say(" au plus", " at most") : say(" au moins", " at least"));
    const bool start = one.of == part::start;
    const auto bound = one.nearest == side::none ? std::string() : one.nearest == side::at_most ? say(" au plus tard à cette date", " no later") : say(" au plus tôt à cette date", " no earlier");
    return value + " (" + (start ? say("début", "start") : say("fin", "end")) + bound + ")";
}

std::string remedy_page::said(const suggested_change& one) const {
    using kind = suggested_change::kind;
    auto text = in(one.label) + say(" : ", ": ");
    switch (one.what) {
        case kind::add: text += number(one.values.size(), "de plus", "de plus", "more", "more") + say(" : ", ": ") + items_of(one); break;
        case kind::drop: text += number(one.values.size(), "de moins", "de moins", "less", "less") + say(" : ", ": ") + items_of(one); break;
        case kind::leave_out: text += say("ne plus l'indiquer", "no longer stated"); break;
        default: text += value_of(one);
    }
    if (!one.before.text.empty()) text += say(" ; aujourd'hui ", "; now ") + in(one.before.text);
    if (!one.instead.empty())
        text += one.values.size() > 1 ? say(" ; à la place du premier aussi bien ", "; in the place of the first as well ") + joined(one.instead, true)
                                      : say(" ; ou aussi bien ", "; or as well ") + joined(one.instead, true);
    return text + ".";
}

std::string remedy_page::said(const needed_answer& one) const {
    auto text = in(one.title) + (one.decision ? " (" + one.record.id + say(" et ", " and ") + one.second.id + ")" : "") + say(" : ", ": ") + in(one.value.text);
    std::vector<std::string> people;
    for (const auto& each : one.asked_of) people.push_back(in(each));
    if (!people.empty()) text += say(", à dire par ", ", to be said by ") + text::join_alternatives(people, language_);
    return text + ".";
}

void remedy_page::remedy_item(const remedy& one, std::size_t rank) {
    std::string head = one.changes.empty() ? say("Rien à changer", "Nothing to change")
                                           : say("Coût ", "Cost ") + text::format_number(one.cost, language_);
    if (!one.outcome.title.empty()) head += say(" ; issue : ", "; outcome: ") + in(one.outcome.title);
    page_.item(1, head + ".", std::to_string(rank) + ".");
    for (const auto& each : one.changes) page_.item(2, said(each), "➤");
    if (one.provided.empty()) return;
    page_.item(2, say("À condition qu'il soit répondu ainsi à ce qui reste ouvert :", "Provided that what is still open is answered so:"));
    for (const auto& each : one.provided) page_.item(3, said(each));
}

void remedy_page::failure(const remedies& all) {
    if (!all.complete) {
        page_.paragraph(say("Rien n'a été trouvé dans les limites de la recherche, qui n'a pas été menée à son terme.", "Nothing was found within the limits of the search, which did not come to its end."));
        return;
    }
    page_.paragraph(say("Aucun ensemble des changements essayés n'y mène.", "No set of the changes that were tried brings it about."));
    if (!all.out_of_reach.empty())
        page_.paragraph(say("Aucun changement d'un élément modifiable, et aucune réponse à ce qui reste ouvert, n'agit comme il le faudrait sur : ",
                            "No change of what may change, and no answer to what is open, brings about what is needed of: ") + titles(all.out_of_reach) + ".");
    if (!all.conflict.empty())
        page_.paragraph(say("Ne peuvent être satisfaits ensemble, alors que tous sauf un le pourraient : ", "Cannot be satisfied together, while all but any one could: ") + titles(all.conflict) + ".");
}

std::string remedy_page::said(const smallest_loss& one) const {
    using kind = smallest_loss::kind;
    const auto label = in(one.label) + say(" : ", ": ");
    if (one.what == kind::answer) return label + say("si la réponse donnée ne valait plus", "if the answer that was given no longer stood") + ".";
    if (one.what == kind::value) return label + say("si cela n'était plus indiqué", "if it were no longer stated") + ".";
    auto text = label + say("s'il en disparaît ", "when ") + std::to_string(one.lost) + say(" sur ", " of ") + std::to_string(one.of) + (french_ ? "" : " go");
    if (one.whichever) return text + say(", n'importe lesquels", ", whichever") + ".";
    std::vector<std::string> sets;
    for (const auto& each : one.which) sets.push_back(joined(each, false));
    return text + say(" : ", ": ") + text::join_alternatives(sets, language_) + ".";
}

void remedy_page::firmness(const remedies& all) {
    page_.paragraph(say("C'est le cas aujourd'hui.", "It is so now.") + " " +
                    (all.losses.empty() ? say("Aucune des pertes essayées n'y met fin.", "None of the losses that were tried ends it.")
                                        : say("Les plus petites pertes qui y mettraient fin, élément par élément :", "The smallest losses that would end it, one field or answer after the other:")));
    for (const auto& one : all.losses) page_.item(1, said(one));
    if (all.not_searched.empty()) return;
    page_.paragraph(say("Toutes les pertes n'ont pas été essayées dans : ", "Not every loss was tried in: ") + text::join_list(all.not_searched, language_) + ".");
}

sheet remedy_page::write(const remedies& all) {
    page_.heading(1, all.about.id + " – " + in(all.about.title));
    page_.heading(2, (all.holds ? say("Solidité : ", "How firm: ") : say("Ce qu'il faudrait changer : ", "What would have to change: ")) + wanted(all));
    if (all.holds) {
        firmness(all);
        return page_;
    }
    if (!all.in_the_way.empty() || all.own_condition) {
        auto text = say("En travers", "In the way") + (all.wanted.size() > 1 ? say(" de ", " of ") + name_of(all.nearest) : "") + say(" : ", ": ");
        if (!all.in_the_way.empty()) text += titles(all.in_the_way);
        if (all.own_condition) text += (all.in_the_way.empty() ? "" : say(" ; ", "; ")) + say("ce que l'issue elle-même demande", "what the outcome itself asks for");
        page_.paragraph(text + ".");
    }
    if (all.all.empty()) failure(all);
    for (std::size_t i = 0; i < all.all.size(); ++i) remedy_item(all.all[i], i + 1);
    if (!all.all.empty() && !all.complete)
        page_.paragraph(say("La recherche a atteint sa limite : il peut y avoir autre chose.", "The search reached its limit: there may be others."));
    return page_;
}

}  // namespace

}  // namespace report

inline namespace v1 {

std::string to_text(const remedies& all, std::string_view language) {
    return report::typeset(report::to_plain(report::remedy_page(language).write(all)), language);
}

}  // namespace v1

}  // namespace quorate
