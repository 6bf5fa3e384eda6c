/* What a review finds of the portfolio as a whole: rankings, coverages, groups, what it does not see. */
#ifndef QUORATE_C_PROGRAMME_H
#define QUORATE_C_PROGRAMME_H

#include "quorate/c/base.h"
#include "quorate/c/details.h"
#include "quorate/c/diagnostics.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct quorate_ranking {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    quorate_text name;
    const quorate_texts* title;
    size_t orders;   /* what it goes by, the first deciding */
    size_t rows;     /* by rank, ties by id */
    size_t unranked; /* those that cannot be ranked yet */
    const quorate_citations* citations;
} quorate_ranking;

typedef struct quorate_ranked {
    uint32_t struct_size;
    uint32_t rank; /* from 1; those who tie share one */
    quorate_text collection, id;
    const quorate_texts* title;
    size_t keys; /* what it was ordered by, one for each order */
    uint32_t last_rank; /* the same as the rank, or higher where some that cannot be ranked yet may come before */
    uint32_t reserved;  /* 0 */
} quorate_ranked;

typedef struct quorate_unranked {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    quorate_text collection, id;
    const quorate_texts* title;
    size_t missing;
} quorate_unranked;

typedef struct quorate_coverage {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    quorate_text name;
    const quorate_texts* title;
    size_t rows, columns, values; /* its lines; no columns when the table has rows only */
    size_t cells;                 /* those that are not empty, by row and column */
    int64_t records;              /* how many were looked at */
    const quorate_citations* citations;
} quorate_coverage;

enum { QUORATE_COVERAGE_ROWS = 0, QUORATE_COVERAGE_COLUMNS = 1, QUORATE_COVERAGE_VALUES = 2 };

typedef struct quorate_coverage_line {
    uint32_t struct_size;
    uint32_t level; /* in a taxonomy, 1 at the top */
    quorate_text id;
    const quorate_texts* label;
    int64_t count; /* records that serve it; 0: a gap */
} quorate_coverage_line;

typedef struct quorate_coverage_cell {
    uint32_t struct_size;
    uint32_t row, column; /* indices of lines */
    uint32_t reserved;    /* 0 */
    size_t records, values;
} quorate_coverage_cell;

enum {
    QUORATE_OMITTED_RECORD = 0, QUORATE_OMITTED_ANSWER = 1, QUORATE_OMITTED_CONFIRMATION = 2, QUORATE_OMITTED_DEROGATION = 3,
    QUORATE_OMITTED_REFERENCE = 4, QUORATE_OMITTED_REST_OF_FILE = 5, QUORATE_OMITTED_COLLECTION = 6 /* one that the pack does not have */
};

/* Something of the data that the review does not see, for an error or because it is dated later. */
typedef struct quorate_omission {
    uint32_t struct_size;
    int32_t kind;                /* QUORATE_OMITTED_... */
    int32_t later;               /* 1: it is dated after the day of the review; 0: it has an error */
    uint32_t reserved;           /* 0 */
    quorate_text collection, id; /* of the record, or of the one that a judgement is about; may be empty */
    quorate_text name;           /* of the question, relation or criterion; what a reference leads to; of a collection, the one that may have been
                                    meant; may be empty */
    const quorate_texts* title;
    quorate_place place;         /* of the error */
    quorate_day dated;           /* when it is later */
} quorate_omission;

/* A group of records that relations tie together. */
typedef struct quorate_group {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    size_t members;
    size_t weak_links; /* pairs without which it falls into two parts of at least two records each */
    size_t same_texts; /* sets of members that say the same in all their texts */
} quorate_group;

typedef struct quorate_weak_link {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    quorate_text first_collection, first_id, second_collection, second_id;
    size_t first_side, second_side; /* how many records stay with either */
} quorate_weak_link;

/* A pack that the pack uses, directly or through others. */
typedef struct quorate_used_pack {
    uint32_t struct_size;
    int32_t in_force; /* on the day of the review */
    quorate_text name, version;
    const quorate_texts* title;
} quorate_used_pack;

/* A parameter whose value is one reading of a text among several. */
typedef struct quorate_reading {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    quorate_text name;
    const quorate_texts* label;
    const quorate_texts* value;
    const quorate_texts* taken; /* the reading, in words */
} quorate_reading;

/* A ranking. Threads: any. */
QUORATE_C_API quorate_status quorate_review_ranking(const quorate_review* review, size_t index, quorate_ranking* ranking,
                                                    quorate_error** error) QUORATE_NOEXCEPT;
/* Something that a ranking goes by, in words. Threads: any. */
QUORATE_C_API quorate_status quorate_review_ranking_order(const quorate_review* review, size_t ranking, size_t index, const quorate_texts** order,
                                                          quorate_error** error) QUORATE_NOEXCEPT;
/* A record with its rank. Threads: any. */
QUORATE_C_API quorate_status quorate_review_ranked(const quorate_review* review, size_t ranking, size_t index, quorate_ranked* ranked,
                                                   quorate_error** error) QUORATE_NOEXCEPT;
/* What a record was ordered by in one of the orders. Threads: any. */
QUORATE_C_API quorate_status quorate_review_ranked_key(const quorate_review* review, size_t ranking, size_t ranked, size_t index, const quorate_texts** key,
                                                       quorate_error** error) QUORATE_NOEXCEPT;
/* A record that cannot be ranked yet. Threads: any. */
QUORATE_C_API quorate_status quorate_review_unranked(const quorate_review* review, size_t ranking, size_t index, quorate_unranked* unranked,
                                                     quorate_error** error) QUORATE_NOEXCEPT;
/* A reason why it cannot. Threads: any. */
QUORATE_C_API quorate_status quorate_review_unranked_missing(const quorate_review* review, size_t ranking, size_t unranked, size_t index,
                                                             quorate_missing* missing, quorate_error** error) QUORATE_NOEXCEPT;
/* A table of coverage. Threads: any. */
QUORATE_C_API quorate_status quorate_review_coverage(const quorate_review* review, size_t index, quorate_coverage* coverage,
                                                     quorate_error** error) QUORATE_NOEXCEPT;
/* A row, a column or a value of cells: `lines` is QUORATE_COVERAGE_... Threads: any. */
QUORATE_C_API quorate_status quorate_review_coverage_line(const quorate_review* review, size_t coverage, int32_t lines, size_t index,
                                                          quorate_coverage_line* line, quorate_error** error) QUORATE_NOEXCEPT;
/* A cell that is not empty. Threads: any. */
QUORATE_C_API quorate_status quorate_review_coverage_cell(const quorate_review* review, size_t coverage, size_t index, quorate_coverage_cell* cell,
                                                          quorate_error** error) QUORATE_NOEXCEPT;
/* A record of a cell. Threads: any. */
QUORATE_C_API quorate_status quorate_review_coverage_record(const quorate_review* review, size_t coverage, size_t cell, size_t index,
                                                            quorate_text* collection, quorate_text* id, quorate_error** error) QUORATE_NOEXCEPT;
/* The id of a value that the records of a cell give there. Threads: any. */
QUORATE_C_API quorate_status quorate_review_coverage_value(const quorate_review* review, size_t coverage, size_t cell, size_t index, quorate_text* id,
                                                           quorate_error** error) QUORATE_NOEXCEPT;
/* Something of the data that the review does not see. Threads: any. */
QUORATE_C_API quorate_status quorate_review_omission(const quorate_review* review, size_t index, quorate_omission* omission,
                                                     quorate_error** error) QUORATE_NOEXCEPT;
/* A group of records that relations tie together. Threads: any. */
QUORATE_C_API quorate_status quorate_review_group(const quorate_review* review, size_t index, quorate_group* group, quorate_error** error) QUORATE_NOEXCEPT;
/* A record of a group. Threads: any. */
QUORATE_C_API quorate_status quorate_review_group_member(const quorate_review* review, size_t group, size_t index, quorate_text* collection, quorate_text* id,
                                                         quorate_error** error) QUORATE_NOEXCEPT;
/* A pair without which a group falls in two. Threads: any. */
QUORATE_C_API quorate_status quorate_review_group_weak_link(const quorate_review* review, size_t group, size_t index, quorate_weak_link* link,
                                                            quorate_error** error) QUORATE_NOEXCEPT;
/* A record of one of the sets of quorate_group.same_texts; QUORATE_NOT_FOUND past the last. Threads: any. */
QUORATE_C_API quorate_status quorate_review_group_same_text(const quorate_review* review, size_t group, size_t same, size_t index, quorate_text* collection,
                                                            quorate_text* id, quorate_error** error) QUORATE_NOEXCEPT;
/* A pack that the pack uses. Threads: any. */
QUORATE_C_API quorate_status quorate_review_used_pack(const quorate_review* review, size_t index, quorate_used_pack* used,
                                                      quorate_error** error) QUORATE_NOEXCEPT;
/* A parameter whose value is one reading among several. Threads: any. */
QUORATE_C_API quorate_status quorate_review_reading(const quorate_review* review, size_t index, quorate_reading* reading,
                                                    quorate_error** error) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
