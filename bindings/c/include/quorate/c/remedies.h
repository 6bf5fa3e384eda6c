/* What would have to change for a record to come out as wanted, and how firm it stands. */
#ifndef QUORATE_C_REMEDIES_H
#define QUORATE_C_REMEDIES_H

#include "quorate/c/base.h"
#include "quorate/c/names.h"
#include "quorate/c/options.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct quorate_remedy_options {
    uint32_t struct_size;
    uint32_t reserved;      /* 0 */
    quorate_text outcome;   /* the name of an outcome; empty: those that the pack marks as `sought` */
    quorate_text criterion; /* or that of a criterion */
    uint64_t most;          /* remedies; 0: 3 */
    uint64_t most_trials;   /* evaluations; 0: 5000 */
} quorate_remedy_options;

typedef struct quorate_remedies_info {
    uint32_t struct_size;
    int32_t holds;               /* 1: it comes out as wanted, and `losses` tell how firmly; 0: see `remedies` */
    quorate_text collection, id; /* of the record */
    const quorate_texts* title;
    int32_t complete;            /* 1: the search came to its end within its limits */
    int32_t own_condition;       /* 1: something that the outcome itself asks for, and no criterion, stands in the way too */
    size_t wanted;               /* outcomes, any of them; 0 for a criterion */
    size_t in_the_way, out_of_reach, conflict; /* criteria: see quorate_remedies_criterion */
    size_t remedies, losses;
    size_t not_searched;         /* fields where losses were not followed to the end */
    uint64_t trials;             /* how often the record was evaluated with something different */
} quorate_remedies_info;

/* Criteria that keep it from coming out so; that no change reaches; that cannot all be reached together. */
enum { QUORATE_IN_THE_WAY = 0, QUORATE_OUT_OF_REACH = 1, QUORATE_CONFLICT = 2 };

/* A set of changes after which the record comes out as wanted, provided that what is open is answered so. Nothing in it can be left away. */
typedef struct quorate_remedy {
    uint32_t struct_size;
    uint32_t reserved;    /* 0 */
    quorate_text outcome; /* which of those wanted; empty for a criterion */
    const quorate_texts* title;
    int64_t cost_numerator, cost_denominator;
    size_t changes, provided;
} quorate_remedy;

enum { QUORATE_CHANGE_STATE = 0, QUORATE_CHANGE_LEAVE_OUT = 1, QUORATE_CHANGE_ADD = 2, QUORATE_CHANGE_DROP = 3 };

enum { QUORATE_NEAREST_NONE = 0, QUORATE_NEAREST_AT_MOST = 1, QUORATE_NEAREST_AT_LEAST = 2 };

enum { QUORATE_PART_WHOLE = 0, QUORATE_PART_START = 1, QUORATE_PART_END = 2 };

typedef struct quorate_change {
    uint32_t struct_size;
    int32_t kind;                /* QUORATE_CHANGE_... */
    quorate_text field;          /* its path, such as "supports" or "milestones 2.due-on" */
    const quorate_texts* label;
    quorate_text collection, id; /* of the record */
    quorate_text before;         /* what it is, as in data; empty when it is not stated */
    const quorate_texts* before_text;
    int32_t nearest;             /* QUORATE_NEAREST_...: the next quantity nearer to what it is would not do */
    int32_t part;                /* QUORATE_PART_...: of a period, what of it changes */
    size_t values;               /* the value, or the items that are added or dropped */
    size_t instead;              /* other values that would do in the place of the first, each tried */
    int64_t cost_numerator, cost_denominator;
} quorate_change;

/* A value as data writes it and as people read it; a new part is told by its fields. */
typedef struct quorate_worded_value {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    quorate_text value;
    const quorate_texts* text;
    size_t fields;
} quorate_worded_value;

/* An answer or a decision that is still open, and what it would have to be. */
typedef struct quorate_needed_answer {
    uint32_t struct_size;
    int32_t decision; /* 1: on a relation */
    quorate_text name;
    const quorate_texts* title;
    quorate_text collection, id, second_collection, second_id;
    quorate_text value;
    const quorate_texts* text;
    size_t asked_of;
} quorate_needed_answer;

enum { QUORATE_LOSS_OF_ITEMS = 0, QUORATE_LOSS_OF_VALUE = 1, QUORATE_LOSS_OF_ANSWER = 2 };

/* The smallest loss in one field, or of one answer, after which the record no longer comes out as wanted. */
typedef struct quorate_loss {
    uint32_t struct_size;
    int32_t kind;      /* QUORATE_LOSS_... */
    quorate_text name; /* of the field or the question */
    const quorate_texts* label;
    size_t lost, of;   /* so many of so many */
    size_t which;      /* the losses of that size that do it, at most 20 of them */
    int32_t whichever; /* 1: any so many of them */
    uint32_t reserved; /* 0 */
} quorate_loss;

/* Looks for the smallest sets of changes of fields marked `changeable` after which the record with that id comes out as wanted, or, where it does
 * already, for the smallest losses that end it. `wanted` may be NULL. QUORATE_WRONG_USE, with a sentence, when that cannot be looked for: an id that
 * is not under review, an outcome that there is not. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_find(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options,
                                                   quorate_text id, const quorate_remedy_options* wanted, quorate_remedies** remedies,
                                                   quorate_error** error) QUORATE_NOEXCEPT;

/* Getters. `remedy`, `change`, `value`, `loss` and `index` count from 0. */

/* What was looked for, and how much was found. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_info_get(const quorate_remedies* remedies, quorate_remedies_info* info, quorate_error** error) QUORATE_NOEXCEPT;
/* An outcome that is wanted. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_wanted(const quorate_remedies* remedies, size_t index, quorate_outcome_name* outcome,
                                                     quorate_error** error) QUORATE_NOEXCEPT;
/* A criterion; `which` is QUORATE_IN_THE_WAY, QUORATE_OUT_OF_REACH or QUORATE_CONFLICT. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_criterion(const quorate_remedies* remedies, int32_t which, size_t index, quorate_finding_name* finding,
                                                        quorate_error** error) QUORATE_NOEXCEPT;
/* A remedy. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_get(const quorate_remedies* remedies, size_t remedy, quorate_remedy* found,
                                                  quorate_error** error) QUORATE_NOEXCEPT;
/* A change of a remedy. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_change(const quorate_remedies* remedies, size_t remedy, size_t change, quorate_change* found,
                                                     quorate_error** error) QUORATE_NOEXCEPT;
/* The value of a change, or an item that is added or dropped. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_change_value(const quorate_remedies* remedies, size_t remedy, size_t change, size_t value,
                                                           quorate_worded_value* found, quorate_error** error) QUORATE_NOEXCEPT;
/* A field of a new part: its label, and its value. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_change_field(const quorate_remedies* remedies, size_t remedy, size_t change, size_t value, size_t index,
                                                           const quorate_texts** label, quorate_worded_value* found, quorate_error** error) QUORATE_NOEXCEPT;
/* Another value that would do in the place of the first. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_change_instead(const quorate_remedies* remedies, size_t remedy, size_t change, size_t index,
                                                             quorate_worded_value* found, quorate_error** error) QUORATE_NOEXCEPT;
/* An answer or a decision that a remedy needs. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_provided(const quorate_remedies* remedies, size_t remedy, size_t index, quorate_needed_answer* found,
                                                       quorate_error** error) QUORATE_NOEXCEPT;
/* The name of a body that may give it. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_provided_asked_of(const quorate_remedies* remedies, size_t remedy, size_t provided, size_t index,
                                                                const quorate_texts** body, quorate_error** error) QUORATE_NOEXCEPT;
/* A smallest loss. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_loss(const quorate_remedies* remedies, size_t loss, quorate_loss* found,
                                                   quorate_error** error) QUORATE_NOEXCEPT;
/* One of the items that are lost together in the loss `which`; QUORATE_NOT_FOUND past the last. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_loss_value(const quorate_remedies* remedies, size_t loss, size_t which, size_t index,
                                                         quorate_worded_value* found, quorate_error** error) QUORATE_NOEXCEPT;
/* The path of a field where losses were not followed to the end. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_not_searched(const quorate_remedies* remedies, size_t index, quorate_text* field,
                                                           quorate_error** error) QUORATE_NOEXCEPT;
/* All as JSON by docs/schema/remedy-1.schema.json. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_to_json(const quorate_remedies* remedies, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
/* All as text in a language of the pack. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_to_text(const quorate_remedies* remedies, quorate_text language, quorate_string** text,
                                                      quorate_error** error) QUORATE_NOEXCEPT;
/* Frees remedies. Threads: own. */
QUORATE_C_API quorate_status quorate_remedies_free(quorate_remedies** remedies) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
