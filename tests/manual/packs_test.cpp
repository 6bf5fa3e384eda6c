// The rules that the manual shows are checked, and the cases beside them pass. What stands behind ```quorate says how a block is read:
//   (nothing)      a whole pack, or declarations that stand in the manual's frame; no doubt about them, and at least one case
//   more           goes on with the block before
//   used           a pack that the next block uses
//   wrong Q1234    refused with that code
//   doubt Q1234    accepted, with a warning of that code and no other
//   frame, values  see values_test.cpp
#include <doctest/doctest.h>

#include "manual/blocks.hpp"

using namespace quorate;
using namespace quorate::testing;

namespace {

bool is_whole_pack(const fenced_block& block) {
    return std::any_of(block.lines.begin(), block.lines.end(), [](const std::string& line) { return line.starts_with("pack "); });
}

/// The block among what it needs. Its own document comes first.
std::vector<document> documents(const std::vector<fenced_block>& parts, const fenced_block* used) {
    std::vector<document> files;
    for (const auto& one : parts) files.push_back({one.where(), one.in_place()});
    if (!is_whole_pack(parts.front())) {
        const auto frame = only_block("quorate", "frame");
        files.push_back({"the frame", frame.in_place()});
    }
    if (used != nullptr) files.push_back({used->where(), used->in_place(), false, true});
    return files;
}

/// Diagnostics about the blocks themselves: the frame is used a little at a time.
diagnostics own(const diagnostics& all) {
    diagnostics found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found), [](const diagnostic& one) { return one.where.file != "the frame"; });
    return found;
}

void expect_good(const std::vector<fenced_block>& parts, const fenced_block* used) {
    const auto made = load_pack(documents(parts, used));
    INFO(to_text(own(made.diagnostics)));
    CHECK(own(made.diagnostics).empty());
    if (!made) return;
    const auto cases = run_cases(*made.value);
    CHECK(cases.size() > 0);
    for (const auto& one : cases) {
        CAPTURE(one.name);
        INFO(to_text(one.failures));
        CHECK(one.passed);
    }
}

/// The codes of the block, each once.
std::string codes(const diagnostics& all) {
    std::string found;
    for (const auto& one : own(all))
        if (found.find(one.code) == std::string::npos) found += (found.empty() ? "" : " ") + one.code;
    return found;
}

void expect_codes(const fenced_block& block, bool refused) {
    const auto made = load_pack(documents({block}, nullptr));
    std::string wanted;
    for (std::size_t i = 2; i < block.info.size(); ++i) wanted += (wanted.empty() ? "" : " ") + block.info[i];
    INFO(to_text(own(made.diagnostics)));
    CHECK(codes(made.diagnostics) == wanted);
    CHECK(static_cast<bool>(made) != refused);
}

}  // namespace

TEST_CASE("the rules that the manual shows") {
    std::vector<fenced_block> all;
    for (auto& one : manual_blocks())
        if (!one.info.empty() && one.info.front() == "quorate") all.push_back(std::move(one));
    std::size_t shown = 0;
    const fenced_block* used = nullptr;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& block = all[i];
        CAPTURE(block.where());
        if (block.is("quorate", "used")) { used = &block; expect_good({block}, nullptr); }
        else if (block.is("quorate", "wrong")) expect_codes(block, true);
        else if (block.is("quorate", "doubt")) expect_codes(block, false);
        else if (block.is("quorate", "frame")) CHECK(load_pack(documents({block}, nullptr)).value.has_value());
        else if (block.is("quorate")) {
            std::vector<fenced_block> parts{block};
            while (i + 1 < all.size() && all[i + 1].is("quorate", "more")) parts.push_back(all[++i]);
            expect_good(parts, used);
            used = nullptr;
        } else CHECK(block.is("quorate", "values"));
        ++shown;
    }
    CHECK(shown >= 60);
}

TEST_CASE("the manual links to what is there") {
    auto pages = manual_pages();
    for (const auto& page : {"docs/tutorial.md", "docs/needs.md"})
        if (std::filesystem::exists(project() / page)) pages.emplace_back(page);
    for (const auto& page : pages) {
        const auto text = read(project() / page);
        for (auto at = text.find("]("); at != std::string::npos; at = text.find("](", at + 1)) {
            auto target = text.substr(at + 2, text.find(')', at) - at - 2);
            if (target.starts_with("http") || target.find('\n') != std::string::npos) continue;
            target = target.substr(0, target.find('#'));
            CAPTURE(page);
            CAPTURE(target);
            CHECK((target.empty() || std::filesystem::exists((project() / page).parent_path() / target)));
        }
    }
}
