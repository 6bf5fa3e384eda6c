// What is thrown, caught in the library for hosts without exceptions.
#include "quorate/attempt.hpp"

namespace quorate::inline v1 {

attempted<pack> attempt_pack(const std::vector<document>& files) noexcept {
    return attempt([&] { return load_pack(files).or_throw(); });
}

attempted<checked<portfolio>> attempt_portfolio(const pack& rules, const std::vector<document>& data) noexcept {
    return attempt([&] { return load_portfolio(rules, data); });
}

attempted<review> attempt_review(const pack& rules, const portfolio& data, const review_options& options) noexcept {
    return attempt([&] { return make_review(rules, data, options); });
}

attempted<std::vector<related_pair>> attempt_relations(const pack& rules, const portfolio& data, const review_options& options) noexcept {
    return attempt([&] { return find_relations(rules, data, options); });
}

attempted<void> attempt_set(record& of, std::string_view field, field_value to) noexcept {
    return attempt([&] { of.set(field, std::move(to)); });
}

attempted<void> attempt_append(record& of, std::string_view field, field_value item) noexcept {
    return attempt([&] { of.append(field, std::move(item)); });
}

attempted<portfolio_draft> attempt_draft(const pack& rules) noexcept {
    return attempt([&] { return portfolio_draft(rules); });
}

attempted<diagnostics> attempt_read(portfolio_draft& into, document data) noexcept {
    return attempt([&] { return into.read(std::move(data)); });
}

attempted<bool> attempt_put(portfolio_draft& into, std::string_view collection, record given, bool subject) noexcept {
    return attempt([&] { return into.put(collection, std::move(given), subject); });
}

attempted<bool> attempt_remove(portfolio_draft& from, std::string_view collection, std::string_view id) noexcept {
    return attempt([&] { return from.remove(collection, id); });
}

attempted<std::size_t> attempt_clear(portfolio_draft& of, std::string_view collection) noexcept {
    return attempt([&] { return of.clear(collection); });
}

attempted<checked<portfolio>> attempt_make(const portfolio_draft& of) noexcept {
    return attempt([&] { return of.make(); });
}

}  // namespace quorate
