/* What stands behind findings, questions, relations and outcomes: reasons, citations, named values, who was counted, answers, grounds. */
#ifndef QUORATE_C_DETAILS_H
#define QUORATE_C_DETAILS_H

#include "quorate/c/base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
    QUORATE_MISSING_FIELD = 0, QUORATE_MISSING_ANSWER = 1, QUORATE_MISSING_ARITHMETIC = 2, QUORATE_MISSING_EMPTY = 3,
    QUORATE_MISSING_RELATION = 4, QUORATE_MISSING_TEXT = 5, QUORATE_MISSING_HOST = 6
};

typedef struct quorate_missing {
    uint32_t struct_size;
    int32_t kind;                /* QUORATE_MISSING_... */
    quorate_text collection, id; /* of the record; may be empty */
    quorate_text name;           /* the path of the field, the name of the question, or a description */
    const quorate_texts* label;  /* the same for people */
} quorate_missing;

typedef struct quorate_citation {
    uint32_t struct_size;
    uint32_t reserved;      /* 0 */
    quorate_text source;    /* the pack's name for it */
    quorate_text title;
    quorate_text quotation; /* letter for letter; may be empty */
    quorate_text language;  /* of the quotation */
    quorate_text url;       /* may be empty */
    quorate_day dated;
    size_t sections;
} quorate_citation;

typedef struct quorate_shown_value {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    quorate_text name;
    const quorate_texts* label;
    const quorate_texts* value;
} quorate_shown_value;

/* A set or list that a rule formed. */
typedef struct quorate_tally {
    uint32_t struct_size;
    uint32_t reserved;         /* 0 */
    quorate_text name;         /* the `let` that holds it, or empty */
    const quorate_texts* label;
    int64_t at_least, at_most; /* how many count for certain, and with those undecided */
    size_t items;
} quorate_tally;

enum { QUORATE_COUNTED = 0, QUORATE_LEFT_OUT = 1, QUORATE_UNDECIDED = 2, QUORATE_REPEATED = 3 };

typedef struct quorate_counted {
    uint32_t struct_size;
    int32_t how;     /* QUORATE_COUNTED ... */
    quorate_text id; /* of the value, or its text */
    const quorate_texts* name;
    const quorate_texts* reason; /* why it was left out or is undecided; may be empty */
} quorate_counted;

typedef struct quorate_answer_given {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    quorate_text question;
    const quorate_texts* title; /* of the question; NULL among answers that differ */
    quorate_text answer;        /* the id of an entry, "yes", a number ... */
    const quorate_texts* text;  /* the same for people */
    quorate_text given_by;      /* id of an entry */
    const quorate_texts* given_by_name;
    quorate_text reason;
    quorate_day given_on;
} quorate_answer_given;

/* Who set a rule aside for one record, and why. */
typedef struct quorate_derogation {
    uint32_t struct_size;
    uint32_t reserved;       /* 0 */
    quorate_text by, ground; /* ids of entries */
    const quorate_texts *by_name, *ground_name;
    quorate_text reason;
    quorate_day on, until;   /* `until`: the last day it stands, or empty */
} quorate_derogation;

/* What an outcome rests on: a criterion, a relation, a question, or a sentence alone. */
typedef struct quorate_ground {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    quorate_text criterion, relation, question;
    const quorate_texts* text;
} quorate_ground;

/* How many; 0 for NULL. Threads: any. */
QUORATE_C_API size_t quorate_citations_count(const quorate_citations* citations) QUORATE_NOEXCEPT;
/* One of them. Threads: any. */
QUORATE_C_API quorate_status quorate_citations_get(const quorate_citations* citations, size_t index, quorate_citation* citation,
                                                   quorate_error** error) QUORATE_NOEXCEPT;
/* A section of the source that is cited. Threads: any. */
QUORATE_C_API quorate_status quorate_citations_section(const quorate_citations* citations, size_t citation, size_t index, quorate_text* section,
                                                       quorate_error** error) QUORATE_NOEXCEPT;
/* How many; 0 for NULL. Threads: any. */
QUORATE_C_API size_t quorate_values_count(const quorate_values* values) QUORATE_NOEXCEPT;
/* One of them. Threads: any. */
QUORATE_C_API quorate_status quorate_values_get(const quorate_values* values, size_t index, quorate_shown_value* value,
                                                quorate_error** error) QUORATE_NOEXCEPT;
/* How many; 0 for NULL. Threads: any. */
QUORATE_C_API size_t quorate_tallies_count(const quorate_tallies* tallies) QUORATE_NOEXCEPT;
/* One of them. Threads: any. */
QUORATE_C_API quorate_status quorate_tallies_get(const quorate_tallies* tallies, size_t index, quorate_tally* tally, quorate_error** error) QUORATE_NOEXCEPT;
/* One that was counted, left out, or may count. Threads: any. */
QUORATE_C_API quorate_status quorate_tallies_item(const quorate_tallies* tallies, size_t tally, size_t index, quorate_counted* item,
                                                  quorate_error** error) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
