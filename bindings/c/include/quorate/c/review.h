/* Reviews: findings, questions, relations and outcomes of each record under review. */
#ifndef QUORATE_C_REVIEW_H
#define QUORATE_C_REVIEW_H

#include "quorate/c/base.h"
#include "quorate/c/details.h"
#include "quorate/c/options.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { QUORATE_MUST = 0, QUORATE_SHOULD = 1, QUORATE_MAY = 2 };

enum { QUORATE_MET = 0, QUORATE_NOT_MET = 1, QUORATE_UNKNOWN = 2, QUORATE_TO_BE_JUDGED = 3, QUORATE_NOT_APPLICABLE = 4, QUORATE_DEROGATED = 5 };

enum { QUORATE_BAR = 0, QUORATE_BAR_UNLESS_REASONED = 1, QUORATE_NOTE = 2 };

enum { QUORATE_CANDIDATE = 0, QUORATE_CONFIRMED = 1, QUORATE_REJECTED = 2, QUORATE_POSSIBLE = 3, QUORATE_ACCEPTED = 4 };

/* In place of the index of a subject: what concerns no record under review. */
#define QUORATE_REST SIZE_MAX

typedef struct quorate_review_info {
    uint32_t struct_size;
    int32_t pack_in_force; /* on the day of the review: 1 or 0 */
    quorate_text pack, pack_version, engine_version;
    const quorate_texts* pack_title;
    size_t subjects;                    /* the records under review */
    size_t rest_findings, rest_relations; /* of the others, under QUORATE_REST */
    size_t coverages, rankings;         /* of the portfolio as a whole */
    size_t omissions;                   /* what the review does not see */
    size_t groups;                      /* of records that relations tie together */
    size_t used_packs, readings;
    const quorate_values* parameters;   /* those that were set for this review */
    quorate_day as_of;                  /* the day of the review */
} quorate_review_info;

typedef struct quorate_subject {
    uint32_t struct_size;
    quorate_text collection, id;
    const quorate_texts* title;
    size_t findings, questions, relations, outcomes;
    size_t clocks, scorings, routings;
    const quorate_values* derived; /* fields that the pack derives for it */
    int32_t has_outcomes;          /* 1: the pack gives outcomes for its collection */
    uint32_t reserved;             /* 0 */
} quorate_subject;

typedef struct quorate_finding {
    uint32_t struct_size;
    int32_t grade;  /* QUORATE_MUST ... */
    int32_t result; /* QUORATE_MET ... */
    quorate_text criterion;
    quorate_text collection, id; /* of the record that it is about */
    const quorate_texts* title;
    const quorate_texts* message; /* what the rule says of this result; may be empty */
    size_t missing;               /* why it is unknown: quorate_review_missing */
    const quorate_citations* citations;
    const quorate_tallies* tallies; /* the sets and lists that its rule formed */
    const quorate_values* values;   /* the other named values that it formed */
    size_t answers;                 /* those that it goes by: quorate_review_answer */
    size_t questions, gathers;      /* that it waits for; criteria that are shown with it: quorate_review_finding_question, ..._gathers */
    quorate_text overridden_by;     /* the criterion that applies in its place; or empty */
    const quorate_texts* overridden_by_title;
    size_t also_overridden_by;      /* further criteria that apply in its place: quorate_review_finding_also_overridden_by */
} quorate_finding;

typedef struct quorate_question {
    uint32_t struct_size;
    int32_t open; /* 1: it waits for an answer */
    quorate_text name;
    quorate_text collection, id; /* of the record that it is about */
    const quorate_texts* wording;
    const quorate_texts* answer_form; /* "yes or no", "one of ..." */
    quorate_text answer;              /* when it is not open */
    quorate_text given_by;            /* id of an entry */
    size_t decides;                   /* how many criteria wait for it */
    const quorate_texts* answer_text; /* the same for people */
    const quorate_texts* given_by_name;
    quorate_day given_on, stands_until;
    quorate_text reason;
    size_t answered_by;               /* who may answer: quorate_review_question_answered_by */
    size_t disputed;                  /* the latest answers, when they differ: quorate_review_question_disputed */
    const quorate_values* facts;      /* what the pack shows to those who answer */
    const quorate_citations* citations;
} quorate_question;

typedef struct quorate_relation {
    uint32_t struct_size;
    int32_t grade;    /* QUORATE_BAR ... */
    int32_t state;    /* QUORATE_CANDIDATE ... */
    int32_t directed; /* 1: from the first to the second */
    quorate_text relation;
    quorate_text first_collection, first_id, second_collection, second_id;
    const quorate_texts* title;
    const quorate_texts* message; /* what the rule says of the pair; may be empty */
    const quorate_values* shared; /* the facts that make it */
    const quorate_values* values; /* named values of the rule */
    const quorate_citations* citations;
    size_t missing;               /* why it is only possible: quorate_review_relation_missing, quorate_relations_missing */
    quorate_text found_by;        /* who confirmed, rejected or accepted it: id of an entry; or empty */
    const quorate_texts* found_by_name;
    quorate_day found_on;
    quorate_text reason;
} quorate_relation;

typedef struct quorate_outcome {
    uint32_t struct_size;
    int32_t decided;   /* 0: its condition is unknown */
    int32_t otherwise; /* 1: open because no other is */
    quorate_text name;
    const quorate_texts* title;
    const quorate_texts* message;
    size_t grounds;         /* what it rests on: quorate_review_outcome_ground */
    const quorate_citations* citations;
    quorate_day until;      /* the last day it stands */
} quorate_outcome;

/* Reviews a portfolio that was made with the same pack. QUORATE_NOT_FOUND when one of `only` is not under review. Threads: any. */
QUORATE_C_API quorate_status quorate_review_make(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options,
                                                 quorate_review** review, quorate_error** error) QUORATE_NOEXCEPT;
/* Frees a review. Threads: own. */
QUORATE_C_API quorate_status quorate_review_free(quorate_review** review) QUORATE_NOEXCEPT;

/* Getters. `subject` is an index below quorate_review_info.subjects, or QUORATE_REST for findings and relations. */

/* What was reviewed, and how much was found. Threads: any. */
QUORATE_C_API quorate_status quorate_review_info_get(const quorate_review* review, quorate_review_info* info, quorate_error** error) QUORATE_NOEXCEPT;
/* A record under review. Threads: any. */
QUORATE_C_API quorate_status quorate_review_subject(const quorate_review* review, size_t subject, quorate_subject* found,
                                                    quorate_error** error) QUORATE_NOEXCEPT;
/* The index of the record under review with that id; QUORATE_NOT_FOUND when there is none. Threads: any. */
QUORATE_C_API quorate_status quorate_review_find(const quorate_review* review, quorate_text id, size_t* subject, quorate_error** error) QUORATE_NOEXCEPT;
/* What a criterion came to. Threads: any. */
QUORATE_C_API quorate_status quorate_review_finding(const quorate_review* review, size_t subject, size_t index, quorate_finding* finding,
                                                    quorate_error** error) QUORATE_NOEXCEPT;
/* A reason why a finding is unknown. Threads: any. */
QUORATE_C_API quorate_status quorate_review_missing(const quorate_review* review, size_t subject, size_t finding, size_t index, quorate_missing* missing,
                                                    quorate_error** error) QUORATE_NOEXCEPT;
/* The name of a question that a finding waits for. Threads: any. */
QUORATE_C_API quorate_status quorate_review_finding_question(const quorate_review* review, size_t subject, size_t finding, size_t index,
                                                             quorate_text* question, quorate_error** error) QUORATE_NOEXCEPT;
/* The name of a criterion that is shown with a finding. Threads: any. */
QUORATE_C_API quorate_status quorate_review_finding_gathers(const quorate_review* review, size_t subject, size_t finding, size_t index,
                                                            quorate_text* criterion, quorate_error** error) QUORATE_NOEXCEPT;
/* A further criterion that applies in the place of that of a finding, and its title; either may be NULL. Threads: any. */
QUORATE_C_API quorate_status quorate_review_finding_also_overridden_by(const quorate_review* review, size_t subject, size_t finding, size_t index,
                                                                       quorate_text* criterion, const quorate_texts** title,
                                                                       quorate_error** error) QUORATE_NOEXCEPT;
/* An answer that a finding goes by. Threads: any. */
QUORATE_C_API quorate_status quorate_review_answer(const quorate_review* review, size_t subject, size_t finding, size_t index, quorate_answer_given* answer,
                                                   quorate_error** error) QUORATE_NOEXCEPT;
/* Who set the rule of a finding aside; QUORATE_NOT_FOUND when the finding is not QUORATE_DEROGATED. Threads: any. */
QUORATE_C_API quorate_status quorate_review_derogation(const quorate_review* review, size_t subject, size_t finding, quorate_derogation* derogation,
                                                       quorate_error** error) QUORATE_NOEXCEPT;
/* A question about a record, open or answered. Threads: any. */
QUORATE_C_API quorate_status quorate_review_question(const quorate_review* review, size_t subject, size_t index, quorate_question* question,
                                                     quorate_error** error) QUORATE_NOEXCEPT;
/* The name of a criterion that waits for the answer. Threads: any. */
QUORATE_C_API quorate_status quorate_review_question_decides(const quorate_review* review, size_t subject, size_t question, size_t index,
                                                             quorate_text* criterion, quorate_error** error) QUORATE_NOEXCEPT;
/* The name of a body that may answer. Threads: any. */
QUORATE_C_API quorate_status quorate_review_question_answered_by(const quorate_review* review, size_t subject, size_t question, size_t index,
                                                                 const quorate_texts** body, quorate_error** error) QUORATE_NOEXCEPT;
/* One of the latest answers that differ. Threads: any. */
QUORATE_C_API quorate_status quorate_review_question_disputed(const quorate_review* review, size_t subject, size_t question, size_t index,
                                                              quorate_answer_given* answer, quorate_error** error) QUORATE_NOEXCEPT;
/* A relation of a record to another one. Threads: any. */
QUORATE_C_API quorate_status quorate_review_relation(const quorate_review* review, size_t subject, size_t index, quorate_relation* relation,
                                                     quorate_error** error) QUORATE_NOEXCEPT;
/* A reason why a relation is only possible. Threads: any. */
QUORATE_C_API quorate_status quorate_review_relation_missing(const quorate_review* review, size_t subject, size_t relation, size_t index,
                                                             quorate_missing* missing, quorate_error** error) QUORATE_NOEXCEPT;
/* An outcome that is open to a record, or undecided. Threads: any. */
QUORATE_C_API quorate_status quorate_review_outcome(const quorate_review* review, size_t subject, size_t index, quorate_outcome* outcome,
                                                    quorate_error** error) QUORATE_NOEXCEPT;
/* Something that an outcome rests on. Threads: any. */
QUORATE_C_API quorate_status quorate_review_outcome_ground(const quorate_review* review, size_t subject, size_t outcome, size_t index, quorate_ground* ground,
                                                           quorate_error** error) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
