// Evaluating a portfolio in which something is different.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "assess/findings.hpp"
#include "vary/change.hpp"

namespace quorate::vary {

/// A portfolio with changes made in it, and what is found there.
struct trial {
    trial(const plan::program& program, data::portfolio varied, day as_of, std::uint64_t step_limit, std::shared_ptr<assess::reason_store> reasons)
        : data(std::move(varied)), on(program, data, as_of, step_limit, std::move(reasons)), findings(on) {}
    data::portfolio data;
    assess::machine on;
    assess::assessment findings;
};

/// Makes trials of one portfolio. Records keep their places in all of them, and reasons their numbers, so that what is found in one can be
/// held against what is found in another. Relations are looked for once for all trials that differ in nothing that relations read.
class bench {
public:
    /// `prepare` is given every machine before anything is asked of it.
    bench(const plan::program& program, const data::portfolio& data, day as_of, std::uint64_t step_limit, std::function<void(assess::machine&)> prepare);

    [[nodiscard]] const plan::program& program() const noexcept { return program_; }
    [[nodiscard]] day as_of() const noexcept { return as_of_; }
    /// Without any change.
    [[nodiscard]] trial& base() { return *base_; }
    [[nodiscard]] std::shared_ptr<trial> make(std::span<const change> changes);
    /// What all relations read.
    [[nodiscard]] const plan::readings& relations() const noexcept { return relations_; }
    /// How many trials were made.
    [[nodiscard]] std::size_t count() const noexcept { return count_; }

private:
    const plan::program& program_;
    const data::portfolio& data_;
    day as_of_;
    std::uint64_t step_limit_;
    std::function<void(assess::machine&)> prepare_;
    std::shared_ptr<assess::reason_store> reasons_ = std::make_shared<assess::reason_store>();
    plan::readings relations_;
    std::size_t count_ = 0;
    std::shared_ptr<trial> base_;
    std::set<assess::assessment::pair_key> lapsing_;   ///< confirmations that a change may bring to an end
    /// A trial by those of its changes that relations read, which keeps the pairs that others share.
    std::vector<std::pair<std::vector<change>, std::shared_ptr<trial>>> with_pairs_;
};

}  // namespace quorate::vary
