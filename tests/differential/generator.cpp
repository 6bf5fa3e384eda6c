#include "differential/generator.hpp"

namespace quorate::differential {

namespace {

const std::vector<std::string> number_words = {"0", "1", "2", "3", "5", "2.5", "1/3", "50%", "-1", "9000000000000000000"};

constexpr std::string_view vocabulary = R"(pack random { title en "Random" languages en source text "A text" }
list colour { red en "Red" green en "Green" blue en "Blue" black en "Black" in force from 2020-01-01 }
taxonomy place { world en "World" { north en "North" { tip en "Tip" cape en "Cape" } south en "South" { reef en "Reef" } } moon en "Moon" { crater en "Crater" } }
record part { colour : colour  weight : number  due : date  site : place }
record thing collected as things {
  id : identifier  title : text  colour : colour  colours : set of colour  place : place  places : set of place
  parts : list of part  weight : number  price : money  when : date  time : period  friend : thing  friends : set of thing  good : truth
}
calendar office { weekend saturday, sunday  closed every year day 25 of month 12  closed 2020-05-28 to 2020-06-02 }
list body { board en "Board" council en "Council" office-of-time en "Office" }
list ground { storm en "Storm" jubilee en "Jubilee" strike en "Strike" }
parameter limit = 3
parameter early = 2019-06-30
mapping painted from colour to place { red: north, tip  green: south  blue: none  black: moon, tip }
bands size over number { below 1: 10  from 1 up to 3: 20  above 3: 30 }
table toll by colour and place { otherwise: 1  red, north: 5  blue, moon: 7 }
define heavy(w : number, most : number) = w * 2 > most
define shared(a : thing, b : thing) = count distinct p for p in a.places where p in b.places
derive load of t in thing = sum of each p.weight for p in t.parts
)";

}  // namespace

std::uint64_t dice::next() {
    std::uint64_t mixed = (state_ += 0x9e3779b97f4a7c15ULL);
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
    return mixed ^ (mixed >> 31);
}

std::string pack_writer::write(std::size_t criteria) {
    std::string text(vocabulary);
    subject_ = "t";
    for (std::size_t i = 0; i < criteria; ++i) {
        known_ = {{"t", shape::thing}};
        text += "criterion c" + std::to_string(i) + " must {\n  cites text\n  for t in things\n";
        if (dice_.one_in(3)) text += "  applies when " + truth(2) + "\n";
        if (dice_.one_in(2)) {
            const auto held = dice_.pick(std::vector{shape::number, shape::truth, shape::places, shape::numbers});
            const auto value = make(held, 2);
            text += "  let held = " + value + "\n";
            known_.push_back({"held", held});
        }
        text += "  met when " + truth(4) + "\n}\n";
    }
    return text;
}

std::string pack_writer::write_rules() {
    std::string text(vocabulary);
    subject_ = "t";
    known_ = {{"t", shape::thing}};
    for (std::size_t i = 0; i < 5; ++i) {
        text += "criterion c" + std::to_string(i) + " must {\n  cites text\n  for t in things\n";
        // Only earlier ones, so that none goes round in a circle; two may override one, and one that is overridden may override.
        if (i > 0 && !dice_.one_in(3)) text += "  overrides c" + std::to_string(dice_.below(i)) + "\n";
        if (!dice_.one_in(4)) text += "  applies when " + truth(2) + "\n";
        if (dice_.one_in(2)) {
            text += put({"  derogation by board", dice_.one_in(2) ? ", council" : "", " on storm", dice_.one_in(2) ? ", jubilee" : ""});
            text += dice_.one_in(2) ? put({" stands ", std::to_string(dice_.below(9) + 1), " months\n"}) : std::string("\n");
        }
        text += "  met when " + truth(2) + "\n}\n";
    }
    const std::vector<std::string> periods = {"t.time", "(each f.time for f in t.friends)", "(each f.time for f in things where f is not t)"};
    const std::vector<std::string> dates = {"t.friend.when", "(each q.due for q in t.parts)", "(each f.when for f in t.friends)"};
    text += "clock tick for t in things {\n  cites text\n  starts on t.when\n  runs " + std::to_string(dice_.below(900)) + " days\n";
    if (dice_.one_in(3)) text += "  applies when " + truth(1) + "\n";
    if (!dice_.one_in(4)) text += "  pauses during " + dice_.pick(periods) + "\n";
    if (!dice_.one_in(3)) text += "  restarts on " + dice_.pick(dates) + "\n";
    if (!dice_.one_in(3)) text += dice_.one_in(2) ? "  ends on t.friend.when\n" : "  ends on earliest of (each q.due for q in t.parts)\n";
    text += "}\nscoring marks for t in things {\n  cites text\n";
    text += "  part first en \"First\" = " + number(1) + " out of 5 at least " + std::to_string(dice_.below(3)) + "\n";
    text += "  part second en \"Second\" = t.weight out of 4 steps of 1/2 weight 2\n  overall at least " + std::to_string(dice_.below(6)) + " points\n";
    text += "  overall at least " + std::to_string(dice_.below(9)) + " weighted points\n}\nranking places for t in things {\n  cites text\n";
    if (dice_.one_in(2)) text += "  where " + truth(1) + "\n";
    text += "  order first when " + truth(1) + "\n  order highest first " + number(1) + "\n  order lowest first t.load\n}\n";
    for (const char* name : {"near", "akin"}) {
        subject_ = "a";
        known_ = {{"a", shape::thing}, {"b", shape::thing}};
        text += put({"relation ", name, " between a in things and b in things {\n  cites text\n  grade note\n  when ", truth(2), "\n}\n"});
    }
    return text;
}

std::string pack_writer::leaf(shape wanted) {
    std::vector<std::string> found;
    for (const auto& [name, of] : known_) {
        if (of == wanted) found.push_back(name);
        if (of == shape::thing) {
            switch (wanted) {
                case shape::truth: found.push_back(name + ".good"); break;
                case shape::number: found.push_back(name + ".weight"); found.push_back(name + ".load"); break;
                case shape::money: found.push_back(name + ".price"); break;
                case shape::text: found.push_back(name + ".title"); break;
                case shape::date: found.push_back(name + ".when"); break;
                case shape::period: found.push_back(name + ".time"); break;
                case shape::colour: found.push_back(name + ".colour"); break;
                case shape::place: found.push_back(name + ".place"); break;
                case shape::colours: found.push_back(name + ".colours"); break;
                case shape::places: found.push_back(name + ".places"); break;
                case shape::parts: found.push_back(name + ".parts"); break;
                case shape::thing: found.push_back(name + ".friend"); break;
                case shape::things: found.push_back(name + ".friends"); break;
                default: break;
            }
        }
        if (of == shape::part) {
            if (wanted == shape::number) found.push_back(name + ".weight");
            if (wanted == shape::date) found.push_back(name + ".due");
            if (wanted == shape::colour) found.push_back(name + ".colour");
            if (wanted == shape::place) found.push_back(name + ".site");
        }
    }
    if (!found.empty() && !dice_.one_in(4)) return dice_.pick(found);
    switch (wanted) {
        case shape::truth: return dice_.one_in(2) ? "yes" : "no";
        case shape::number: return dice_.one_in(5) ? std::string("limit") : put({"(", dice_.pick(number_words), ")"});
        case shape::money: return put({dice_.one_in(4) ? "USD " : "EUR ", std::to_string(dice_.below(4) * 100)});
        case shape::text: return put({"\"", dice_.pick(text_words), "\""});
        case shape::date: return dice_.one_in(5) ? "early" : dice_.one_in(5) ? "as-of" : dice_.pick(date_words);
        case shape::period: return subject_ + ".time";
        case shape::colour: return dice_.pick(colour_names);
        case shape::place: return dice_.pick(place_names);
        case shape::colours: return dice_.one_in(2) ? put({"{", dice_.pick(colour_names), ", ", dice_.pick(colour_names), "}"}) : subject_ + ".colours";
        case shape::places: return dice_.one_in(2) ? put({"{", dice_.pick(place_names), ", ", dice_.pick(place_names), "}"}) : subject_ + ".places";
        case shape::things: return dice_.one_in(2) ? std::string("things") : subject_ + ".friends";
        case shape::parts: return subject_ + ".parts";
        case shape::amounts: return "(each q.price for q in things)";
        case shape::numbers: return "(each q.weight for q in " + subject_ + ".parts)";
        case shape::thing: return subject_;
        case shape::part: break;
    }
    return subject_;
}

template <typename Body>
std::string pack_writer::ranging(shape element, shape collection, int depth, Body body) {
    const auto over = make(collection, depth - 1);
    const auto name = "v" + std::to_string(names_++);
    known_.push_back({name, element});
    std::string text = body(name, over);
    known_.pop_back();
    return text;
}

std::string pack_writer::make(shape wanted, int depth) {
    if (depth <= 0 || wanted == shape::thing || wanted == shape::parts || wanted == shape::things || wanted == shape::part) return leaf(wanted);
    switch (wanted) {
        case shape::truth: return truth(depth);
        case shape::number: return number(depth);
        case shape::money:
            switch (dice_.below(6)) {
                case 3: return put({"(sum of ", make(shape::amounts, depth - 1), ")"});
                case 4: return put({std::string(dice_.one_in(2) ? "(largest of " : "(smallest of "), make(shape::amounts, depth - 1), ")"});
                case 5: return put({"(if ", truth(depth - 1), " then ", make(shape::money, depth - 1), " else ", make(shape::money, depth - 1), ")"});
                case 0: return put({"(", make(shape::money, depth - 1), (dice_.one_in(2) ? " + " : " - "), make(shape::money, depth - 1), ")"});
                case 1: return put({"(", make(shape::money, depth - 1), " * ", leaf(shape::number), ")"});
                default: return leaf(shape::money);
            }
        case shape::date:
            switch (dice_.below(6)) {
                case 3: return put({"(if ", truth(depth - 1), " then ", make(shape::date, depth - 1), " else ", leaf(shape::date), ")"});
                case 4: return put({"(", chosen(depth), ".due)"});
                case 0: return put({"(", make(shape::date, depth - 1), (dice_.one_in(2) ? " + " : " - "), dice_.pick(std::vector<std::string>{"1 month", "10 days", "1 year", "2 weeks", "3 working days", "0 working days"}), ")"});
                case 1: return put({std::string(dice_.one_in(2) ? "(start of " : "(end of "), leaf(shape::period), ")"});
                case 2: return put({std::string(dice_.one_in(2) ? "(earliest of " : "(latest of "), filtered("due", shape::part, shape::parts, depth, false), ")"});
                default: return leaf(shape::date);
            }
        case shape::place:
            return leaf(shape::place);
        case shape::colours:
        case shape::places: return set_of_entries(wanted, depth);
        case shape::amounts:
            if (dice_.one_in(3)) return put({"{", make(shape::money, depth - 1), ", ", make(shape::money, depth - 1), "}"});
            return filtered("price", shape::thing, shape::things, depth, false);
        case shape::numbers:
            if (dice_.one_in(4)) return put({"{", number(depth - 1), ", ", number(depth - 1), "}"});
            if (dice_.one_in(6)) {
                const auto group = "v" + std::to_string(names_++), inside = "v" + std::to_string(names_++);
                return put({"(each (", dice_.pick(std::vector<std::string>{"sum", "largest"}), " of each ", inside, ".weight for ", inside, " in ", group, ") for ", grouped(group), ")"});
            }
            if (dice_.one_in(2)) return filtered("weight", shape::part, shape::parts, depth, false);
            return ranging(shape::thing, shape::things, depth, [&](const std::string& name, const std::string& over) {
                return put({std::string(dice_.one_in(2) ? "(distinct " : "(each "), number(depth - 1), " for ", name, " in ", over, (dice_.one_in(2) ? " where " + truth(depth - 2) : ""), ")"});
            });
        default: return leaf(wanted);
    }
}

/// `GROUP of v in … grouped by …`
std::string pack_writer::grouped(const std::string& group) {
    const auto inside = "v" + std::to_string(names_++);
    const auto key = dice_.pick(std::vector<std::string>{".colour", ".site", ".weight"});
    return put({group, " of ", inside, " in ", leaf(shape::parts), " grouped by ", inside, key});
}

/// `(first v in … ordered by …)`
std::string pack_writer::chosen(int depth) {
    return ranging(shape::part, shape::parts, depth, [&](const std::string& name, const std::string& over) {
        std::string text = put({std::string(dice_.one_in(2) ? "(first " : "(last "), name, " in ", over});
        if (dice_.one_in(2)) text += " where " + truth(depth - 2);
        return put({text, " ordered by ", name, dice_.pick(std::vector<std::string>{".weight", ".due", put({".weight, ", name, ".due"})}), ")"});
    });
}

/// `(each v.FIELD for v in … where …)`
std::string pack_writer::filtered(const std::string& what, shape element, shape collection, int depth, bool with_except) {
    const auto taken = ranging(element, collection, depth, [&](const std::string& name, const std::string& over) {
        std::string text = std::string(dice_.one_in(2) ? "(distinct " : "(each ") + name + "." + what + " for " + name + " in " + over;
        for (std::size_t i = dice_.below(3); i > 0; --i) text += " where " + truth(depth - 2);
        return text;
    });
    return taken + (with_except && dice_.one_in(2) ? " except " + leaf(what == "colour" ? shape::colours : shape::places) + ")" : ")");
}

std::string pack_writer::set_of_entries(shape wanted, int depth) {
    const bool of_places = wanted == shape::places;
    if (dice_.one_in(5))
        return ranging(of_places ? shape::place : shape::colour, wanted, depth, [&](const std::string& name, const std::string& over) {
            return put({"(distinct ", name, " for ", name, " in ", over, (dice_.one_in(2) ? " where " + truth(depth - 1) : ""), (dice_.one_in(2) ? " except " + leaf(wanted) : ""), ")"});
        });
    switch (dice_.below(of_places ? 8 : 5)) {
        case 0: return put({"(", make(wanted, depth - 1), " union ", make(wanted, depth - 1), ")"});
        case 1: return put({"(", make(wanted, depth - 1), " common with ", make(wanted, depth - 1), ")"});
        case 2: return put({"(", make(wanted, depth - 1), " without ", make(wanted, depth - 1), ")"});
        case 3: return filtered(of_places ? "site" : "colour", shape::part, shape::parts, depth, true);
        case 4: return leaf(wanted);
        case 5: return put({"(", dice_.pick(std::vector<std::string>{"parents", "ancestors", "descendants", "leaves"}), " of ", make(shape::places, depth - 1), ")"});
        case 6: return put({"(painted by ", make(shape::colours, depth - 1), ")"});
        default: return filtered("place", shape::thing, shape::things, depth, true);
    }
}

std::string pack_writer::number(int depth) {
    switch (dice_.below(15)) {
        case 10: return put({"(", make(shape::money, depth - 1), " / ", make(shape::money, depth - 1), ")"});
        case 11: return put({"(", dice_.pick(std::vector<std::string>{"year", "month", "quarter"}), " of ", make(shape::date, depth - 1), ")"});
        case 12: return put({"(", dice_.pick(std::vector<std::string>{"months", "working-days"}), " between ", make(shape::date, depth - 1), " and ", make(shape::date, depth - 1), ")"});
        case 13: return put({"(", chosen(depth), ".weight)"});
        case 0: return put({"(", make(shape::number, depth - 1), " + ", make(shape::number, depth - 1), ")"});
        case 1: return put({"(", make(shape::number, depth - 1), " - ", make(shape::number, depth - 1), ")"});
        case 2: return put({"(", make(shape::number, depth - 1), " * ", leaf(shape::number), ")"});
        case 3: return put({"(", make(shape::number, depth - 1), " / ", make(shape::number, depth - 1), ")"});
        case 4: return put({"(count ", make(dice_.one_in(2) ? shape::places : dice_.one_in(2) ? shape::colours : shape::numbers, depth - 1), ")"});
        case 5: return put({"(", dice_.pick(std::vector<std::string>{"sum", "smallest", "largest"}), " of ", make(shape::numbers, depth - 1), ")"});
        case 6: return put({"(if ", truth(depth - 1), " then ", make(shape::number, depth - 1), " else ", make(shape::number, depth - 1), ")"});
        case 7: return put({"(size of ", make(shape::number, depth - 1), ")"});
        case 8: return put({"(toll of (", leaf(shape::colour), ", ", leaf(shape::place), "))"});
        case 9: return put({"(shared of (", subject_, ", ", leaf(shape::thing), "))"});
        default: return leaf(shape::number);
    }
}

std::string pack_writer::comparison(int depth) {
    const auto operator_of = [&] { return put({" ", dice_.pick(std::vector<std::string>{"<", "<=", ">", ">=", "is", "is not"}), " "}); };
    switch (dice_.below(11)) {
        case 9: return put({"(", make(shape::date, depth - 1), dice_.pick(std::vector<std::string>{" before ", " after ", " in "}), leaf(shape::period), ")"});
        case 0: return put({"(", make(shape::money, depth - 1), operator_of(), make(shape::money, depth - 1), ")"});
        case 1: return put({"(", make(shape::date, depth - 1), operator_of(), make(shape::date, depth - 1), ")"});
        case 2: return put({"(", leaf(shape::text), (dice_.one_in(2) ? " is " : " is not "), leaf(shape::text), ")"});
        case 3: return put({"(", leaf(shape::place), (dice_.one_in(2) ? " under " : " at or under "), (dice_.one_in(2) ? leaf(shape::place) : make(shape::places, depth - 1)), ")"});
        case 4: return put({"(", make(shape::places, depth - 1), (dice_.one_in(2) ? " meet " : " disjoint from "), make(shape::places, depth - 1), ")"});
        case 5: return put({"(", make(shape::colours, depth - 1), " within ", make(shape::colours, depth - 1), ")"});
        case 6: return put({"(", leaf(shape::colour), (dice_.one_in(2) ? " in " : " not in "), make(shape::colours, depth - 1), ")"});
        case 7: return put({"(", leaf(shape::period), dice_.pick(std::vector<std::string>{" overlaps ", " within ", " before ", " after "}), leaf(shape::period), ")"});
        case 8: return put({"(", make(shape::date, depth - 1), (dice_.one_in(2) ? " in " : " not in "), leaf(shape::period), ")"});
        default: return put({"(", make(shape::number, depth - 1), operator_of(), make(shape::number, depth - 1), ")"});
    }
}

std::string pack_writer::quantified(int depth) {
    static const std::vector<std::pair<shape, shape>> over = {
        {shape::part, shape::parts}, {shape::thing, shape::things}, {shape::place, shape::places}, {shape::colour, shape::colours}};
    const auto& [element, collection] = dice_.pick(over);
    return ranging(element, collection, depth, [&](const std::string& name, const std::string& from) {
        switch (dice_.below(7)) {
            case 5: return put({"(exactly 1 ", name, " in ", from, " where ", truth(depth - 1), ")"});
            case 0: return put({"(any ", name, " in ", from, " where ", truth(depth - 1), ")"});
            case 1: return put({"(no ", name, " in ", from, " where ", truth(depth - 1), ")"});
            case 2: return put({"(every ", name, " in ", from, " where ", truth(depth - 2), " satisfies ", truth(depth - 1), ")"});
            case 3: return put({"(at least 2 ", name, " in ", from, " where ", truth(depth - 1), ")"});
            case 4: return put({"(at most 1 ", name, " in ", from, " where ", truth(depth - 1), ")"});
            default: return put({"((share of ", name, " in ", from, " where ", truth(depth - 1), ") >= 2/3)"});
        }
    });
}

std::string pack_writer::truth(int depth) {
    if (depth <= 0) return leaf(shape::truth);
    switch (dice_.below(growing_ ? 10 : 11)) {
        case 0: return put({"(", truth(depth - 1), " and ", truth(depth - 1), ")"});
        case 1: return put({"(", truth(depth - 1), " or ", truth(depth - 1), ")"});
        case 2: return put({"(not ", truth(depth - 1), ")"});
        case 3: return quantified(depth);
        case 4: return put({"(at least 2 of (", truth(depth - 1), ", ", truth(depth - 1), ", ", truth(depth - 1), "))"});
        case 5: return put({"(heavy of (", make(shape::number, depth - 1), ", ", leaf(shape::number), "))"});
        case 7: {
            const auto group = "v" + std::to_string(names_++);
            return put({dice_.one_in(2) ? std::string("(any ") : std::string("(no "), grouped(group), " where count ", group, " >= ", dice_.one_in(2) ? "2" : "1", ")"});
        }
        case 6: return put({"(", make(dice_.one_in(2) ? shape::places : shape::colours, depth - 1), (dice_.one_in(2) ? " is empty" : " is not empty"), ")"});
        case 10: return put({"(", leaf(dice_.pick(std::vector{shape::text, shape::number, shape::place, shape::date})), (dice_.one_in(2) ? " is stated" : " is not stated"), ")"});
        default: return comparison(depth);
    }
}

}  // namespace quorate::differential
