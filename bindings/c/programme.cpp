// What a review finds of the portfolio as a whole: rankings and coverages.
#include "guard.hpp"
#include "parts.hpp"

using namespace quorate;
using namespace quorate::c;

namespace {

const ranking& ranking_of(const quorate_review* review, std::size_t index) { return checked_item(checked_handle(review).of.rankings, index, "rankings"); }

const coverage& coverage_of(const quorate_review* review, std::size_t index) { return checked_item(checked_handle(review).of.coverages, index, "coverages"); }

const coverage_cell& cell_of(const quorate_review* review, std::size_t coverage, std::size_t index) {
    return checked_item(coverage_of(review, coverage).cells, index, "cells");
}

const std::vector<coverage_line>& lines_of(const coverage& of, std::int32_t lines) {
    switch (lines) {
        case QUORATE_COVERAGE_ROWS: return of.rows;
        case QUORATE_COVERAGE_COLUMNS: return of.columns;
        case QUORATE_COVERAGE_VALUES: return of.values;
        default: refuse(QUORATE_WRONG_USE, "there are no such lines: rows are 0, columns 1, values 2");
    }
}

}  // namespace

quorate_status quorate_review_ranking(const quorate_review* review, size_t index, quorate_ranking* ranking, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = ranking_of(review, index);
        hand_out({0, 0, borrowed(one.name), borrowed(one.title), one.orders.size(), one.rows.size(), one.left.size(), lent_citations(one.citations)}, ranking);
    });
}

quorate_status quorate_review_ranking_order(const quorate_review* review, size_t ranking, size_t index, const quorate_texts** order, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] { hand_out_plain(borrowed(checked_item(ranking_of(review, ranking).orders, index, "orders")), order); });
}

quorate_status quorate_review_ranked(const quorate_review* review, size_t ranking, size_t index, quorate_ranked* ranked, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = checked_item(ranking_of(review, ranking).rows, index, "rows");
        hand_out({0, one.rank, borrowed(one.record.collection), borrowed(one.record.id), borrowed(one.record.title), one.keys.size(), one.last_rank, 0}, ranked);
    });
}

quorate_status quorate_review_ranked_key(const quorate_review* review, size_t ranking, size_t ranked, size_t index, const quorate_texts** key,
                                         quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        hand_out_plain(borrowed(checked_item(checked_item(ranking_of(review, ranking).rows, ranked, "rows").keys, index, "keys")), key);
    });
}

quorate_status quorate_review_unranked(const quorate_review* review, size_t ranking, size_t index, quorate_unranked* unranked, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = checked_item(ranking_of(review, ranking).left, index, "records without a rank");
        hand_out({0, 0, borrowed(one.record.collection), borrowed(one.record.id), borrowed(one.record.title), one.missing_facts.size()}, unranked);
    });
}

quorate_status quorate_review_unranked_missing(const quorate_review* review, size_t ranking, size_t unranked, size_t index, quorate_missing* missing,
                                               quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        hand_out_missing(checked_item(ranking_of(review, ranking).left, unranked, "records without a rank").missing_facts, index, missing);
    });
}

quorate_status quorate_review_coverage(const quorate_review* review, size_t index, quorate_coverage* coverage, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = coverage_of(review, index);
        hand_out({0, 0, borrowed(one.name), borrowed(one.title), one.rows.size(), one.columns.size(), one.values.size(), one.cells.size(), one.records, lent_citations(one.citations)}, coverage);
    });
}

quorate_status quorate_review_coverage_line(const quorate_review* review, size_t coverage, int32_t lines, size_t index, quorate_coverage_line* line,
                                            quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = checked_item(lines_of(coverage_of(review, coverage), lines), index, "lines");
        hand_out({0, one.level, borrowed(one.id), borrowed(one.label), one.count}, line);
    });
}

quorate_status quorate_review_coverage_cell(const quorate_review* review, size_t coverage, size_t index, quorate_coverage_cell* cell, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = cell_of(review, coverage, index);
        hand_out({0, one.row, one.column, 0, one.records.size(), one.values.size()}, cell);
    });
}

quorate_status quorate_review_coverage_record(const quorate_review* review, size_t coverage, size_t cell, size_t index, quorate_text* collection,
                                              quorate_text* id, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = checked_item(cell_of(review, coverage, cell).records, index, "records");
        if (collection != nullptr) *collection = borrowed(one.collection);
        hand_out_plain(borrowed(one.id), id);
    });
}

quorate_status quorate_review_coverage_value(const quorate_review* review, size_t coverage, size_t cell, size_t index, quorate_text* id, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] { hand_out_plain(borrowed(checked_item(cell_of(review, coverage, cell).values, index, "values")), id); });
}
