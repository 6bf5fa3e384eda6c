#include <doctest/doctest.h>

#include <random>

#include "syntax/parse.hpp"

using namespace quorate;
using namespace quorate::syntax;

namespace {

struct parsed {
    text::source_set sources;
    tree made;
    diagnostics problems;

    explicit parsed(const std::string& rules) {
        const auto id = sources.add("r.quorate", rules);
        text::diagnostic_sink sink(sources);
        parse(id, made, sink);
        problems = sink.take();
    }

    /// Kinds and values as an expression in brackets.
    [[nodiscard]] std::string outline(node_id at) const {
        std::string text = "(" + std::string(to_string(made[at].kind));
        if (made[at].detail != 0) text += ":" + std::to_string(made[at].detail);
        if (!made.value(at).empty()) text += " " + std::string(made.value(at));
        for (const node_id child : made.children(at)) text += " " + outline(child);
        return text + ")";
    }
};

/// The outline of an expression, in short: operators by number.
std::string expression(const std::string& text) {
    const parsed result("parameter x = " + text);
    if (!result.problems.empty()) return result.problems.front().message;
    const auto parameter = *result.made.children(result.made.files.front()).begin();
    const auto name = result.made[parameter].first_child;
    return result.outline(result.made[name].next_sibling);
}

std::string first_problem(const std::string& rules) {
    const parsed result(rules);
    return result.problems.empty() ? "" : result.problems.front().message + (result.problems.front().help.empty() ? "" : " | " + result.problems.front().help);
}

std::string binary(binary_operator op, const std::string& a, const std::string& b) {
    const auto number = static_cast<int>(op);
    return "(binary" + (number == 0 ? std::string() : ":" + std::to_string(number)) + " " + a + " " + b + ")";
}

const std::string a = "(name a)", b = "(name b)", c = "(name c)";

}  // namespace

TEST_CASE("operators bind as the manual says") {
    using op = binary_operator;
    CHECK(expression("a or b and c") == binary(op::logical_or, a, binary(op::logical_and, b, c)));
    CHECK(expression("a and b or c") == binary(op::logical_or, binary(op::logical_and, a, b), c));
    CHECK(expression("a - b - c") == binary(op::subtract, binary(op::subtract, a, b), c));
    CHECK(expression("a + b * c") == binary(op::add, a, binary(op::multiply, b, c)));
    CHECK(expression("(a + b) * c") == binary(op::multiply, binary(op::add, a, b), c));
    CHECK(expression("not a is b") == "(unary " + binary(op::equal, a, b) + ")");
    CHECK(expression("a union b < c") == binary(op::less, binary(op::unite, a, b), c));
    CHECK(expression("a at or under b") == binary(op::at_or_under, a, b));
    CHECK(expression("a is not b") == binary(op::not_equal, a, b));
    CHECK(expression("a is not stated") == "(test:1 (name a))");
    CHECK(expression("count a >= 5") == binary(op::greater_or_equal, "(unary:2 (name a))", "(number 5)"));
    CHECK(expression("a.b.c") == "(member (member (name a) (name b)) (name c))");
    CHECK(expression("start of a.b") == "(apply (name start) (member (name a) (name b)))");
    CHECK(expression("6 months") == "(duration:2 6)");
    CHECK(expression("EUR  50000.5") == "(money EUR 50000.5)");
    CHECK(expression("no x in a where b") == "(quantified:1 (name x) (name a) (where (name b)))");
    CHECK(expression("no") == "(truth no)");
}

TEST_CASE("comparisons do not chain") { CHECK(first_problem("parameter x = 1 < 2 < 3").find("found `<`") != std::string::npos); }

TEST_CASE("values in messages are expressions") {
    const parsed result("list l { a en \"x {1 + 2} \\{y} \" \"z\" }");
    CHECK(result.problems.empty());
    CHECK(result.outline(result.made.files.front()).find("(text (text_part x ) (binary:25 (number 1) (number 2)) (text_part  {y} ) (text_part z))") != std::string::npos);
}

TEST_CASE("messages say what was expected") {
    CHECK(first_problem("criterion c must { met wen yes }") == "expected `when`, found `wen` | did you mean `when`?");
    CHECK(first_problem("criteron c must { }").find("did you mean `criterion`?") != std::string::npos);
    CHECK(first_problem("criterion c mus { }") == "expected `must`, `should` or `may`, found `mus` | did you mean `must`?");
    CHECK(first_problem("list when { }") == "expected a name, found the reserved word `when` | `when` is a word of the language; choose another name");
    CHECK(first_problem("list l { a en \"open }\n}").find("not closed on its line") != std::string::npos);
    CHECK(first_problem("parameter x = «open\n").find("quotation is not closed") != std::string::npos);
    CHECK(first_problem("parameter x = 2019-02-30").find("not a day of the calendar") != std::string::npos);
    CHECK(first_problem("parameter x = 12abc").find("neither a number nor a name") != std::string::npos);
    CHECK(first_problem("list l { a en \"\\q\" }").find("no such escape") != std::string::npos);
    CHECK(first_problem("list l { a § }").find("`§` has no meaning") != std::string::npos);
    CHECK(first_problem("list l { a en \"x {1 + }\" }").find("expected an expression") != std::string::npos);
    CHECK(first_problem("list l { a\nlist m { }").find("block that opens in line 1") != std::string::npos);
    CHECK(first_problem("\xFF\xFE").find("not UTF-8") != std::string::npos);
}

TEST_CASE("one broken part does not hide another") {
    const parsed result("list l { a en \"x\" }\ncriterion one must {\n  met when )\n  titel en \"x\"\n  for p in ps\n}\nlist { }\nparameter x = = 3\nlist m { b }\n");
    CHECK(result.problems.size() == 4);
    std::string kinds;
    for (const node_id one : result.made.children(result.made.files.front())) kinds += std::string(to_string(result.made[one].kind)) + " ";
    CHECK(kinds == "list criterion list ");
}

TEST_CASE("line ends, marks and empty files") {
    CHECK(parsed("").problems.empty());
    CHECK(parsed("// only a comment").problems.empty());
    CHECK(parsed("\xEF\xBB\xBFlist l {\r\n a en \"x\"\r\n}\r\n").problems.empty());
}

TEST_CASE("depth is limited and nothing else is") {
    const auto many = [](const std::string& what, int times) { std::string all; for (int i = 0; i < times; ++i) all += what; return all; };
    CHECK(parsed("parameter x = " + many("(", 150) + "1" + many(")", 150)).problems.empty());
    CHECK(parsed("parameter x = " + many("(", 300) + "1" + many(")", 300)).problems.front().code == "Q6002");
    CHECK(parsed("parameter x = 1" + many(" + 1", 150)).problems.empty());
    CHECK(parsed("parameter x = 1" + many(" + 1", 100000)).problems.front().code == "Q6002");
    CHECK(parsed("taxonomy t { " + many("a { ", 100000)).problems.size() == 1);
    CHECK(parsed("list l { " + many("a ", 20000) + "}").problems.empty());
    CHECK(parsed("parameter x = a" + many(".a", 100000)).problems.front().code == "Q6002");
}

TEST_CASE("random bytes and random tokens end in an error or a tree") {
    std::mt19937 random(1);
    const std::vector<std::string> words{"criterion", "must", "{", "}", "met", "when", "(", ")", "any", "in", "where", "\"a\"", "«q»", "5", "2019-05-01", "fr", ",", ":",
                                         "case", "given", "expect", "x", "is", "not", "or", "and", "distinct", "for", "let", "=", "\n", "\"{", "}\"", "EUR 5", "except", "else"};
    for (int round = 0; round < 400; ++round) {
        std::string bytes, tokens;
        for (int i = 0; i < 200; ++i) {
            bytes += static_cast<char>(random() % 256);
            tokens += words[random() % words.size()] + " ";
        }
        for (const auto& rules : {bytes, tokens}) {
            const parsed result(rules);
            for (const auto& problem : result.problems) CHECK(problem.message.find("boost") == std::string::npos);
        }
    }
}
