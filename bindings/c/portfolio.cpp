// Portfolios, and drafts that become portfolios.
#include "guard.hpp"

using namespace quorate;
using namespace quorate::c;

namespace {

quorate_portfolio* make_portfolio(const memory& from, checked<portfolio> made) {
    return create<quorate_portfolio>(from, *made.value, diagnostics_in(from, std::move(made.diagnostics)));
}

}  // namespace

quorate_status quorate_portfolio_load(const quorate_pack* pack, const quorate_document* documents, size_t count, quorate_portfolio** portfolio, quorate_error** error) noexcept {
    const auto from = memory_of(pack);
    return guarded_making(from, portfolio, error, [&] {
        const auto& rules = checked_handle(pack).of;
        return make_portfolio(from, load_portfolio(rules, checked_documents(documents, count, flags_of_data)));
    });
}

quorate_status quorate_portfolio_share(const quorate_portfolio* portfolio, quorate_portfolio** shared, quorate_error** error) noexcept {
    const auto from = memory_of(portfolio);
    return guarded_making(from, shared, error, [&] {
        const auto& one = checked_handle(portfolio);
        return create<quorate_portfolio>(from, one.of, diagnostics_in(from, one.diagnostics.all));
    });
}

const quorate_diagnostics* quorate_portfolio_diagnostics(const quorate_portfolio* portfolio) noexcept { return is_handle(portfolio) ? &portfolio->diagnostics : nullptr; }

quorate_status quorate_portfolio_free(quorate_portfolio** portfolio) noexcept { return destroy(portfolio); }

quorate_status quorate_draft_new(const quorate_pack* pack, quorate_draft** draft, quorate_error** error) noexcept {
    const auto from = memory_of(pack);
    return guarded_making(from, draft, error, [&] { return create<quorate_draft>(from, portfolio_draft(checked_handle(pack).of)); });
}

quorate_status quorate_draft_read(quorate_draft* draft, const quorate_document* document, quorate_error** error) noexcept {
    return guarded(memory_of(draft), error, [&] {
        auto& into = checked_handle(draft).of;
        auto all = checked_documents(document, 1, flags_of_data);
        auto found = into.read(std::move(all.front()));
        if (has_errors(found)) throw refusal{QUORATE_INVALID_INPUT, "the document has errors", std::move(found)};
    });
}

quorate_status quorate_draft_put(quorate_draft* draft, quorate_text collection, const quorate_record* record, int32_t subject, quorate_error** error) noexcept {
    return guarded(memory_of(draft), error, [&] {
        auto& into = checked_handle(draft).of;
        into.put(checked_text(collection, "collection"), checked_handle(record).of, checked_truth(subject, "subject"));
    });
}

quorate_status quorate_draft_remove(quorate_draft* draft, quorate_text collection, quorate_text id, quorate_error** error) noexcept {
    return guarded(memory_of(draft), error, [&] {
        if (!checked_handle(draft).of.remove(checked_text(collection, "collection"), checked_text(id, "id"))) refuse(QUORATE_NOT_FOUND, "there is no such record");
    });
}

quorate_status quorate_draft_clear(quorate_draft* draft, quorate_text collection, size_t* count, quorate_error** error) noexcept {
    return guarded(memory_of(draft), error, [&] {
        const auto removed = checked_handle(draft).of.clear(checked_text(collection, "collection"));
        if (count != nullptr) *count = removed;
    });
}

quorate_status quorate_draft_make(const quorate_draft* draft, quorate_portfolio** portfolio, quorate_error** error) noexcept {
    const auto from = memory_of(draft);
    return guarded_making(from, portfolio, error, [&] { return make_portfolio(from, checked_handle(draft).of.make()); });
}

quorate_status quorate_draft_free(quorate_draft** draft) noexcept { return destroy(draft); }
