#include "assess/pair_filter.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "assess/findings.hpp"
#include "quorate/pack.hpp"

namespace quorate::assess {

namespace {

constexpr std::size_t block_size = 256;  // pairs that a thread takes at a time

class pair_filter {
public:
    pair_filter(machine& on, std::vector<std::unique_ptr<machine>>& machines, std::uint32_t relation, const std::vector<relate::pair>& pairs, const filter_options& options)
        : on_(on), machines_(machines), relation_(relation), pairs_(pairs), options_(options), may_hold_(pairs.size()) {}

    std::vector<relate::pair> run() {
        const auto blocks = (pairs_.size() + block_size - 1) / block_size;
        const auto threads = std::max<std::size_t>(1, std::min<std::size_t>(options_.threads, blocks));
        // Machines are made here: what they share is made when the first one is.
        while (machines_.size() < threads) machines_.push_back(on_.sibling());
        {
            std::vector<std::jthread> others;
            for (std::size_t i = 1; i < threads; ++i) others.emplace_back([this, &with = *machines_[i]] { work(with, false); });
            work(*machines_[0], true);
        }
        if (cancelled_) std::rethrow_exception(cancelled_);
        if (failure_) std::rethrow_exception(failure_);
        std::vector<relate::pair> kept;
        for (std::size_t i = 0; i < pairs_.size(); ++i)
            if (may_hold_[i] != 0) kept.push_back(pairs_[i]);
        return kept;
    }

private:
    void work(machine& with, bool calling_thread) {
        if (calling_thread) with.set_cancel(on_.cancel());
        else with.set_cancel([this] { return stop_.load(); });
        assessment findings(with);
        for (;;) {
            const auto block = next_.fetch_add(1);
            if (block * block_size >= pairs_.size() || stop_.load() || block > failed_block_.load()) return;
            try {
                const auto end = std::min(pairs_.size(), (block + 1) * block_size);
                for (auto i = block * block_size; i < end; ++i)
                    may_hold_[i] = is_false(findings.test_pair(relation_, pairs_[i].first, pairs_[i].second).holds) ? 0 : 1;
                const auto done = done_.fetch_add(end - block * block_size) + end - block * block_size;
                if (calling_thread && options_.progress) options_.progress(done, pairs_.size());
            } catch (const review_cancelled&) {
                if (calling_thread) cancelled_ = std::current_exception();
                stop_ = true;
                return;
            } catch (...) {
                fail(block, std::current_exception());
                return;
            }
        }
    }

    /// The failure of the first pair that fails counts, whichever thread comes upon one first.
    void fail(std::size_t block, std::exception_ptr why) {
        const std::lock_guard hold(failing_);
        if (block >= failed_block_.load()) return;
        failed_block_ = block;
        failure_ = std::move(why);
    }

    machine& on_;
    std::vector<std::unique_ptr<machine>>& machines_;
    std::uint32_t relation_;
    const std::vector<relate::pair>& pairs_;
    const filter_options& options_;
    std::vector<std::uint8_t> may_hold_;
    std::atomic<std::size_t> next_ = 0, done_ = 0, failed_block_ = SIZE_MAX;
    std::atomic<bool> stop_ = false;
    std::mutex failing_;
    std::exception_ptr failure_, cancelled_;
};

}  // namespace

std::vector<relate::pair> those_that_may_hold(machine& on, std::vector<std::unique_ptr<machine>>& machines, std::uint32_t relation,
                                              std::vector<relate::pair> pairs, const filter_options& options) {
    if (pairs.empty()) return pairs;
    return pair_filter(on, machines, relation, pairs, options).run();
}

}  // namespace quorate::assess
