/* What is open, ranked by what it would settle. */
#ifndef QUORATE_C_OPEN_POINTS_H
#define QUORATE_C_OPEN_POINTS_H

#include "quorate/c/base.h"
#include "quorate/c/names.h"
#include "quorate/c/options.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { QUORATE_OPEN_FACT = 0, QUORATE_OPEN_ANSWER = 1, QUORATE_OPEN_DECISION = 2 };

/* A fact that the data does not state, a question without an answer, or a relation that bars and is neither confirmed nor rejected. */
typedef struct quorate_open_point {
    uint32_t struct_size;
    int32_t kind;                              /* QUORATE_OPEN_... */
    quorate_text name;                         /* the path of the field, the name of the question or of the relation */
    const quorate_texts* label;
    quorate_text collection, id;               /* whose field, about whom the question is, the first of the pair */
    quorate_text second_collection, second_id; /* of a decision: the other of the pair */
    size_t asked_of;                           /* who may answer or decide; 0 for a fact, and where anybody may */
    size_t waiting;                            /* undecided findings whose reasons name it */
    size_t values;                             /* that were tried */
    size_t findings_at_least, findings_at_most; /* that it settles, over the values tried */
    size_t outcomes_at_least, outcomes_at_most; /* that it opens or closes */
    int32_t all_values;                        /* 1: it can have no others */
    uint32_t reserved;                         /* 0 */
} quorate_open_point;

/* What changes when an open point has that value. */
typedef struct quorate_tried_value {
    uint32_t struct_size;
    uint32_t reserved;  /* 0 */
    quorate_text value; /* as in data: "yes", the id of an entry, "2019-06-01"; "confirmed" or "rejected" */
    const quorate_texts* text;
    size_t settles, opens, closes;
} quorate_tried_value;

/* What is open for the records under review (only those that options name), first what settles most: the portfolio is evaluated again with each value
 * that an open point may have. Threads: any. */
QUORATE_C_API quorate_status quorate_open_points_find(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options,
                                                      quorate_open_points** points, quorate_error** error) QUORATE_NOEXCEPT;
/* How many; 0 for NULL. Threads: any. */
QUORATE_C_API size_t quorate_open_points_count(const quorate_open_points* points) QUORATE_NOEXCEPT;
/* How many of the last ones were ranked by the findings that wait for them, and not tried. Threads: any. */
QUORATE_C_API size_t quorate_open_points_not_tried(const quorate_open_points* points) QUORATE_NOEXCEPT;

/* Getters. `point`, `value` and `index` count from 0. */

/* One of them. Threads: any. */
QUORATE_C_API quorate_status quorate_open_points_get(const quorate_open_points* points, size_t point, quorate_open_point* found,
                                                     quorate_error** error) QUORATE_NOEXCEPT;
/* The name of a body that may answer or decide. Threads: any. */
QUORATE_C_API quorate_status quorate_open_points_asked_of(const quorate_open_points* points, size_t point, size_t index, const quorate_texts** body,
                                                          quorate_error** error) QUORATE_NOEXCEPT;
/* A finding that waits for it; `alone`, unless NULL, is 1 when the reasons of the finding name nothing else. Threads: any. */
QUORATE_C_API quorate_status quorate_open_points_waiting(const quorate_open_points* points, size_t point, size_t index, quorate_finding_name* finding,
                                                         int32_t* alone, quorate_error** error) QUORATE_NOEXCEPT;
/* A value that was tried. Threads: any. */
QUORATE_C_API quorate_status quorate_open_points_value(const quorate_open_points* points, size_t point, size_t value, quorate_tried_value* found,
                                                       quorate_error** error) QUORATE_NOEXCEPT;
/* A finding that the value settles. Threads: any. */
QUORATE_C_API quorate_status quorate_open_points_settles(const quorate_open_points* points, size_t point, size_t value, size_t index,
                                                         quorate_finding_name* finding, quorate_error** error) QUORATE_NOEXCEPT;
/* An outcome that the value opens. Threads: any. */
QUORATE_C_API quorate_status quorate_open_points_opens(const quorate_open_points* points, size_t point, size_t value, size_t index,
                                                       quorate_outcome_name* outcome, quorate_error** error) QUORATE_NOEXCEPT;
/* An outcome that the value closes. Threads: any. */
QUORATE_C_API quorate_status quorate_open_points_closes(const quorate_open_points* points, size_t point, size_t value, size_t index,
                                                        quorate_outcome_name* outcome, quorate_error** error) QUORATE_NOEXCEPT;
/* All as JSON by docs/schema/questions-1.schema.json. Threads: any. */
QUORATE_C_API quorate_status quorate_open_points_to_json(const quorate_open_points* points, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
/* All as text in a language of the pack. Threads: any. */
QUORATE_C_API quorate_status quorate_open_points_to_text(const quorate_open_points* points, quorate_text language, quorate_string** text,
                                                         quorate_error** error) QUORATE_NOEXCEPT;
/* Frees open points. Threads: own. */
QUORATE_C_API quorate_status quorate_open_points_free(quorate_open_points** points) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
