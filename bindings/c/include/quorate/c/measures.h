/* What a review measures: clocks, scorings and routings of a record. */
#ifndef QUORATE_C_MEASURES_H
#define QUORATE_C_MEASURES_H

#include "quorate/c/base.h"
#include "quorate/c/details.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { QUORATE_FITS = 0, QUORATE_DOES_NOT_FIT = 1, QUORATE_FIT_UNKNOWN = 2 };

enum {
    QUORATE_CLOCK_NOT_STARTED = 0, QUORATE_CLOCK_RUNNING = 1, QUORATE_CLOCK_PAUSED = 2, QUORATE_CLOCK_ENDED = 3, QUORATE_CLOCK_EXPIRED = 4,
    QUORATE_CLOCK_UNKNOWN = 5
};

/* What a clock shows for a record on the day of the review. */
typedef struct quorate_clock {
    uint32_t struct_size;
    int32_t state; /* QUORATE_CLOCK_... */
    quorate_text name;
    const quorate_texts* title;
    quorate_day started;  /* the start, or the last restart */
    quorate_day deadline; /* the last day, pauses added */
    size_t pauses;        /* that moved the deadline */
    size_t missing;
    const quorate_citations* citations;
} quorate_clock;

/* Points of a record, and whether they reach the thresholds. */
typedef struct quorate_scoring {
    uint32_t struct_size;
    int32_t result; /* QUORATE_MET, QUORATE_NOT_MET, QUORATE_UNKNOWN or QUORATE_NOT_APPLICABLE */
    quorate_text name;
    const quorate_texts* title;
    const quorate_texts* points;          /* "12", or the least and the most as long as something is unknown */
    const quorate_texts* weighted_points;
    size_t parts, missing;
    const quorate_citations* citations;
} quorate_scoring;

typedef struct quorate_score {
    uint32_t struct_size;
    int32_t passes; /* QUORATE_FITS ...: its own threshold */
    quorate_text name;
    const quorate_texts* label;
    const quorate_texts *points, *out_of, *weight, *at_least; /* as people read them; empty where the rule does not say */
} quorate_score;

/* All targets of a routing rule: those that fit, then those of which it is unknown, then the others. */
typedef struct quorate_routing {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    quorate_text name;
    const quorate_texts* title;
    size_t routes;
    const quorate_citations* citations;
} quorate_routing;

typedef struct quorate_route {
    uint32_t struct_size;
    int32_t result;              /* QUORATE_FITS ... */
    quorate_text collection, id; /* of the target: a record, or an entry of the list `collection` */
    const quorate_texts* title;
    const quorate_texts* message; /* may be empty */
    size_t considerations, missing;
} quorate_route;

typedef struct quorate_consideration {
    uint32_t struct_size;
    int32_t result; /* QUORATE_FITS ... */
    quorate_text name;
    const quorate_texts* label;
    const quorate_values* shared; /* the facts that make it */
} quorate_consideration;

/* Getters. `subject` is an index below quorate_review_info.subjects. */

/* A clock of a record. Threads: any. */
QUORATE_C_API quorate_status quorate_review_clock(const quorate_review* review, size_t subject, size_t index, quorate_clock* clock,
                                                  quorate_error** error) QUORATE_NOEXCEPT;
/* A pause that moved the deadline of a clock: its first and its last day. Threads: any. */
QUORATE_C_API quorate_status quorate_review_clock_pause(const quorate_review* review, size_t subject, size_t clock, size_t index, quorate_day* first,
                                                        quorate_day* last, quorate_error** error) QUORATE_NOEXCEPT;
/* A reason why a clock is unknown. Threads: any. */
QUORATE_C_API quorate_status quorate_review_clock_missing(const quorate_review* review, size_t subject, size_t clock, size_t index, quorate_missing* missing,
                                                          quorate_error** error) QUORATE_NOEXCEPT;
/* A scoring of a record. Threads: any. */
QUORATE_C_API quorate_status quorate_review_scoring(const quorate_review* review, size_t subject, size_t index, quorate_scoring* scoring,
                                                    quorate_error** error) QUORATE_NOEXCEPT;
/* A part of a scoring. Threads: any. */
QUORATE_C_API quorate_status quorate_review_score(const quorate_review* review, size_t subject, size_t scoring, size_t index, quorate_score* score,
                                                  quorate_error** error) QUORATE_NOEXCEPT;
/* A reason why a scoring is unknown. Threads: any. */
QUORATE_C_API quorate_status quorate_review_scoring_missing(const quorate_review* review, size_t subject, size_t scoring, size_t index,
                                                            quorate_missing* missing, quorate_error** error) QUORATE_NOEXCEPT;
/* A routing rule applied to a record. Threads: any. */
QUORATE_C_API quorate_status quorate_review_routing(const quorate_review* review, size_t subject, size_t index, quorate_routing* routing,
                                                    quorate_error** error) QUORATE_NOEXCEPT;
/* A target of a routing. Threads: any. */
QUORATE_C_API quorate_status quorate_review_route(const quorate_review* review, size_t subject, size_t routing, size_t index, quorate_route* route,
                                                  quorate_error** error) QUORATE_NOEXCEPT;
/* Something that a routing considers for a target. Threads: any. */
QUORATE_C_API quorate_status quorate_review_consideration(const quorate_review* review, size_t subject, size_t routing, size_t route, size_t index,
                                                          quorate_consideration* consideration, quorate_error** error) QUORATE_NOEXCEPT;
/* A reason why it is unknown whether a target fits. Threads: any. */
QUORATE_C_API quorate_status quorate_review_route_missing(const quorate_review* review, size_t subject, size_t routing, size_t route, size_t index,
                                                          quorate_missing* missing, quorate_error** error) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
