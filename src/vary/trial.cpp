#include "vary/trial.hpp"

#include <algorithm>

namespace quorate::vary {

namespace {

/// How many sets of pairs are kept; the others are looked for again.
constexpr std::size_t most_kept = 64;

}  // namespace

bench::bench(const plan::program& program, const data::portfolio& data, day as_of, std::uint64_t step_limit, std::function<void(assess::machine&)> prepare)
    : program_(program), data_(data), as_of_(as_of), step_limit_(step_limit), prepare_(std::move(prepare)), relations_(plan::readings_of_relations(program)) {
    base_ = make({});
    lapsing_ = base_->findings.confirmed_and_found();
}

std::shared_ptr<trial> bench::make(std::span<const change> changes) {
    ++count_;
    auto varied = data_.variation();
    apply(changes, program_, as_of_, varied);
    auto made = std::make_shared<trial>(program_, std::move(varied), as_of_, step_limit_, reasons_);
    prepare_(made->on);
    made->findings.let_lapse(lapsing_);
    if (program_.relations.empty()) return made;
    std::vector<change> key;
    for (const auto& one : changes)
        if (one.what == change::kind::decide || bears_on(one, relations_, program_)) key.push_back(one);
    const auto same = std::find_if(with_pairs_.begin(), with_pairs_.end(), [&](const auto& kept) { return kept.first == key; });
    if (same != with_pairs_.end()) made->findings.share_pairs(same->second->findings);
    else if (with_pairs_.size() < most_kept) with_pairs_.emplace_back(std::move(key), made);
    return made;
}

}  // namespace quorate::vary
