// Random packs that are well typed, and random data for them with fields left out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace quorate::differential {

/// A small generator of numbers that gives the same ones everywhere (SplitMix64, Steele, Lea and Flood 2014).
class dice {
public:
    explicit dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    /// 0 … below - 1.
    std::size_t below(std::size_t below) { return static_cast<std::size_t>(next() % below); }
    bool one_in(std::size_t many) { return below(many) == 0; }
    template <typename Items> const auto& pick(const Items& items) { return items[below(std::size(items))]; }

private:
    std::uint64_t state_;
};

inline const std::vector<std::string> colour_names = {"red", "green", "blue", "black"};
inline const std::vector<std::string> place_names = {"world", "north", "tip", "cape", "south", "reef", "moon", "crater"};
inline const std::vector<std::string> date_words = {"2019-01-31", "2019-02-28", "2020-02-29", "2021-12-31", "2022-01-01"};
inline const std::vector<std::string> text_words = {"Alpha", "alpha", "Élan vital", "elan VITAL", "Beta", " "};

/// What stands in a text, one after the other. A list in braces is evaluated in its order, so every compiler draws alike; `+` is not.
inline std::string put(std::initializer_list<std::string> parts) {
    std::string all;
    for (const auto& part : parts) all += part;
    return all;
}

enum class shape { truth, number, money, text, date, period, colour, place, colours, places, numbers, amounts, thing, things, part, parts };

/// Writes one pack: a fixed vocabulary and random criteria over it.
class pack_writer {
public:
    /// `growing`: nothing that a further fact could turn from known to another known value, such as `is stated`.
    pack_writer(std::uint64_t seed, bool growing) : dice_(seed), growing_(growing) {}
    [[nodiscard]] std::string write(std::size_t criteria);
    /// The same vocabulary with criteria that override each other, a clock, a scoring, a ranking and two relations.
    [[nodiscard]] std::string write_rules();

private:
    struct variable { std::string name; shape of; };

    std::string make(shape wanted, int depth);
    std::string leaf(shape wanted);
    std::string truth(int depth);
    std::string number(int depth);
    std::string comparison(int depth);
    std::string quantified(int depth);
    std::string set_of_entries(shape wanted, int depth);
    std::string grouped(const std::string& group);
    std::string chosen(int depth);
    std::string filtered(const std::string& what, shape element, shape collection, int depth, bool with_except);
    /// A variable over a collection, then conditions on it.
    template <typename Body> std::string ranging(shape element, shape collection, int depth, Body body);

    dice dice_;
    bool growing_;
    std::string subject_ = "t";  ///< the record that is always there
    std::vector<variable> known_;
    int names_ = 0;
};

/// The facts of a portfolio, each there or left out.
class data_writer {
public:
    data_writer(std::uint64_t seed, std::size_t things);
    /// Some decisions to set criteria aside, named c0, c1 …; not all of them count.
    void add_derogations(std::uint64_t seed, std::size_t criteria);
    /// As JSON; `complete`: with what was left out, too.
    [[nodiscard]] std::string write(bool complete) const;

private:
    struct fact { std::string name, value; bool left_out = false; };
    struct record { std::vector<fact> facts; std::vector<record> parts; bool parts_left_out = false; };

    [[nodiscard]] record make_part(dice& with) const;
    [[nodiscard]] static std::string write(const record& one, bool complete, bool whole);

    std::vector<record> things_;
    std::string decisions_;
};

}  // namespace quorate::differential
