/* What other rules, or another day, change. */
#ifndef QUORATE_C_IMPACT_H
#define QUORATE_C_IMPACT_H

#include "quorate/c/base.h"
#include "quorate/c/options.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Rules, data that was loaded with them, and what is asked of a review. */
typedef struct quorate_reviewed_side {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    const quorate_pack* pack;
    const quorate_portfolio* portfolio;
    const quorate_review_options* options;
} quorate_reviewed_side;

typedef struct quorate_impact_info {
    uint32_t struct_size;
    int32_t anything;         /* 1: something comes out otherwise */
    size_t rules;             /* declarations that differ, whether or not anything changes by them */
    size_t records;           /* under review, for which something changes */
    size_t unchanged;         /* under review on both sides, for which nothing changes */
    size_t only_before, only_after; /* under review on one side only */
    size_t rest_findings;     /* of criteria about other records: under QUORATE_REST */
} quorate_impact_info;

enum { QUORATE_RULE_ADDED = 0, QUORATE_RULE_REMOVED = 1, QUORATE_RULE_REWRITTEN = 2, QUORATE_RULE_DATED = 3 };

typedef struct quorate_changed_rule {
    uint32_t struct_size;
    int32_t how;       /* QUORATE_RULE_...; dated: it says the same, and another part of it is in force */
    quorate_text kind; /* "criterion", "parameter", "outcome" and so on, as rule files call it */
    quorate_text name;
} quorate_changed_rule;

typedef struct quorate_record_impact {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    quorate_text collection, id;
    const quorate_texts* title;
    size_t findings, outcomes;
} quorate_record_impact;

#define QUORATE_NO_RESULT (-1)

typedef struct quorate_changed_finding {
    uint32_t struct_size;
    int32_t grade;
    int32_t before, after; /* QUORATE_MET ..., or QUORATE_NO_RESULT where there is none on that side */
    quorate_text criterion;
    const quorate_texts* title;
    quorate_text collection, id;
    size_t because; /* declarations that it rests on and that differ; 0: the day alone, or the data */
} quorate_changed_finding;

enum { QUORATE_OUTCOME_CLOSED = 0, QUORATE_OUTCOME_UNDECIDED = 1, QUORATE_OUTCOME_OPEN = 2 };

typedef struct quorate_changed_outcome {
    uint32_t struct_size;
    uint32_t reserved;     /* 0 */
    int32_t before, after; /* QUORATE_OUTCOME_... */
    quorate_text outcome;
    const quorate_texts* title;
    size_t because;
} quorate_changed_outcome;

/* Reviews both sides and compares what is found. The memory of what it gives is that of the pack before. Threads: any. */
QUORATE_C_API quorate_status quorate_impact_find(const quorate_reviewed_side* before, const quorate_reviewed_side* after, quorate_impact** impact,
                                                 quorate_error** error) QUORATE_NOEXCEPT;

/* Getters. `record` is an index below quorate_impact_info.records, or QUORATE_REST for findings. */

/* How much comes out otherwise. Threads: any. */
QUORATE_C_API quorate_status quorate_impact_info_get(const quorate_impact* impact, quorate_impact_info* info, quorate_error** error) QUORATE_NOEXCEPT;
/* A declaration that differs. Threads: any. */
QUORATE_C_API quorate_status quorate_impact_rule(const quorate_impact* impact, size_t index, quorate_changed_rule* rule,
                                                 quorate_error** error) QUORATE_NOEXCEPT;
/* A record for which something changes. Threads: any. */
QUORATE_C_API quorate_status quorate_impact_record(const quorate_impact* impact, size_t index, quorate_record_impact* record,
                                                   quorate_error** error) QUORATE_NOEXCEPT;
/* A finding that comes out otherwise. Threads: any. */
QUORATE_C_API quorate_status quorate_impact_finding(const quorate_impact* impact, size_t record, size_t index, quorate_changed_finding* finding,
                                                    quorate_error** error) QUORATE_NOEXCEPT;
/* A declaration that such a finding rests on and that differs. Threads: any. */
QUORATE_C_API quorate_status quorate_impact_finding_because(const quorate_impact* impact, size_t record, size_t finding, size_t index,
                                                            quorate_changed_rule* rule, quorate_error** error) QUORATE_NOEXCEPT;
/* An outcome that comes out otherwise. Threads: any. */
QUORATE_C_API quorate_status quorate_impact_outcome(const quorate_impact* impact, size_t record, size_t index, quorate_changed_outcome* outcome,
                                                    quorate_error** error) QUORATE_NOEXCEPT;
/* A declaration that such an outcome rests on and that differs. Threads: any. */
QUORATE_C_API quorate_status quorate_impact_outcome_because(const quorate_impact* impact, size_t record, size_t outcome, size_t index,
                                                            quorate_changed_rule* rule, quorate_error** error) QUORATE_NOEXCEPT;
/* A record that is under review before only (`after` 0) or after only (1). Threads: any. */
QUORATE_C_API quorate_status quorate_impact_only(const quorate_impact* impact, int32_t after, size_t index, quorate_text* collection, quorate_text* id,
                                                 quorate_error** error) QUORATE_NOEXCEPT;
/* All as JSON by docs/schema/impact-1.schema.json. Threads: any. */
QUORATE_C_API quorate_status quorate_impact_to_json(const quorate_impact* impact, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
/* All as text in a language of the pack. Threads: any. */
QUORATE_C_API quorate_status quorate_impact_to_text(const quorate_impact* impact, quorate_text language, quorate_string** text,
                                                    quorate_error** error) QUORATE_NOEXCEPT;
/* Frees an impact. Threads: own. */
QUORATE_C_API quorate_status quorate_impact_free(quorate_impact** impact) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
