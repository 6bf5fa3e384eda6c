// What a pack and a portfolio hold behind the public face.
#pragma once

#include <memory>
#include <vector>

#include "cases/test_case.hpp"
#include "citations/cited.hpp"
#include "plan/program.hpp"
#include "portfolio/load.hpp"
#include "portfolio/portfolio.hpp"
#include "quorate/pack.hpp"
#include "quorate/review.hpp"
#include "text/source.hpp"

namespace quorate::internal {

struct pack_content {
    text::source_set sources;               ///< kept for the places of test cases
    plan::program program;
    std::vector<cases::test_case> cases;
    citations::cited_texts cited;           ///< what it says of its sources
    std::vector<std::uint8_t> from_used_pack{};  ///< by source: whether it is of a pack that this one uses
};

struct portfolio_content {
    std::shared_ptr<const pack_content> pack;
    data::portfolio data;
    std::vector<omission> left_out{};       ///< what has an error, with its place
};

}  // namespace quorate::internal
