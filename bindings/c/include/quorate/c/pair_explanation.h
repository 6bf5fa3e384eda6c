/* Relations taken apart for two records, whether the relation holds between them or not. */
#ifndef QUORATE_C_PAIR_EXPLANATION_H
#define QUORATE_C_PAIR_EXPLANATION_H

#include "quorate/c/base.h"
#include "quorate/c/details.h"
#include "quorate/c/diagnostics.h"
#include "quorate/c/explanation.h"
#include "quorate/c/options.h"
#include "quorate/c/review.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What became of the pair: one of QUORATE_CANDIDATE ... QUORATE_ACCEPTED, or why it is none of them. */
enum {
    QUORATE_PAIR_DOES_NOT_HOLD = 5,     /* the condition is false */
    QUORATE_PAIR_YIELDS = 6,            /* the condition holds, and a relation that holds too comes before this one */
    QUORATE_PAIR_NOT_IN_FORCE = 7,      /* the relation, on the day of the review */
    QUORATE_PAIR_OTHER_COLLECTIONS = 8  /* the relation speaks of other records than these */
};

typedef struct quorate_pair_explanation {
    uint32_t struct_size;
    int32_t grade;    /* QUORATE_BAR ... */
    int32_t found;    /* QUORATE_CANDIDATE ... or QUORATE_PAIR_... */
    int32_t directed; /* 1: from the first to the second */
    int32_t reported; /* 1: quorate_relations_find has the pair under this relation */
    uint32_t reserved; /* 0 */
    quorate_text relation;
    quorate_text first_collection, first_id, second_collection, second_id; /* as the variables of the rule name them */
    const quorate_texts* title;
    quorate_place place;    /* of the relation in the rule files */
    quorate_text yields_to; /* the relation that comes before it; or empty */
    const quorate_texts* yields_to_title;
    quorate_text found_by;  /* who confirmed, rejected or accepted it; or empty */
    quorate_day found_on;
    size_t lets;            /* its `let` clauses */
    size_t conditions;      /* what it asks: the parts that `and` joins, each evaluated, also after one that fails */
    const quorate_citations* citations;
} quorate_pair_explanation;

/* Takes the relation of that name apart for the two records with these ids, or each of the pack when it is empty. A directed relation is there in
 * either direction. QUORATE_NOT_FOUND when there is no such record or relation. Threads: any. */
QUORATE_C_API quorate_status quorate_pair_explanations_find(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options,
                                                            quorate_text first, quorate_text second, quorate_text relation,
                                                            quorate_pair_explanations** explanations, quorate_error** error) QUORATE_NOEXCEPT;
/* How many; 0 for NULL. Threads: any. */
QUORATE_C_API size_t quorate_pair_explanations_count(const quorate_pair_explanations* explanations) QUORATE_NOEXCEPT;
/* One of them. Threads: any. */
QUORATE_C_API quorate_status quorate_pair_explanations_get(const quorate_pair_explanations* explanations, size_t index, quorate_pair_explanation* explanation,
                                                           quorate_error** error) QUORATE_NOEXCEPT;
/* A `let` clause: its name, its label and its part; name and label may be NULL. Threads: any. */
QUORATE_C_API quorate_status quorate_pair_explanations_let(const quorate_pair_explanations* explanations, size_t explanation, size_t index, quorate_text* name,
                                                           const quorate_texts** label, const quorate_part** part, quorate_error** error) QUORATE_NOEXCEPT;
/* One of its conditions. Threads: any. */
QUORATE_C_API quorate_status quorate_pair_explanations_condition(const quorate_pair_explanations* explanations, size_t explanation, size_t index,
                                                                 const quorate_part** part, quorate_error** error) QUORATE_NOEXCEPT;
/* All as JSON by docs/schema/pair-explanation-1.schema.json. Threads: any. */
QUORATE_C_API quorate_status quorate_pair_explanations_to_json(const quorate_pair_explanations* explanations, quorate_string** json,
                                                               quorate_error** error) QUORATE_NOEXCEPT;
/* All in plain sentences, in a language of the pack. Threads: any. */
QUORATE_C_API quorate_status quorate_pair_explanations_to_text(const quorate_pair_explanations* explanations, quorate_text language, quorate_string** text,
                                                               quorate_error** error) QUORATE_NOEXCEPT;
/* Frees explanations, and with them all their parts. Threads: own. */
QUORATE_C_API quorate_status quorate_pair_explanations_free(quorate_pair_explanations** explanations) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
