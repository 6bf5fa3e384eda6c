/* What a review is asked for: the day, parameters, limits, functions of the host. */
#ifndef QUORATE_C_OPTIONS_H
#define QUORATE_C_OPTIONS_H

#include "quorate/c/base.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct quorate_parameter {
    quorate_text name;
    quorate_text value; /* as in data: "5", "70%", "2019-06-01", "yes", the id of an entry */
} quorate_parameter;

/* Functions of the host. A rule file declares `host function name (argument : type, ...) : type`; a review is asked for with the function
 * itself. It is called with values only, when all of them are known, any number of times and in no order that may be relied on; in several
 * threads at once when quorate_review_options.threads is above 1. It is the host's duty that the same values give the same answer on every
 * call, day, thread and machine: else reviews are no longer the same for the same input. A function that is declared and not given makes what asks for it unknown,
 * with that reason (QUORATE_MISSING_HOST). */
enum {
    QUORATE_TYPE_TRUTH = 0, QUORATE_TYPE_NUMBER = 1, QUORATE_TYPE_MONEY = 2, QUORATE_TYPE_TEXT = 3, QUORATE_TYPE_DAY = 4, QUORATE_TYPE_PERIOD = 5,
    QUORATE_TYPE_DURATION = 6, QUORATE_TYPE_ENTRY = 7
};

typedef struct quorate_host_type {
    int32_t type;      /* QUORATE_TYPE_... */
    uint32_t reserved; /* 0 */
    quorate_text list; /* of an entry: the name of its list or taxonomy */
} quorate_host_type;

typedef struct quorate_host_value {
    int32_t type;                 /* QUORATE_TYPE_... */
    int32_t truth;                /* 1 or 0 */
    int64_t numerator, denominator; /* of a number or an amount; the denominator is above 0; of a duration: how many, and 1 */
    quorate_text text;            /* a text, in the first of its languages; a day; the first day of a period; the currency of an amount; the id of an
                                     entry; of a duration "days" or "months", and of one that goes in perhaps
                                     "working days" */
    quorate_text last;            /* the last day of a period */
    const quorate_texts* texts;   /* of a text that goes in: all its languages; ignored in an answer */
} quorate_host_value;

/* Answers: gives 0 when it set `answer`, whose type is that of the result already; 1 when there is none, for the reason (one sentence) that it
 * put into `because`; anything else ends the review with QUORATE_HOST_FAILED. What goes in lives until it returns; texts of an answer must live
 * until it is called again in that thread, or the review has ended. An answer that is no value of its type ends the review with
 * QUORATE_WRONG_USE. Threads: that of the review, and those that it asks for; one that is given to reviews in several threads is called in all
 * of them. */
typedef int32_t (*quorate_host_answer)(void* context, const quorate_host_value* arguments, size_t count, quorate_host_value* answer, quorate_text* because);

typedef struct quorate_host_function {
    uint32_t struct_size; /* that of the first stands for all of an array */
    uint32_t reserved;    /* 0 */
    quorate_text name;    /* as the pack declares it; so are the types: else QUORATE_WRONG_USE */
    const quorate_host_type* arguments;
    size_t argument_count;
    quorate_host_type result;
    quorate_host_answer answer;
    void* context;
} quorate_host_function;

typedef struct quorate_review_options {
    uint32_t struct_size;
    uint32_t reserved;                   /* 0 */
    quorate_text as_of;                  /* the day of the review; there is no clock inside */
    const quorate_parameter* parameters; /* those that the pack lets its user set */
    size_t parameter_count;
    const quorate_text* only;            /* ids: review these alone, and nothing on the portfolio as a whole */
    size_t only_count;
    uint64_t step_limit;                 /* of one evaluation of a rule for a record; 0: 10,000,000 */
    quorate_cancel cancel;               /* or NULL */
    void* cancel_context;
    const quorate_host_function* functions; /* those of the host that the pack declares */
    size_t function_count;
    uint64_t total_step_limit;           /* of all evaluations together; 0: 10,000,000,000 */
    uint32_t threads;                    /* that look for relations and review records, at most 256; 0: 1. The result is the same for any number */
    int32_t applicable_only;             /* 1: the findings of criteria that do not apply to their record are left out; else 0 */
} quorate_review_options;

#ifdef __cplusplus
}
#endif
#endif
