// What is wrong with input.
#include "guard.hpp"
#include "parts.hpp"
#include "quorate/report.hpp"

using namespace quorate;
using namespace quorate::c;

quorate_place quorate::c::lent_place(const place& from) noexcept {
    return {borrowed(from.file), borrowed(from.excerpt), from.begin, from.end, from.line, from.column, from.end_line, from.end_column};
}

size_t quorate_diagnostics_count(const quorate_diagnostics* diagnostics) noexcept { return is_handle(diagnostics) ? diagnostics->all.size() : 0; }

int32_t quorate_diagnostics_has_errors(const quorate_diagnostics* diagnostics) noexcept { return is_handle(diagnostics) && has_errors(diagnostics->all) ? 1 : 0; }

quorate_status quorate_diagnostics_get(const quorate_diagnostics* diagnostics, size_t index, quorate_diagnostic* diagnostic, quorate_error** error) noexcept {
    return guarded(memory_of(diagnostics), error, [&] {
        const auto& one = checked_item(checked_handle(diagnostics).all, index, "diagnostics");
        hand_out({0, static_cast<std::int32_t>(one.severity), borrowed(one.code), borrowed(one.message), borrowed(one.help), lent_place(one.where), one.related.size()}, diagnostic);
    });
}

quorate_status quorate_diagnostics_related(const quorate_diagnostics* diagnostics, size_t index, size_t related, quorate_place* place, quorate_text* message,
                                           quorate_error** error) noexcept {
    return guarded(memory_of(diagnostics), error, [&] {
        const auto& one = checked_item(checked_item(checked_handle(diagnostics).all, index, "diagnostics").related, related, "related places");
        hand_out_plain(lent_place(one.where), place);
        if (message != nullptr) *message = borrowed(one.message);
    });
}

quorate_status quorate_diagnostics_to_text(const quorate_diagnostics* diagnostics, quorate_string** text, quorate_error** error) noexcept {
    const auto from = memory_of(diagnostics);
    return guarded_making(from, text, error, [&] { return make_string(from, to_text(checked_handle(diagnostics).all)); });
}

quorate_status quorate_diagnostics_to_json(const quorate_diagnostics* diagnostics, quorate_string** json, quorate_error** error) noexcept {
    const auto from = memory_of(diagnostics);
    return guarded_making(from, json, error, [&] { return make_string(from, to_json(checked_handle(diagnostics).all)); });
}
