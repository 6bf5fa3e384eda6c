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
 * nothing. Of the borrowed types (quorate_texts and the lists) only NULL can be told, not a handle of another type. No exception, signal, exit
 * or output ever comes out of the library, and none may come out of a callback.
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

/* A day like "2019-06-01" with a zero byte after it; empty when there is none. */
typedef struct quorate_day {
    char text[12];
} quorate_day;

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
typedef struct quorate_open_points quorate_open_points; /* what is still open, ranked */
typedef struct quorate_remedies quorate_remedies;       /* what would have to change for one record, or how firm it stands */
typedef struct quorate_impact quorate_impact;           /* what other rules, or another day, change */
typedef struct quorate_explanations quorate_explanations; /* rules taken apart */

/* Lists that stand inside what a getter gives; borrowed, and read one by one. */
typedef struct quorate_citations quorate_citations; /* where a rule comes from */
typedef struct quorate_values quorate_values;       /* named values for people */
typedef struct quorate_tallies quorate_tallies;     /* who was counted */
typedef struct quorate_part quorate_part;           /* a part of a rule that was taken apart, with all its parts */

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
QUORATE_C_API quorate_status quorate_record_free(quorate_record** record) QUORATE_NOEXCEPT; /* Threads: own. */

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
                                     entry; of a duration "days" or "months", and of one that goes in perhaps
                                     "working days" */
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
    uint64_t total_step_limit;           /* of all evaluations together; 0: 10,000,000,000 */
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

typedef struct quorate_ranking {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    quorate_text name;
    const quorate_texts* title;
    size_t orders;   /* what it goes by, the first deciding */
    size_t rows;     /* by rank, ties by id */
    size_t unranked; /* those that cannot be ranked yet */
    const quorate_citations* citations;
} quorate_ranking;

typedef struct quorate_ranked {
    uint32_t struct_size;
    uint32_t rank; /* from 1; those who tie share one */
    quorate_text collection, id;
    const quorate_texts* title;
    size_t keys; /* what it was ordered by, one for each order */
    uint32_t last_rank; /* the same as the rank, or higher where some that cannot be ranked yet may come before */
    uint32_t reserved;  /* 0 */
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
    const quorate_citations* citations;
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

/* What stands behind findings, questions, relations and outcomes. */

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

enum {
    QUORATE_OMITTED_RECORD = 0, QUORATE_OMITTED_ANSWER = 1, QUORATE_OMITTED_CONFIRMATION = 2, QUORATE_OMITTED_DEROGATION = 3,
    QUORATE_OMITTED_REFERENCE = 4, QUORATE_OMITTED_REST_OF_FILE = 5
};

/* Something of the data that the review does not see, for an error or because it is dated later. */
typedef struct quorate_omission {
    uint32_t struct_size;
    int32_t kind;                /* QUORATE_OMITTED_... */
    int32_t later;               /* 1: it is dated after the day of the review; 0: it has an error */
    uint32_t reserved;           /* 0 */
    quorate_text collection, id; /* of the record, or of the one that a judgement is about; may be empty */
    quorate_text name;           /* of the question, relation or criterion, or what a reference leads to; may be empty */
    const quorate_texts* title;
    quorate_place place;         /* of the error */
    quorate_day dated;           /* when it is later */
} quorate_omission;

/* A group of records that relations tie together. */
typedef struct quorate_group {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    size_t members;
    size_t weak_links; /* pairs without which it falls into two parts of at least two records each */
    size_t same_texts; /* sets of members that say the same in all their texts */
} quorate_group;

typedef struct quorate_weak_link {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    quorate_text first_collection, first_id, second_collection, second_id;
    size_t first_side, second_side; /* how many records stay with either */
} quorate_weak_link;

/* A pack that the pack uses, directly or through others. */
typedef struct quorate_used_pack {
    uint32_t struct_size;
    int32_t in_force; /* on the day of the review */
    quorate_text name, version;
    const quorate_texts* title;
} quorate_used_pack;

/* A parameter whose value is one reading of a text among several. */
typedef struct quorate_reading {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    quorate_text name;
    const quorate_texts* label;
    const quorate_texts* value;
    const quorate_texts* taken; /* the reading, in words */
} quorate_reading;

/* Lists: how many (0 for NULL), and one of them. Threads: any. */
QUORATE_C_API size_t quorate_citations_count(const quorate_citations* citations) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_citations_get(const quorate_citations* citations, size_t index, quorate_citation* citation) QUORATE_NOEXCEPT;
/* A section of the source that is cited. */
QUORATE_C_API quorate_status quorate_citations_section(const quorate_citations* citations, size_t citation, size_t index, quorate_text* section) QUORATE_NOEXCEPT;
QUORATE_C_API size_t quorate_values_count(const quorate_values* values) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_values_get(const quorate_values* values, size_t index, quorate_shown_value* value) QUORATE_NOEXCEPT;
QUORATE_C_API size_t quorate_tallies_count(const quorate_tallies* tallies) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_tallies_get(const quorate_tallies* tallies, size_t index, quorate_tally* tally) QUORATE_NOEXCEPT;
/* One that was counted, left out, or may count. */
QUORATE_C_API quorate_status quorate_tallies_item(const quorate_tallies* tallies, size_t tally, size_t index, quorate_counted* item) QUORATE_NOEXCEPT;

/* Getters of a review. Threads: any. */
QUORATE_C_API quorate_status quorate_review_answer(const quorate_review* review, size_t subject, size_t finding, size_t index, quorate_answer_given* answer) QUORATE_NOEXCEPT;
/* QUORATE_NOT_FOUND when the finding is not QUORATE_DEROGATED. */
QUORATE_C_API quorate_status quorate_review_derogation(const quorate_review* review, size_t subject, size_t finding, quorate_derogation* derogation) QUORATE_NOEXCEPT;
/* The name of a question that a finding waits for, and of a criterion that is shown with it. */
QUORATE_C_API quorate_status quorate_review_finding_question(const quorate_review* review, size_t subject, size_t finding, size_t index, quorate_text* question) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_finding_gathers(const quorate_review* review, size_t subject, size_t finding, size_t index, quorate_text* criterion) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_question_answered_by(const quorate_review* review, size_t subject, size_t question, size_t index,
                                                                 const quorate_texts** body) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_question_disputed(const quorate_review* review, size_t subject, size_t question, size_t index,
                                                              quorate_answer_given* answer) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_relation_missing(const quorate_review* review, size_t subject, size_t relation, size_t index, quorate_missing* missing) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_outcome_ground(const quorate_review* review, size_t subject, size_t outcome, size_t index, quorate_ground* ground) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_omission(const quorate_review* review, size_t index, quorate_omission* omission) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_group(const quorate_review* review, size_t index, quorate_group* group) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_group_member(const quorate_review* review, size_t group, size_t index, quorate_text* collection, quorate_text* id) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_group_weak_link(const quorate_review* review, size_t group, size_t index, quorate_weak_link* link) QUORATE_NOEXCEPT;
/* A record of one of the sets of `same_texts`; QUORATE_NOT_FOUND past the last. */
QUORATE_C_API quorate_status quorate_review_group_same_text(const quorate_review* review, size_t group, size_t same, size_t index, quorate_text* collection,
                                                            quorate_text* id) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_used_pack(const quorate_review* review, size_t index, quorate_used_pack* used) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_review_reading(const quorate_review* review, size_t index, quorate_reading* reading) QUORATE_NOEXCEPT;

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
} quorate_explanation;

/* As quorate_explain_to_json. Threads: any. */
QUORATE_C_API quorate_status quorate_explanations_find(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options,
                                                       quorate_text id, quorate_text criterion, quorate_explanations** explanations,
                                                       quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API size_t quorate_explanations_count(const quorate_explanations* explanations) QUORATE_NOEXCEPT; /* 0 for NULL. Threads: any. */
/* Getters. Threads: any. */
QUORATE_C_API quorate_status quorate_explanations_get(const quorate_explanations* explanations, size_t index, quorate_explanation* explanation) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_explanations_let(const quorate_explanations* explanations, size_t explanation, size_t index, quorate_text* name,
                                                      const quorate_texts** label, const quorate_part** part) QUORATE_NOEXCEPT;
/* A criterion that applies in its place, and why it does: `applies` is set to NULL when it always does. */
QUORATE_C_API quorate_status quorate_explanations_overriding(const quorate_explanations* explanations, size_t explanation, size_t index, quorate_text* criterion,
                                                             const quorate_texts** title, const quorate_part** applies) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_part_get(const quorate_part* part, quorate_part_info* info) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_part_part(const quorate_part* part, size_t index, const quorate_part** found) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_part_missing(const quorate_part* part, size_t index, quorate_missing* missing) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_part_item(const quorate_part* part, size_t index, quorate_counted* item) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_explanations_free(quorate_explanations** explanations) QUORATE_NOEXCEPT; /* Threads: own. */

/* ---- Relations ----------------------------------------------------------------------------------------------------------------- */

/* All relations between all records of a portfolio. Threads: any. */
QUORATE_C_API quorate_status quorate_relations_find(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options,
                                                    quorate_relations** relations, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API size_t quorate_relations_count(const quorate_relations* relations) QUORATE_NOEXCEPT; /* 0 for NULL. Threads: any. */
QUORATE_C_API quorate_status quorate_relations_get(const quorate_relations* relations, size_t index, quorate_relation* relation) QUORATE_NOEXCEPT; /* Threads: any. */
QUORATE_C_API quorate_status quorate_relations_missing(const quorate_relations* relations, size_t relation, size_t index, quorate_missing* missing) QUORATE_NOEXCEPT; /* Threads: any. */
/* JSON by docs/schema/relations-1.schema.json, or text in a language of the pack. Threads: any. */
QUORATE_C_API quorate_status quorate_relations_to_json(const quorate_relations* relations, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_relations_to_text(const quorate_relations* relations, quorate_text language, quorate_string** text, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_relations_free(quorate_relations** relations) QUORATE_NOEXCEPT; /* Threads: own. */

/* ---- What is open -------------------------------------------------------------------------------------------------------------- */

/* A finding or an outcome, by name. */
typedef struct quorate_finding_name {
    uint32_t struct_size;
    int32_t grade; /* QUORATE_MUST ... */
    quorate_text criterion;
    const quorate_texts* title;
    quorate_text collection, id; /* of the record that it is about */
} quorate_finding_name;

typedef struct quorate_outcome_name {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    quorate_text outcome;
    const quorate_texts* title;
    quorate_text collection, id;
} quorate_outcome_name;

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

/* What is open for the records under review (only those that options name), first what settles most: the portfolio is evaluated again with each
 * value that an open point may have. Threads: any. */
QUORATE_C_API quorate_status quorate_open_points_find(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options,
                                                      quorate_open_points** points, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API size_t quorate_open_points_count(const quorate_open_points* points) QUORATE_NOEXCEPT; /* 0 for NULL. Threads: any. */
/* How many of the last ones were ranked by the findings that wait for them, and not tried. Threads: any. */
QUORATE_C_API size_t quorate_open_points_not_tried(const quorate_open_points* points) QUORATE_NOEXCEPT;
/* Getters. `point`, `value` and `index` count from 0. `alone`, unless NULL, is 1 when the reasons of the finding name nothing else. Threads: any. */
QUORATE_C_API quorate_status quorate_open_points_get(const quorate_open_points* points, size_t point, quorate_open_point* found) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_open_points_asked_of(const quorate_open_points* points, size_t point, size_t index, const quorate_texts** body) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_open_points_waiting(const quorate_open_points* points, size_t point, size_t index, quorate_finding_name* finding,
                                                         int32_t* alone) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_open_points_value(const quorate_open_points* points, size_t point, size_t value, quorate_tried_value* found) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_open_points_settles(const quorate_open_points* points, size_t point, size_t value, size_t index,
                                                         quorate_finding_name* finding) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_open_points_opens(const quorate_open_points* points, size_t point, size_t value, size_t index,
                                                       quorate_outcome_name* outcome) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_open_points_closes(const quorate_open_points* points, size_t point, size_t value, size_t index,
                                                        quorate_outcome_name* outcome) QUORATE_NOEXCEPT;
/* JSON by docs/schema/questions-1.schema.json, or text in a language of the pack. Threads: any. */
QUORATE_C_API quorate_status quorate_open_points_to_json(const quorate_open_points* points, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_open_points_to_text(const quorate_open_points* points, quorate_text language, quorate_string** text,
                                                         quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_open_points_free(quorate_open_points** points) QUORATE_NOEXCEPT; /* Threads: own. */

/* ---- What would have to change ------------------------------------------------------------------------------------------------- */

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
/* Getters. `remedy`, `change`, `value`, `loss` and `index` count from 0. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_info_get(const quorate_remedies* remedies, quorate_remedies_info* info) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_remedies_wanted(const quorate_remedies* remedies, size_t index, quorate_outcome_name* outcome) QUORATE_NOEXCEPT;
/* `which` is QUORATE_IN_THE_WAY, QUORATE_OUT_OF_REACH or QUORATE_CONFLICT. */
QUORATE_C_API quorate_status quorate_remedies_criterion(const quorate_remedies* remedies, int32_t which, size_t index, quorate_finding_name* finding) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_remedies_get(const quorate_remedies* remedies, size_t remedy, quorate_remedy* found) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_remedies_change(const quorate_remedies* remedies, size_t remedy, size_t change, quorate_change* found) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_remedies_change_value(const quorate_remedies* remedies, size_t remedy, size_t change, size_t value,
                                                           quorate_worded_value* found) QUORATE_NOEXCEPT;
/* A field of a new part: its label, and its value. */
QUORATE_C_API quorate_status quorate_remedies_change_field(const quorate_remedies* remedies, size_t remedy, size_t change, size_t value, size_t index,
                                                           const quorate_texts** label, quorate_worded_value* found) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_remedies_change_instead(const quorate_remedies* remedies, size_t remedy, size_t change, size_t index,
                                                             quorate_worded_value* found) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_remedies_provided(const quorate_remedies* remedies, size_t remedy, size_t index, quorate_needed_answer* found) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_remedies_provided_asked_of(const quorate_remedies* remedies, size_t remedy, size_t provided, size_t index,
                                                                const quorate_texts** body) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_remedies_loss(const quorate_remedies* remedies, size_t loss, quorate_loss* found) QUORATE_NOEXCEPT;
/* One of the items that are lost together in the loss `which`; QUORATE_NOT_FOUND past the last. */
QUORATE_C_API quorate_status quorate_remedies_loss_value(const quorate_remedies* remedies, size_t loss, size_t which, size_t index,
                                                         quorate_worded_value* found) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_remedies_not_searched(const quorate_remedies* remedies, size_t index, quorate_text* field) QUORATE_NOEXCEPT;
/* JSON by docs/schema/remedy-1.schema.json, or text in a language of the pack. Threads: any. */
QUORATE_C_API quorate_status quorate_remedies_to_json(const quorate_remedies* remedies, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_remedies_to_text(const quorate_remedies* remedies, quorate_text language, quorate_string** text,
                                                      quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_remedies_free(quorate_remedies** remedies) QUORATE_NOEXCEPT; /* Threads: own. */

/* ---- What other rules change --------------------------------------------------------------------------------------------------- */

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
/* Getters. `record` is an index below quorate_impact_info.records, or QUORATE_REST for findings. Threads: any. */
QUORATE_C_API quorate_status quorate_impact_info_get(const quorate_impact* impact, quorate_impact_info* info) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_impact_rule(const quorate_impact* impact, size_t index, quorate_changed_rule* rule) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_impact_record(const quorate_impact* impact, size_t index, quorate_record_impact* record) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_impact_finding(const quorate_impact* impact, size_t record, size_t index, quorate_changed_finding* finding) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_impact_finding_because(const quorate_impact* impact, size_t record, size_t finding, size_t index,
                                                            quorate_changed_rule* rule) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_impact_outcome(const quorate_impact* impact, size_t record, size_t index, quorate_changed_outcome* outcome) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_impact_outcome_because(const quorate_impact* impact, size_t record, size_t outcome, size_t index,
                                                            quorate_changed_rule* rule) QUORATE_NOEXCEPT;
/* A record that is under review before only (`after` 0) or after only (1). */
QUORATE_C_API quorate_status quorate_impact_only(const quorate_impact* impact, int32_t after, size_t index, quorate_text* collection, quorate_text* id) QUORATE_NOEXCEPT;
/* JSON by docs/schema/impact-1.schema.json, or text in a language of the pack. Threads: any. */
QUORATE_C_API quorate_status quorate_impact_to_json(const quorate_impact* impact, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_impact_to_text(const quorate_impact* impact, quorate_text language, quorate_string** text, quorate_error** error) QUORATE_NOEXCEPT;
QUORATE_C_API quorate_status quorate_impact_free(quorate_impact** impact) QUORATE_NOEXCEPT; /* Threads: own. */

#ifdef __cplusplus
}
#endif
#endif
