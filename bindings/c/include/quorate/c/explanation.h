/* Rules taken apart for one record, with the value of every part. */
#ifndef QUORATE_C_EXPLANATION_H
#define QUORATE_C_EXPLANATION_H

#include "quorate/c/base.h"
#include "quorate/c/details.h"
#include "quorate/c/diagnostics.h"
#include "quorate/c/options.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The rule taken apart, with the value of every part: for the criterion of that name, or every criterion when it is empty, and the record with that
 * id. JSON by docs/schema/explanation-1.schema.json. QUORATE_NOT_FOUND when no such criterion speaks of such a record. Threads: any. */
QUORATE_C_API quorate_status quorate_explain_to_json(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options,
                                                     quorate_text id, quorate_text criterion, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
/* The same in plain sentences, in a language of the pack. Threads: any. */
QUORATE_C_API quorate_status quorate_explain_to_text(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options,
                                                     quorate_text id, quorate_text criterion, quorate_text language, quorate_string** text,
                                                     quorate_error** error) QUORATE_NOEXCEPT;

/* The same value by value. A part of a rule is a borrowed handle, with parts of its own. */
enum { QUORATE_EXPLAINED_VALUE = 0, QUORATE_EXPLAINED_HOLDS = 1, QUORATE_EXPLAINED_FAILS = 2, QUORATE_EXPLAINED_UNKNOWN = 3 };

/* One part of a rule and what it came to. Parts that the result did not need are not evaluated, and not there. */
typedef struct quorate_part_info {
    uint32_t struct_size;
    int32_t state;          /* QUORATE_EXPLAINED_VALUE: it is no condition, see `value` */
    uint32_t node;          /* its number in the compiled pack */
    int32_t is_tally;       /* 1: it is a set or list, whose items are quorate_part_item */
    quorate_text operation; /* what kind of part it is, such as "logical_and" or "field" */
    quorate_text wording;   /* as the rule writes it */
    quorate_place place;    /* in the rule files */
    const quorate_texts *label, *value;
    const quorate_texts* gap; /* of a comparison of sizes that is decided: how far the two sides are apart */
    size_t missing;         /* why it is unknown */
    size_t parts;           /* in the order of the rule; of `any`, `every` and the like also the members it went through */
    int64_t at_least, at_most; /* of a tally: how many count for certain, and with those undecided */
    size_t items;
} quorate_part_info;

/* A criterion for one record, taken apart. */
typedef struct quorate_explanation {
    uint32_t struct_size;
    int32_t grade, result;       /* as in quorate_finding */
    int32_t in_force;            /* the rule, on the day of the review: 1 or 0 */
    quorate_text criterion;
    quorate_text collection, id; /* of the record */
    const quorate_texts *title, *message;
    quorate_place place;         /* of the criterion in the rule files */
    const quorate_part* applies; /* its `applies when`; NULL when it has none */
    const quorate_part* met;     /* its `met when`; NULL when it does not apply */
    size_t lets;                 /* its `let` clauses */
    size_t overriding;           /* criteria that apply in its place */
    const quorate_citations* citations; /* where it comes from, with the words quoted */
    size_t missing;              /* why it is unknown: quorate_explanations_missing */
} quorate_explanation;

/* Takes the rules apart, as quorate_explain_to_json. Threads: any. */
QUORATE_C_API quorate_status quorate_explanations_find(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options,
                                                       quorate_text id, quorate_text criterion, quorate_explanations** explanations,
                                                       quorate_error** error) QUORATE_NOEXCEPT;
/* How many; 0 for NULL. Threads: any. */
QUORATE_C_API size_t quorate_explanations_count(const quorate_explanations* explanations) QUORATE_NOEXCEPT;
/* One of them. Threads: any. */
QUORATE_C_API quorate_status quorate_explanations_get(const quorate_explanations* explanations, size_t index, quorate_explanation* explanation,
                                                      quorate_error** error) QUORATE_NOEXCEPT;
/* A reason why a criterion is unknown. Threads: any. */
QUORATE_C_API quorate_status quorate_explanations_missing(const quorate_explanations* explanations, size_t explanation, size_t index,
                                                          quorate_missing* missing, quorate_error** error) QUORATE_NOEXCEPT;
/* A `let` clause: its name, its label and its part. Threads: any. */
QUORATE_C_API quorate_status quorate_explanations_let(const quorate_explanations* explanations, size_t explanation, size_t index, quorate_text* name,
                                                      const quorate_texts** label, const quorate_part** part, quorate_error** error) QUORATE_NOEXCEPT;
/* A criterion that applies in its place, and why it does: `applies` is set to NULL when it always does. Threads: any. */
QUORATE_C_API quorate_status quorate_explanations_overriding(const quorate_explanations* explanations, size_t explanation, size_t index,
                                                             quorate_text* criterion, const quorate_texts** title, const quorate_part** applies,
                                                             quorate_error** error) QUORATE_NOEXCEPT;
/* What a part is, and what it came to. Threads: any. */
QUORATE_C_API quorate_status quorate_part_get(const quorate_part* part, quorate_part_info* info, quorate_error** error) QUORATE_NOEXCEPT;
/* A part of a part. Threads: any. */
QUORATE_C_API quorate_status quorate_part_part(const quorate_part* part, size_t index, const quorate_part** found, quorate_error** error) QUORATE_NOEXCEPT;
/* A reason why a part is unknown. Threads: any. */
QUORATE_C_API quorate_status quorate_part_missing(const quorate_part* part, size_t index, quorate_missing* missing, quorate_error** error) QUORATE_NOEXCEPT;
/* One that a set or list counted, left out, or may count. Threads: any. */
QUORATE_C_API quorate_status quorate_part_item(const quorate_part* part, size_t index, quorate_counted* item, quorate_error** error) QUORATE_NOEXCEPT;
/* Frees explanations, and with them all their parts. Threads: own. */
QUORATE_C_API quorate_status quorate_explanations_free(quorate_explanations** explanations) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
