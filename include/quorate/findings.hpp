/// @file
/// Ranges over what a review found, wherever it stands in the review. They point into the review, which must outlive them: a review that has no
/// name (`findings_of(make_review(…))`) would be gone, and is not taken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

#include "quorate/review.hpp"

namespace quorate::inline v1 {

/// The items of one kind of a review that are wanted: those of the records under review, in their order, then those of the portfolio.
template <typename Item>
class item_range {
public:
    using list = std::vector<Item>;
    using test = bool (*)(const Item& item, std::uint32_t wanted) noexcept;

    item_range(const review& of, list subject_review::*own, const list* rest, test passes, std::uint32_t wanted) noexcept
        : of_(&of), own_(own), rest_(rest), passes_(passes), wanted_(wanted) {}

    class iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Item;
        using difference_type = std::ptrdiff_t;
        using pointer = const Item*;
        using reference = const Item&;

        iterator() noexcept = default;
        reference operator*() const noexcept { return (*items())[item_]; }
        pointer operator->() const noexcept { return &**this; }
        iterator& operator++() noexcept { ++item_; settle(); return *this; }
        iterator operator++(int) noexcept { auto before = *this; ++*this; return before; }
        friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.list_ == b.list_ && a.item_ == b.item_; }

    private:
        friend class item_range;
        iterator(const item_range& in, std::size_t list) noexcept : in_(in), list_(list) { settle(); }
        [[nodiscard]] std::size_t lists() const noexcept { return in_.of_->subjects.size() + 1; }
        [[nodiscard]] const list* items() const noexcept {
            return list_ < in_.of_->subjects.size() ? &(in_.of_->subjects[list_].*in_.own_) : in_.rest_;
        }
        void settle() noexcept {
            for (; list_ < lists(); ++list_, item_ = 0)
                for (const auto* all = items(); all != nullptr && item_ < all->size(); ++item_)
                    if (in_.passes_((*all)[item_], in_.wanted_)) return;
        }
        item_range in_{};
        std::size_t list_ = 0, item_ = 0;
    };

    [[nodiscard]] iterator begin() const noexcept { return {*this, 0}; }
    [[nodiscard]] iterator end() const noexcept { return {*this, of_->subjects.size() + 1}; }
    [[nodiscard]] bool empty() const noexcept { return begin() == end(); }

private:
    item_range() noexcept = default;
    const review* of_ = nullptr;
    list subject_review::*own_ = nullptr;
    const list* rest_ = nullptr;
    test passes_ = nullptr;
    std::uint32_t wanted_ = 0;
};

/// All findings.
[[nodiscard]] inline item_range<finding> findings_of(const review& of) noexcept {
    return {of, &subject_review::findings, &of.portfolio_findings, [](const finding&, std::uint32_t) noexcept { return true; }, 0};
}
/// Those with that result.
[[nodiscard]] inline item_range<finding> findings_of(const review& of, verdict result) noexcept {
    return {of, &subject_review::findings, &of.portfolio_findings,
            [](const finding& one, std::uint32_t wanted) noexcept { return static_cast<std::uint32_t>(one.result) == wanted; }, static_cast<std::uint32_t>(result)};
}
/// The questions that wait for an answer.
[[nodiscard]] inline item_range<question> open_questions_of(const review& of) noexcept {
    return {of, &subject_review::questions, nullptr, [](const question& one, std::uint32_t) noexcept { return one.open; }, 0};
}
/// Relations of the records under review (a pair of two of them stands at both), then those between others.
[[nodiscard]] inline item_range<related_pair> relations_of(const review& of) noexcept {
    return {of, &subject_review::relations, &of.portfolio_relations, [](const related_pair&, std::uint32_t) noexcept { return true; }, 0};
}

item_range<finding> findings_of(const review&&) = delete;
item_range<finding> findings_of(const review&&, verdict) = delete;
item_range<question> open_questions_of(const review&&) = delete;
item_range<related_pair> relations_of(const review&&) = delete;

}  // namespace quorate
