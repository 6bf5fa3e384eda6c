#include "assess/value.hpp"

#include "text/source.hpp"

namespace quorate::assess {

reason_store::reason_store() {
    sets_.emplace_back();
    set_index_[{}] = 0;
}

reason_set reason_store::of(const reason& one) {
    const auto [found, fresh] = reason_index_.emplace(one, static_cast<std::uint32_t>(reasons_.size()));
    if (fresh) reasons_.push_back(&found->first);
    const std::vector<std::uint32_t> set{found->second};
    const auto [at, new_set] = set_index_.emplace(set, static_cast<std::uint32_t>(sets_.size()));
    if (new_set) sets_.push_back(set);
    return static_cast<reason_set>(at->second);
}

reason_set reason_store::join(reason_set a, reason_set b) {
    if (a == b || b == reason_set::none) return a;
    if (a == reason_set::none) return b;
    std::vector<std::uint32_t> both;
    const auto& first = sets_[static_cast<std::size_t>(a)];
    const auto& second = sets_[static_cast<std::size_t>(b)];
    std::set_union(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(both));
    const auto [at, fresh] = set_index_.emplace(both, static_cast<std::uint32_t>(sets_.size()));
    if (fresh) sets_.push_back(std::move(both));
    return static_cast<reason_set>(at->second);
}

std::vector<const reason*> reason_store::reasons(reason_set set) const {
    std::vector<const reason*> all;
    for (const auto index : sets_[static_cast<std::size_t>(set)]) all.push_back(reasons_[index]);
    // By content, not by the order of discovery: the same reasons read the same everywhere.
    std::sort(all.begin(), all.end(), [](const reason* a, const reason* b) { return *a < *b; });
    return all;
}

std::string folded(const texts& text) { return text.empty() ? std::string() : text::fold(text.all().front().text); }

bool same_text(const texts& a, const texts& b) {
    for (const auto& first : a.all())
        for (const auto& second : b.all())
            if ((first.language == second.language || first.language.empty() || second.language.empty()) &&
                text::fold(first.text) == text::fold(second.text))
                return true;
    return false;
}

namespace {

struct comparer {
    using order = std::strong_ordering;
    order operator()(std::monostate, std::monostate) const { return order::equal; }
    order operator()(bool a, bool b) const { return a <=> b; }
    order operator()(const number_range& a, const number_range& b) const {
        const auto low = a.low <=> b.low;
        return low != 0 ? low : a.high <=> b.high;
    }
    order operator()(const money& a, const money& b) const {
        const auto currency = std::string_view(a.currency) <=> std::string_view(b.currency);
        return currency != 0 ? currency : a.amount <=> b.amount;
    }
    order operator()(const texts* a, const texts* b) const { return folded(*a) <=> folded(*b); }
    order operator()(day a, day b) const { return a.time_since_epoch().count() <=> b.time_since_epoch().count(); }
    order operator()(const period& a, const period& b) const {
        const auto first = (*this)(a.first, b.first);
        return first != 0 ? first : (*this)(a.last, b.last);
    }
    order operator()(const duration& a, const duration& b) const {
        return a.in != b.in ? static_cast<int>(a.in) <=> static_cast<int>(b.in) : a.count <=> b.count;
    }
    order operator()(const entry_ref& a, const entry_ref& b) const { return a <=> b; }
    order operator()(const record_ref& a, const record_ref& b) const { return a <=> b; }
    order operator()(const std::shared_ptr<const set_value>& a, const std::shared_ptr<const set_value>& b) const {
        const auto& first = a->members;
        const auto& second = b->members;
        for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i)
            if (const auto one = compare(first[i].of, second[i].of); one != 0) return one;
        return first.size() <=> second.size();
    }
    template <typename A, typename B> order operator()(const A&, const B&) const { return order::equal; }
};

}  // namespace

std::strong_ordering compare(const value& a, const value& b) {
    if (a.is.index() != b.is.index()) return a.is.index() <=> b.is.index();
    return std::visit(comparer{}, a.is, b.is);
}

}  // namespace quorate::assess
