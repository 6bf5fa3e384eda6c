/* quorate.h: the C interface of quorate, a rules engine for programmes of work. C99 and later, and C++. This file is the manual.
 *
 * How it goes. A pack of rule files is compiled once (quorate_pack_load). Data is loaded from JSON (quorate_portfolio_load), or built
 * record by record in a draft, which can change and be made into a portfolio again and again (quorate_draft_...). A pack and a
 * portfolio give a review as of a day (quorate_review_make), which is read by typed getters or as JSON, text or Markdown.
 *
 * Ownership. A function that hands out a handle through a pointer to a pointer hands it over: free it with the function of its type.
 * Functions that free take the address of the handle and set it to NULL, so that freeing the same variable twice does nothing;
 * freeing NULL does nothing. Handles hold what they need: a pack may be freed before its portfolios. Texts, quorate_texts and
 * quorate_diagnostics that a getter gives are borrowed: they live as long as the handle they were got from, and are not freed. What
 * goes in is copied.
 *
 * Texts. UTF-8, by address and size, without a zero at the end that would count. An empty text may have any address. Texts that come
 * out of getters and strings have a zero byte after their last one, for convenience. Days are texts like "2019-06-01".
 *
 * Errors. Each function gives a status; QUORATE_OK is 0. Functions whose last parameter is `quorate_error** error` put there, unless
 * it is NULL, what went wrong (free it), or NULL when nothing did or there was no memory to say so. What they would have handed out is then
 * NULL. Input with errors gives QUORATE_INVALID_INPUT, with diagnostics. Misuse (NULL where a handle is needed, a handle of another
 * type, an impossible size, a text that is no UTF-8, an index past the end) gives QUORATE_WRONG_USE or QUORATE_NOT_FOUND and changes
 * nothing. No exception, signal, exit or output ever comes out of the library.
 *
 * Structs begin with struct_size, which the caller sets to sizeof of the struct it was compiled with; the library reads or writes no
 * more than that. New members are added at the end only, and 0 means their default. Set a struct to 0 before its members.
 *
 * Threads. There is no global and no per-thread state. A function that takes a `const` handle may be called from any threads at once on
 * the same handle ("Threads: any" below). One that takes a handle that is not const needs it for itself ("Threads: own").
 * A callback is called in the thread of the function it was given to.
 *
 * ABI. quorate_abi() gives the number of the library that runs; it must be QUORATE_ABI. Within one number functions keep their
 * signatures, constants their values and structs the places of their members.
 */
#ifndef QUORATE_H
#define QUORATE_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define QUORATE_C_API __attribute__((visibility("default")))
#else
#define QUORATE_C_API
#endif
#ifdef __cplusplus
#define QUORATE_NOEXCEPT noexcept
extern "C" {
#else
#define QUORATE_NOEXCEPT
#endif

#define QUORATE_ABI 0

/* ---- What everything is made of ------------------------------------------------------------------------------------------------ */

typedef int32_t quorate_status;
enum {
    QUORATE_OK = 0,
    QUORATE_WRONG_USE = 1,      /* an argument that cannot be */
    QUORATE_INVALID_INPUT = 2,  /* rules or data with errors; the diagnostics say which */
    QUORATE_LIMIT = 3,          /* an evaluation took more steps than allowed, or a record is nested too deeply */
    QUORATE_CANCELLED = 4,      /* the cancel callback said so */
    QUORATE_OUT_OF_MEMORY = 5,
    QUORATE_NOT_FOUND = 6,      /* an index past the end, an id that is not there, a file that cannot be read */
    QUORATE_INTERNAL = 7,       /* a fault of the engine */
    QUORATE_HOST_FAILED = 8     /* a function of the host said that it failed */
};

typedef struct quorate_text {
    const char* data;
    size_t size; /* bytes */
} quorate_text;

/* Opaque handles. */
typedef struct quorate_error quorate_error;
typedef struct quorate_string quorate_string;           /* a text that is handed over */
typedef struct quorate_texts quorate_texts;             /* a text in several languages; borrowed */
typedef struct quorate_diagnostics quorate_diagnostics; /* findings about input; borrowed */
typedef struct quorate_pack quorate_pack;
typedef struct quorate_portfolio quorate_portfolio;
typedef struct quorate_draft quorate_draft;
typedef struct quorate_record quorate_record;
typedef struct quorate_review quorate_review;
typedef struct quorate_relations quorate_relations;

/* Where the memory of handles, strings and errors comes from. What the engine works with in between, and what handles hold inside,
 * comes from C++'s operator new. Used by a pack and everything made with it, until the last of them is freed; the callbacks may be
 * called from every thread that uses one of them. */
typedef struct quorate_allocator {
    uint32_t struct_size;
    void* context;
    void* (*allocate)(void* context, size_t size);              /* aligned as malloc does; NULL: QUORATE_OUT_OF_MEMORY */
    void (*release)(void* context, void* memory, size_t size);  /* the size that was asked for */
} quorate_allocator;

/* Gives 1 to stop, 0 to go on. Asked every thousand operations or so. */
typedef int32_t (*quorate_cancel)(void* context);

/* The ABI number of the library that runs. Threads: any. */
QUORATE_C_API uint32_t quorate_abi(void) QUORATE_NOEXCEPT;
/* The version of the engine, such as "0.1.0"; lives for ever. Threads: any. */
QUORATE_C_API quorate_text quorate_version(void) QUORATE_NOEXCEPT;
/* The name of a status, such as "wrong-use"; lives for ever. Threads: any. */
QUORATE_C_API quorate_text quorate_status_name(quorate_status status) QUORATE_NOEXCEPT;

/* The text of a string; empty for NULL. Threads: any. */
QUORATE_C_API quorate_text quorate_string_text(const quorate_string* string) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_string_free(quorate_string** string) QUORATE_NOEXCEPT; /* Threads: own. */

/* The status that the function gave; QUORATE_OK for NULL. Threads: any. */
QUORATE_C_API quorate_status quorate_error_status(const quorate_error* error) QUORATE_NOEXCEPT;
/* One sentence; empty for NULL. Threads: any. */
QUORATE_C_API quorate_text quorate_error_message(const quorate_error* error) QUORATE_NOEXCEPT;
/* What is wrong with the input; NULL when the error is of another kind. Threads: any. */
QUORATE_C_API const quorate_diagnostics* quorate_error_diagnostics(const quorate_error* error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_error_free(quorate_error** error) QUORATE_NOEXCEPT; /* Threads: own. */

/* ---- Texts by language --------------------------------------------------------------------------------------------------------- */

/* How many languages it is in; 0 for NULL. Threads: any. */
QUORATE_C_API size_t quorate_texts_count(const quorate_texts* texts) QUORATE_NOEXCEPT;
/* One of them, in the order of the pack's languages. Threads: any. */
QUORATE_C_API quorate_status quorate_texts_get(const quorate_texts* texts, size_t index, quorate_text* language, quorate_text* text) QUORATE_NOEXCEPT;
/* The text in the wanted language, or failing that in the first that there is: `language`, unless NULL, says which it is.
 * QUORATE_NOT_FOUND when there is none at all. Threads: any. */
QUORATE_C_API quorate_status quorate_texts_in(const quorate_texts* texts, quorate_text wanted, quorate_text* text, quorate_text* language) QUORATE_NOEXCEPT;

/* ---- Diagnostics --------------------------------------------------------------------------------------------------------------- */

enum { QUORATE_SEVERITY_ERROR = 0, QUORATE_SEVERITY_WARNING = 1, QUORATE_SEVERITY_NOTE = 2 };

/* A stretch of an input. */
typedef struct quorate_place {
    quorate_text file;    /* the name that the input was given under */
    quorate_text excerpt; /* the first line of the stretch, cut to 200 characters */
    uint64_t begin, end;  /* bytes from 0; `end` is the first one after it */
    uint32_t line, column;         /* from 1, columns in characters; line 0: the file as a whole */
    uint32_t end_line, end_column; /* of the first character after it */
} quorate_place;

typedef struct quorate_diagnostic {
    uint32_t struct_size;
    int32_t severity;     /* QUORATE_SEVERITY_... */
    quorate_text code;    /* stable, such as "Q2001" */
    quorate_text message; /* one sentence */
    quorate_text help;    /* what to do; may be empty */
    quorate_place place;
    size_t related_count;
} quorate_diagnostic;

/* How many; 0 for NULL. Threads: any. */
QUORATE_C_API size_t quorate_diagnostics_count(const quorate_diagnostics* diagnostics) QUORATE_NOEXCEPT;
/* Whether any is an error: 1 or 0. Threads: any. */
QUORATE_C_API int32_t quorate_diagnostics_has_errors(const quorate_diagnostics* diagnostics) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_diagnostics_get(const quorate_diagnostics* diagnostics, size_t index, quorate_diagnostic* diagnostic) QUORATE_NOEXCEPT; /* Threads: any. */
/* A further place that matters, and what is to be seen there. Threads: any. */
QUORATE_C_API quorate_status quorate_diagnostics_related(const quorate_diagnostics* diagnostics, size_t index, size_t related, quorate_place* place,
                                                         quorate_text* message) QUORATE_NOEXCEPT;
/* All as text for people, and as JSON by docs/schema/diagnostics-1.schema.json. Threads: any. */
QUORATE_C_API quorate_status quorate_diagnostics_to_text(const quorate_diagnostics* diagnostics, quorate_string** text, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_diagnostics_to_json(const quorate_diagnostics* diagnostics, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;

/* ---- Packs --------------------------------------------------------------------------------------------------------------------- */

/* An input, with the name under which diagnostics speak of it. */
typedef struct quorate_document {
    uint32_t struct_size; /* that of the first stands for all of an array */
    uint32_t flags;       /* QUORATE_DOCUMENT_... */
    quorate_text name;
    quorate_text content; /* any bytes; what is no UTF-8 is told as a diagnostic */
} quorate_document;
enum {
    QUORATE_DOCUMENT_SUBJECTS = 1, /* of data: its records are those under review; when no document says so, all are */
    QUORATE_DOCUMENT_USED_PACK = 2 /* of rules: it belongs to a pack that the loaded one uses */
};

typedef struct quorate_pack_options {
    uint32_t struct_size;
    const quorate_allocator* allocator; /* copied; NULL: malloc and free */
} quorate_pack_options;

typedef struct quorate_pack_info {
    uint32_t struct_size;
    quorate_text name;
    quorate_text version;
    const quorate_texts* title;
    size_t languages, criteria, questions, relations, routings, coverages, parameters, cases;
} quorate_pack_info;

/* Reads, checks and compiles rule files. `options` may be NULL. Warnings do not hinder: see quorate_pack_diagnostics. Threads: any. */
QUORATE_C_API quorate_status quorate_pack_load(const quorate_document* files, size_t count, const quorate_pack_options* options, quorate_pack** pack,
                                               quorate_error** error) QUORATE_NOEXCEPT;
/* The same from a folder of *.quorate files, or from one file; packs that it uses are folders beside it. Threads: any. */
QUORATE_C_API quorate_status quorate_pack_load_path(quorate_text path, const quorate_pack_options* options, quorate_pack** pack, quorate_error** error) QUORATE_NOEXCEPT;
/* A second handle to the same pack, cheap: give one to each thread that may free it. Threads: any. */
QUORATE_C_API quorate_status quorate_pack_share(const quorate_pack* pack, quorate_pack** shared, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_pack_info_get(const quorate_pack* pack, quorate_pack_info* info) QUORATE_NOEXCEPT; /* Threads: any. */
/* The code of a language of the pack, the first one being its own. Threads: any. */
QUORATE_C_API quorate_status quorate_pack_language(const quorate_pack* pack, size_t index, quorate_text* language) QUORATE_NOEXCEPT;
/* Warnings about the pack; NULL for NULL. Threads: any. */
QUORATE_C_API const quorate_diagnostics* quorate_pack_diagnostics(const quorate_pack* pack) QUORATE_NOEXCEPT;
/* A JSON Schema of the data that the pack takes. Threads: any. */
QUORATE_C_API quorate_status quorate_pack_schema(const quorate_pack* pack, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
/* Runs the test cases of the pack: JSON by docs/schema/cases-1.schema.json. Threads: any. */
QUORATE_C_API quorate_status quorate_pack_run_cases(const quorate_pack* pack, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_pack_free(quorate_pack** pack) QUORATE_NOEXCEPT; /* Threads: own. */

/* ---- Portfolios ---------------------------------------------------------------------------------------------------------------- */

/* Loads data: JSON, or JSON Lines when the name ends in .jsonl. A record with an error is left out and told; the others are there, and
 * the status is QUORATE_OK: see quorate_portfolio_diagnostics. Threads: any. */
QUORATE_C_API quorate_status quorate_portfolio_load(const quorate_pack* pack, const quorate_document* documents, size_t count, quorate_portfolio** portfolio,
                                                    quorate_error** error) QUORATE_NOEXCEPT;
/* A second handle to the same portfolio, cheap. Threads: any. */
QUORATE_C_API quorate_status quorate_portfolio_share(const quorate_portfolio* portfolio, quorate_portfolio** shared, quorate_error** error) QUORATE_NOEXCEPT;
/* What was wrong with the data; NULL for NULL. Threads: any. */
QUORATE_C_API const quorate_diagnostics* quorate_portfolio_diagnostics(const quorate_portfolio* portfolio) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_portfolio_free(quorate_portfolio** portfolio) QUORATE_NOEXCEPT; /* Threads: own. */

/* ---- Records ------------------------------------------------------------------------------------------------------------------- */

/* A record without fields. The pack lends its allocator; what the fields may hold is checked in quorate_draft_make. Threads: any. */
QUORATE_C_API quorate_status quorate_record_new(const quorate_pack* pack, quorate_record** record, quorate_error** error) QUORATE_NOEXCEPT;
/* A record from a JSON object, as it would stand in a data file. Threads: any. */
QUORATE_C_API quorate_status quorate_record_from_json(const quorate_pack* pack, quorate_text json, quorate_record** record, quorate_error** error) QUORATE_NOEXCEPT;

/* Setters. `set` gives a field a value, or another one; `add` adds one to a field of several. A text is also how ids of records,
 * spellings of entries and amounts of time ("6 months") are given. QUORATE_LIMIT past 100 lists and parts within each other;
 * QUORATE_WRONG_USE when a value is added to a field that was set. Threads: own. */
QUORATE_C_API quorate_status quorate_record_set_truth(quorate_record* record, quorate_text field, int32_t truth) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_record_set_number(quorate_record* record, quorate_text field, int64_t numerator, int64_t denominator) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_record_set_text(quorate_record* record, quorate_text field, quorate_text text) QUORATE_NOEXCEPT;
/* One language of a text; call it once for each language. */
QUORATE_C_API quorate_status quorate_record_set_text_in(quorate_record* record, quorate_text field, quorate_text language, quorate_text text) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_record_set_day(quorate_record* record, quorate_text field, quorate_text day) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_record_set_period(quorate_record* record, quorate_text field, quorate_text first, quorate_text last) QUORATE_NOEXCEPT;
/* `amount` is a number as written, such as "50000" or "10.50"; `currency` three capital letters. */
QUORATE_C_API quorate_status quorate_record_set_money(quorate_record* record, quorate_text field, quorate_text amount, quorate_text currency) QUORATE_NOEXCEPT;
/* A record held inside; it is copied, and stays the caller's. */
QUORATE_C_API quorate_status quorate_record_set_part(quorate_record* record, quorate_text field, const quorate_record* part) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_record_add_truth(quorate_record* record, quorate_text field, int32_t truth) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_record_add_number(quorate_record* record, quorate_text field, int64_t numerator, int64_t denominator) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_record_add_text(quorate_record* record, quorate_text field, quorate_text text) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_record_add_day(quorate_record* record, quorate_text field, quorate_text day) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_record_add_period(quorate_record* record, quorate_text field, quorate_text first, quorate_text last) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_record_add_money(quorate_record* record, quorate_text field, quorate_text amount, quorate_text currency) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_record_add_part(quorate_record* record, quorate_text field, const quorate_record* part) QUORATE_NOEXCEPT;
/* A known set or list without members; a field that is not there is not known. */
QUORATE_C_API quorate_status quorate_record_set_empty(quorate_record* record, quorate_text field) QUORATE_NOEXCEPT;
/* Takes a field away, so that it is not stated; QUORATE_NOT_FOUND when it was not there. */
QUORATE_C_API quorate_status quorate_record_remove(quorate_record* record, quorate_text field) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_record_free(quorate_record** record) QUORATE_NOEXCEPT;

/* ---- Drafts: portfolios that change -------------------------------------------------------------------------------------------- */

QUORATE_C_API quorate_status quorate_draft_new(const quorate_pack* pack, quorate_draft** draft, quorate_error** error) QUORATE_NOEXCEPT; /* Threads: any. */
/* Takes the records of a document, as quorate_portfolio_load does. QUORATE_INVALID_INPUT when it could not be read to its end or
 * names collections that there are not; what could be read is in the draft. Threads: own. */
QUORATE_C_API quorate_status quorate_draft_read(quorate_draft* draft, const quorate_document* document, quorate_error** error) QUORATE_NOEXCEPT;
/* Adds a record to a collection, or replaces the one with its id; `subject` is 1 when it is under review. The record is copied. In
 * `answers`, `confirmations` and `derogations` records are always added. Threads: own. */
QUORATE_C_API quorate_status quorate_draft_put(quorate_draft* draft, quorate_text collection, const quorate_record* record, int32_t subject) QUORATE_NOEXCEPT;
/* Removes a record; QUORATE_NOT_FOUND when there is none with that id. Threads: own. */
QUORATE_C_API quorate_status quorate_draft_remove(quorate_draft* draft, quorate_text collection, quorate_text id) QUORATE_NOEXCEPT;
/* Removes all records of a collection; `count`, unless NULL, is how many there were. Threads: own. */
QUORATE_C_API quorate_status quorate_draft_clear(quorate_draft* draft, quorate_text collection, size_t* count) QUORATE_NOEXCEPT;
/* Makes a portfolio of what the draft holds now; see quorate_portfolio_load for what is wrong with data. The draft can go on
 * changing; portfolios made before stay as they are. Threads: any, as long as nothing changes the draft meanwhile. */
QUORATE_C_API quorate_status quorate_draft_make(const quorate_draft* draft, quorate_portfolio** portfolio, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_draft_free(quorate_draft** draft) QUORATE_NOEXCEPT; /* Threads: own. */

/* ---- Reviews ------------------------------------------------------------------------------------------------------------------- */

typedef struct quorate_parameter {
    quorate_text name;
    quorate_text value; /* as in data: "5", "70%", "2019-06-01", "yes", the id of an entry */
} quorate_parameter;

/* Functions of the host. A rule file declares `host function name (argument : type, ...) : type`; a review is asked for with the function
 * itself. It is called with values only, when all of them are known, in the thread of the review, any number of times and in no order
 * that may be relied on. It is the host's duty that the same values give the same answer on every call, day, thread and machine:
 * else reviews are no longer the same for the same input. A function that is declared and not given makes what asks for it unknown,
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
                                     entry; of a duration "days" or "months" */
    quorate_text last;            /* the last day of a period */
    const quorate_texts* texts;   /* of a text that goes in: all its languages; ignored in an answer */
} quorate_host_value;

/* Answers: gives 0 when it set `answer`, whose type is that of the result already; 1 when there is none, for the reason (one sentence) that it
 * put into `because`; anything else ends the review with QUORATE_HOST_FAILED. What goes in lives until it returns; texts of an answer must live
 * until it is called again in that thread, or the review has ended. An answer that is no value of its type ends the review with
 * QUORATE_WRONG_USE. Threads: that of the review; one that is given to reviews in several threads is called in all of them. */
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
} quorate_review_options;

enum { QUORATE_MUST = 0, QUORATE_SHOULD = 1, QUORATE_MAY = 2 };
enum { QUORATE_MET = 0, QUORATE_NOT_MET = 1, QUORATE_UNKNOWN = 2, QUORATE_TO_BE_JUDGED = 3, QUORATE_NOT_APPLICABLE = 4, QUORATE_DEROGATED = 5 };
enum { QUORATE_BAR = 0, QUORATE_BAR_UNLESS_REASONED = 1, QUORATE_NOTE = 2 };
enum { QUORATE_CANDIDATE = 0, QUORATE_CONFIRMED = 1, QUORATE_REJECTED = 2, QUORATE_POSSIBLE = 3, QUORATE_ACCEPTED = 4 };
enum { QUORATE_FITS = 0, QUORATE_DOES_NOT_FIT = 1, QUORATE_FIT_UNKNOWN = 2 };
enum {
    QUORATE_CLOCK_NOT_STARTED = 0, QUORATE_CLOCK_RUNNING = 1, QUORATE_CLOCK_PAUSED = 2, QUORATE_CLOCK_ENDED = 3, QUORATE_CLOCK_EXPIRED = 4,
    QUORATE_CLOCK_UNKNOWN = 5
};
enum {
    QUORATE_MISSING_FIELD = 0, QUORATE_MISSING_ANSWER = 1, QUORATE_MISSING_ARITHMETIC = 2, QUORATE_MISSING_EMPTY = 3,
    QUORATE_MISSING_RELATION = 4, QUORATE_MISSING_TEXT = 5, QUORATE_MISSING_HOST = 6
};

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
} quorate_review_info;

typedef struct quorate_subject {
    uint32_t struct_size;
    quorate_text collection, id;
    const quorate_texts* title;
    size_t findings, questions, relations, outcomes;
    size_t clocks, scorings, routings;
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
} quorate_finding;

typedef struct quorate_missing {
    uint32_t struct_size;
    int32_t kind;                /* QUORATE_MISSING_... */
    quorate_text collection, id; /* of the record; may be empty */
    quorate_text name;           /* the path of the field, the name of the question, or a description */
    const quorate_texts* label;  /* the same for people */
} quorate_missing;

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
} quorate_relation;

typedef struct quorate_outcome {
    uint32_t struct_size;
    int32_t decided;   /* 0: its condition is unknown */
    int32_t otherwise; /* 1: open because no other is */
    quorate_text name;
    const quorate_texts* title;
    const quorate_texts* message;
    size_t grounds;
} quorate_outcome;

/* A day like "2019-06-01" with a zero byte after it; empty when there is none. */
typedef struct quorate_day {
    char text[12];
} quorate_day;

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
} quorate_consideration;

typedef struct quorate_ranking {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    quorate_text name;
    const quorate_texts* title;
    size_t orders;   /* what it goes by, the first deciding */
    size_t rows;     /* by rank, ties by id */
    size_t unranked; /* those that cannot be ranked yet */
} quorate_ranking;

typedef struct quorate_ranked {
    uint32_t struct_size;
    uint32_t rank; /* from 1; those who tie share one */
    quorate_text collection, id;
    const quorate_texts* title;
    size_t keys; /* what it was ordered by, one for each order */
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

/* Reviews a portfolio that was made with the same pack. Threads: any. */
QUORATE_C_API quorate_status quorate_review_make(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options,
                                                 quorate_review** review, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_free(quorate_review** review) QUORATE_NOEXCEPT; /* Threads: own. */

/* Getters of what was found. `subject` is an index below quorate_review_info.subjects, or QUORATE_REST for findings and relations.
 * Threads: any. */
QUORATE_C_API quorate_status quorate_review_info_get(const quorate_review* review, quorate_review_info* info) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_subject(const quorate_review* review, size_t subject, quorate_subject* found) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_find(const quorate_review* review, quorate_text id, size_t* subject) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_finding(const quorate_review* review, size_t subject, size_t index, quorate_finding* finding) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_missing(const quorate_review* review, size_t subject, size_t finding, size_t index, quorate_missing* missing) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_question(const quorate_review* review, size_t subject, size_t index, quorate_question* question) QUORATE_NOEXCEPT;
/* The name of a criterion that waits for the answer. */
QUORATE_C_API quorate_status quorate_review_question_decides(const quorate_review* review, size_t subject, size_t question, size_t index,
                                                             quorate_text* criterion) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_relation(const quorate_review* review, size_t subject, size_t index, quorate_relation* relation) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_outcome(const quorate_review* review, size_t subject, size_t index, quorate_outcome* outcome) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_clock(const quorate_review* review, size_t subject, size_t index, quorate_clock* clock) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_clock_pause(const quorate_review* review, size_t subject, size_t clock, size_t index, quorate_day* first,
                                                        quorate_day* last) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_clock_missing(const quorate_review* review, size_t subject, size_t clock, size_t index, quorate_missing* missing) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_scoring(const quorate_review* review, size_t subject, size_t index, quorate_scoring* scoring) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_score(const quorate_review* review, size_t subject, size_t scoring, size_t index, quorate_score* score) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_scoring_missing(const quorate_review* review, size_t subject, size_t scoring, size_t index, quorate_missing* missing) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_routing(const quorate_review* review, size_t subject, size_t index, quorate_routing* routing) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_route(const quorate_review* review, size_t subject, size_t routing, size_t index, quorate_route* route) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_consideration(const quorate_review* review, size_t subject, size_t routing, size_t route, size_t index,
                                                          quorate_consideration* consideration) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_route_missing(const quorate_review* review, size_t subject, size_t routing, size_t route, size_t index,
                                                          quorate_missing* missing) QUORATE_NOEXCEPT;

/* Getters of what was found of the portfolio as a whole. Threads: any. */
QUORATE_C_API quorate_status quorate_review_ranking(const quorate_review* review, size_t index, quorate_ranking* ranking) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_ranking_order(const quorate_review* review, size_t ranking, size_t index, const quorate_texts** order) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_ranked(const quorate_review* review, size_t ranking, size_t index, quorate_ranked* ranked) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_ranked_key(const quorate_review* review, size_t ranking, size_t ranked, size_t index, const quorate_texts** key) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_unranked(const quorate_review* review, size_t ranking, size_t index, quorate_unranked* unranked) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_unranked_missing(const quorate_review* review, size_t ranking, size_t unranked, size_t index, quorate_missing* missing) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_coverage(const quorate_review* review, size_t index, quorate_coverage* coverage) QUORATE_NOEXCEPT;
/* A row, a column or a value of cells: `lines` is QUORATE_COVERAGE_... */
QUORATE_C_API quorate_status quorate_review_coverage_line(const quorate_review* review, size_t coverage, int32_t lines, size_t index, quorate_coverage_line* line) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_coverage_cell(const quorate_review* review, size_t coverage, size_t index, quorate_coverage_cell* cell) QUORATE_NOEXCEPT;
/* A record of a cell, and the id of a value that the records of a cell give there. */
QUORATE_C_API quorate_status quorate_review_coverage_record(const quorate_review* review, size_t coverage, size_t cell, size_t index, quorate_text* collection,
                                                            quorate_text* id) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_coverage_value(const quorate_review* review, size_t coverage, size_t cell, size_t index, quorate_text* id) QUORATE_NOEXCEPT;

/* The whole review: JSON by docs/schema/review-1.schema.json, or text and Markdown in a language of the pack. Threads: any. */
QUORATE_C_API quorate_status quorate_review_to_json(const quorate_review* review, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_to_text(const quorate_review* review, quorate_text language, quorate_string** text, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_to_markdown(const quorate_review* review, quorate_text language, quorate_string** text, quorate_error** error) QUORATE_NOEXCEPT;
/* One part of it with everything that explains it (who was counted, what is missing, what it cites), as it stands in the JSON of the
 * whole. Threads: any. */
QUORATE_C_API quorate_status quorate_review_subject_to_json(const quorate_review* review, size_t subject, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_finding_to_json(const quorate_review* review, size_t subject, size_t index, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_question_to_json(const quorate_review* review, size_t subject, size_t index, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_relation_to_json(const quorate_review* review, size_t subject, size_t index, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_outcome_to_json(const quorate_review* review, size_t subject, size_t index, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;

/* ---- Explanations -------------------------------------------------------------------------------------------------------------- */

/* The rule taken apart, with the value of every part: for the criterion of that name, or every criterion when it is empty, and the record with that
 * id. JSON by docs/schema/explanation-1.schema.json. QUORATE_NOT_FOUND when no such criterion speaks of such a record. Threads: any. */
QUORATE_C_API quorate_status quorate_explain_to_json(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options,
                                                     quorate_text id, quorate_text criterion, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
/* The same in plain sentences, in a language of the pack. Threads: any. */
QUORATE_C_API quorate_status quorate_explain_to_text(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options,
                                                     quorate_text id, quorate_text criterion, quorate_text language, quorate_string** text,
                                                     quorate_error** error) QUORATE_NOEXCEPT;

/* ---- Relations ----------------------------------------------------------------------------------------------------------------- */

/* All relations between all records of a portfolio. Threads: any. */
QUORATE_C_API quorate_status quorate_relations_find(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options,
                                                    quorate_relations** relations, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API size_t quorate_relations_count(const quorate_relations* relations) QUORATE_NOEXCEPT; /* 0 for NULL. Threads: any. */
QUORATE_C_API quorate_status quorate_relations_get(const quorate_relations* relations, size_t index, quorate_relation* relation) QUORATE_NOEXCEPT; /* Threads: any. */
/* JSON by docs/schema/relations-1.schema.json, or text in a language of the pack. Threads: any. */
QUORATE_C_API quorate_status quorate_relations_to_json(const quorate_relations* relations, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_relations_to_text(const quorate_relations* relations, quorate_text language, quorate_string** text, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_relations_free(quorate_relations** relations) QUORATE_NOEXCEPT; /* Threads: own. */

#ifdef __cplusplus
}
#endif
#endif
