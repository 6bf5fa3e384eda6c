#include "api/review_by_threads.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "api/options.hpp"
#include "assess/findings.hpp"

namespace quorate::internal {

namespace {

/// Records one after another: whoever is free takes the next.
class shared_work {
public:
    shared_work(std::vector<assess::record_ref> subjects, std::vector<subject_review>& into) : subjects_(std::move(subjects)), into_(into) {}

    void work(explain::reviewer& by) noexcept {
        try {
            for (std::size_t i = next_++; i < subjects_.size() && !stopped_; i = next_++) into_[i] = by.describe_subject(subjects_[i]);
        } catch (const review_cancelled&) {
            cancelled_ = stopped_ = true;
        } catch (const limit_exceeded&) {
            limited_ = stopped_ = true;
        } catch (...) {
            if (!failed_.exchange(true)) fault_ = std::current_exception();
            stopped_ = true;
        }
    }
    void stop() noexcept { stopped_ = true; }
    [[nodiscard]] bool is_stopped() const noexcept { return stopped_; }
    [[nodiscard]] bool limited() const noexcept { return limited_; }
    /// To be called when all have ended.
    void rethrow() const {
        if (fault_) std::rethrow_exception(fault_);
        if (cancelled_) throw review_cancelled();
    }

private:
    std::vector<assess::record_ref> subjects_;
    std::vector<subject_review>& into_;
    std::atomic<std::size_t> next_{0};
    std::atomic<bool> stopped_{false}, limited_{false}, cancelled_{false}, failed_{false};
    std::exception_ptr fault_;
};

/// What one more thread works with.
struct helper {
    helper(assess::machine& like, const review_options& options) : on(like.sibling()), findings(*on), words(*on, findings) {
        if (options.applicable_only) words.leave_out_what_does_not_apply();
    }
    std::unique_ptr<assess::machine> on;
    assess::assessment findings;
    explain::reviewer words;
};

constexpr std::size_t least_records = 8;  // a thread

}  // namespace

bool can_be_shared_out(const plan::program& program, const review_options& options) {
    return options.threads > 1 && program.relations.empty() && program.rankings.empty() && options.functions.empty();
}

std::optional<review> review_by_threads(explain::reviewer& first, assess::machine& on, const review_options& options) {
    auto subjects = first.subjects_among(options.only);
    const auto threads = std::clamp<std::size_t>(subjects.size() / least_records, 1, threads_of(options));
    auto made = first.make_head();
    made.subjects.resize(subjects.size());
    shared_work work(std::move(subjects), made.subjects);
    std::vector<std::unique_ptr<helper>> helpers;
    for (std::size_t i = 1; i < threads; ++i) {
        helpers.push_back(std::make_unique<helper>(on, options));
        helpers.back()->on->set_cancel([&work] { return work.is_stopped(); });
    }
    {
        std::vector<std::jthread> running;
        for (auto& one : helpers) running.emplace_back([&work, by = &one->words] { work.work(*by); });
        work.work(first);
    }
    if (work.limited()) return std::nullopt;
    work.rethrow();
    if (options.only.empty()) first.describe_portfolio(made);
    std::uint64_t steps = on.steps_in_all();
    for (const auto& one : helpers) steps += one->on->steps_in_all();
    if (steps > options.total_step_limit) return std::nullopt;
    return made;
}

}  // namespace quorate::internal
