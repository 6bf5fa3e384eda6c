// The formatter: one form for all white space, every word and comment kept.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "quorate/format.hpp"
#include "syntax/lexer.hpp"

namespace {

using namespace quorate;

std::string formatted(const std::string& text) {
    const auto made = format(document{"a.quorate", text});
    for (const auto& one : made.diagnostics) MESSAGE(one.message);
    REQUIRE(made.value.has_value());
    return *made.value;
}

std::string read(const std::filesystem::path& path) {
    std::ifstream from(path, std::ios::binary);
    std::ostringstream all;
    all << from.rdbuf();
    return all.str();
}

/// Every rule file of the project that can be read.
std::vector<std::string> all_files() {
    std::vector<std::string> all;
    for (const auto* folder : {"rules", "examples", "tests"})
        for (const auto& one : std::filesystem::recursive_directory_iterator(std::filesystem::path(QUORATE_SOURCE_DIR) / folder)) {
            if (one.path().extension() != ".quorate") continue;
            auto text = read(one.path());
            if (format(document{"a.quorate", text})) all.push_back(std::move(text));
        }
    std::sort(all.begin(), all.end());
    return all;
}

struct words {
    text::source_set sources;
    syntax::token_list list;
    explicit words(const std::string& of) {
        const auto id = sources.add("a.quorate", of);
        text::diagnostic_sink problems(sources);
        list = syntax::lex(id, problems);
        REQUIRE(!problems.failed());
    }
};

/// The words and comments of a text, one a line; white space inside texts counts, that in amounts does not.
std::string words_of(const std::string& of) {
    const words all(of);
    std::string made;
    std::size_t comment = 0;
    for (std::size_t i = 0; i < all.list.tokens.size(); ++i) {
        for (; comment < all.list.comments.size() && all.list.comments[comment].before <= i; ++comment)
            made += of.substr(all.list.comments[comment].begin, all.list.comments[comment].end - all.list.comments[comment].begin) + "\n";
        auto word = of.substr(all.list.tokens[i].begin, all.list.tokens[i].end - all.list.tokens[i].begin);
        if (all.list.tokens[i].kind == syntax::token_kind::money) std::erase_if(word, [](char c) { return c == ' ' || c == '\t'; });
        made += word + "\n";
    }
    return made;
}

/// The same words with other white space. `gently`: empty lines, and what stands before a comment on its line, stay.
std::string mangled(const std::string& of, unsigned seed, bool gently) {
    std::mt19937 random(seed);
    const words all(of);
    bool behind_comment = false;
    const auto blank = [&](bool may_end_line, std::size_t begin, std::size_t end) -> std::string {
        const auto gap = of.substr(begin, end - begin);
        const bool empty_line = std::count(gap.begin(), gap.end(), '\n') > 1;
        static const char* const anywhere[] = {" ", "  ", "\t", "\n ", " \n\t", "\r\n  "};
        std::string made = anywhere[random() % (may_end_line ? 6 : 3)];
        if (gently && empty_line) return "\n \t\n\n ";
        if (behind_comment) return gently ? "\r\n\t" : "\n\n ";
        if (!gently && may_end_line && random() % 7 == 0) made += "\n\n ";
        return made;
    };
    std::string made;
    std::size_t comment = 0, behind = 0;
    int text_depth = 0;
    for (std::size_t i = 0; i < all.list.tokens.size(); ++i) {
        const auto& token = all.list.tokens[i];
        for (; comment < all.list.comments.size() && all.list.comments[comment].before <= i; ++comment) {
            const auto& one = all.list.comments[comment];
            const bool own_line = gently ? one.starts_line : random() % 2 == 0;
            const auto before = blank(own_line, behind, one.begin);
            made += before;
            if (own_line && before.find('\n') == std::string::npos) made += "\n ";
            made += of.substr(one.begin, one.end - one.begin);
            behind = one.end;
            behind_comment = true;
        }
        if (text_depth > 0) made += of.substr(behind, token.begin - behind);
        else made += blank(true, behind, token.begin);
        made += of.substr(token.begin, token.end - token.begin);
        behind = token.end;
        behind_comment = false;
        if (token.kind == syntax::token_kind::text_open) ++text_depth;
        if (token.kind == syntax::token_kind::text_close) --text_depth;
    }
    return made;
}

}  // namespace

TEST_CASE("the canonical form is its own canonical form") {
    const auto files = all_files();
    REQUIRE(files.size() > 15);
    for (const auto& file : files) {
        const auto once = formatted(file);
        CHECK(formatted(once) == once);
        CHECK(words_of(once) == words_of(file));
    }
}

TEST_CASE("white space between words does not matter") {
    unsigned seed = 1;
    for (const auto& file : all_files()) {
        if (file.size() > 40'000) continue;
        const auto gentle = mangled(file, ++seed, true);
        const bool same = formatted(gentle) == formatted(file);
        CHECK_MESSAGE(same, file.substr(0, 80));
        const auto rough = mangled(file, ++seed, false);
        const auto once = formatted(rough);
        CHECK(words_of(once) == words_of(file));
        CHECK(formatted(once) == once);
    }
}

TEST_CASE("comments stay, wherever they stand") {
    const std::string source = "// first\npack /* */";
    CHECK(!format(document{"a.quorate", source}));
    const std::string odd =
        "// at the top\n\n\n// still\npack // behind a keyword\n  p // behind a name\n{ // behind a brace\n// alone\nlanguages // x\nen // y\n, fr\n// before the brace\n}\n// after\n"
        "criterion c must { // why\n for p in ps\n met when a // one\n and // two\n b or\n // three\n (c) // four\n}\n"
        "case \"k\" { as of 2019-01-01 given p P { a: 1, // in a list\n 2 // at its end\n } }\n"
        "list l {\n// only a comment\n}\nrecord r { a : text // behind a field\n // between\n b : set // in a type\n of number }\n// last";
    const auto once = formatted(odd);
    CHECK(words_of(once) == words_of(odd));
    CHECK(formatted(once) == once);
    for (std::size_t i = 0; i + 1 < odd.size(); ++i) {  // one comment more, at every place between words
        if (odd[i] != '\n') continue;
        const auto more = odd.substr(0, i) + "\n// more\n" + odd.substr(i + 1);
        const auto made = formatted(more);
        CHECK(words_of(made) == words_of(more));
        CHECK(formatted(made) == made);
    }
}

TEST_CASE("a comment behind every single word") {
    const std::string source =
        "criterion c must { title en \"T\" for p in ps let x = distinct s.d for s in p.ss where s.e is f else en \"g {a + -b}\" except {a, b} "
        "met when if count x >= 5 and plural of (count x, \"a {plural of (b, \"c\", \"d\")} e\", \"g\") is \"f\" then not (a or -b < 3) else at least 2 of (a, b) unless met say en \"n\" }";
    const words all(source);
    int depth = 0;
    for (const auto& token : all.list.tokens) {
        depth += token.kind == syntax::token_kind::text_open ? 1 : token.kind == syntax::token_kind::text_close ? -1 : 0;
        if (depth > 0 || token.kind == syntax::token_kind::end) continue;
        const auto with = source.substr(0, token.end) + " // note\n" + source.substr(token.end);
        const auto made = formatted(with);
        CHECK(words_of(made) == words_of(with));
        CHECK(formatted(made) == made);
    }
}

TEST_CASE("one clause a line, labels in columns, long expressions below each other") {
    CHECK(formatted("list l{a en \"A\" fr \"Aa\" also \"x\" bbb en \"Bbbb\" fr \"B\"}parameter p:number=5{title en \"P\"}") ==
          "list l {\n  a   en \"A\"    fr \"Aa\" also \"x\"\n  bbb en \"Bbbb\" fr \"B\"\n}\n\nparameter p : number = 5 {\n  title en \"P\"\n}\n");
    CHECK(formatted("record r is a q collected as rs{id:identifier long-name:set of x,optional en \"Long\"}") ==
          "record r is a q collected as rs {\n  id        : identifier\n  long-name : set of x, optional en \"Long\"\n}\n");
    CHECK(formatted("criterion c must{for p in ps met when p.a>=EUR   5 and not(p.b is -3)unless met say en \"a {count  p.b}\" fr \"b\"}") ==
          "criterion c must {\n  for p in ps\n  met when p.a >= EUR 5 and not (p.b is -3)\n  unless met say\n    en \"a {count p.b}\"\n    fr \"b\"\n}\n");
    CHECK(formatted("") == "");
    CHECK(formatted("\n\n") == "");
    CHECK(formatted("// alone") == "// alone\n");
}

TEST_CASE("parts that are given once stand on one line") {
    const std::string kept = "example all of ballot {\n"
                             "  votes: { says: yes } for voter in {BEL, ITA},\n"
                             "         { says: no  because: \"much too early, whatever the others may say of it\" } for voter in {FRA}\n"
                             "  members: { role: full } for body in {BEL, ITA, FRA}\n"
                             "}\n";
    CHECK(formatted(kept) == kept);
    CHECK(formatted("example all of ballot { votes: {says: yes} for voter in { BEL,ITA }, {says: no because: \"much too early, whatever the others may say of it\"}\nfor voter in {FRA} "
                    "members: {role: full} for body in {\nBEL, ITA, FRA} }") == kept);
}

TEST_CASE("a file that cannot be read has no form") {
    const auto made = format(document{"a.quorate", "list {"});
    CHECK(!made.value);
    CHECK(has_errors(made.diagnostics));
}
