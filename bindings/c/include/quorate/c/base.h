/* What everything is made of: statuses, texts, days, handles, the memory of the host, strings and errors. See quorate.h for how it goes. */
#ifndef QUORATE_C_BASE_H
#define QUORATE_C_BASE_H

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

/* The number of the ABI that these headers describe. */
#define QUORATE_ABI 0

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
    QUORATE_HOST_FAILED = 8     /* a function of the host said that it failed, or a callback threw */
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
typedef struct quorate_string quorate_string; /* a text that is handed over */
typedef struct quorate_texts quorate_texts; /* a text in several languages; borrowed */
typedef struct quorate_diagnostics quorate_diagnostics; /* findings about input; borrowed */
typedef struct quorate_pack quorate_pack;
typedef struct quorate_portfolio quorate_portfolio;
typedef struct quorate_draft quorate_draft;
typedef struct quorate_record quorate_record;
typedef struct quorate_review quorate_review;
typedef struct quorate_relations quorate_relations;
typedef struct quorate_open_points quorate_open_points; /* what is still open, ranked */
typedef struct quorate_remedies quorate_remedies; /* what would have to change for one record, or how firm it stands */
typedef struct quorate_impact quorate_impact; /* what other rules, or another day, change */
typedef struct quorate_explanations quorate_explanations; /* rules taken apart */
typedef struct quorate_pair_explanations quorate_pair_explanations; /* relations taken apart for two records */

/* Lists that stand inside what a getter gives; borrowed, and read one by one. */
typedef struct quorate_citations quorate_citations; /* where a rule comes from */
typedef struct quorate_values quorate_values; /* named values for people */
typedef struct quorate_tallies quorate_tallies; /* who was counted */
typedef struct quorate_part quorate_part; /* a part of a rule that was taken apart, with all its parts */

/* Where the memory of handles, strings and errors comes from. What the engine works with in between, and what handles hold inside,
 * comes from C++'s operator new. Used by a pack and everything made with it, until the last of them is freed; the callbacks may be
 * called from every thread that uses one of them. Errors about borrowed lists and texts come from malloc. */
typedef struct quorate_allocator {
    uint32_t struct_size;
    void* context;
    void* (*allocate)(void* context, size_t size);              /* aligned as malloc does; NULL: QUORATE_OUT_OF_MEMORY */
    void (*release)(void* context, void* memory, size_t size);  /* the size that was asked for */
} quorate_allocator;

/* Gives 1 to stop, 0 to go on. Asked every thousand operations or so, in the thread that asked for the review. */
typedef int32_t (*quorate_cancel)(void* context);

/* The ABI number of the library that runs. Threads: any. */
QUORATE_C_API uint32_t quorate_abi(void) QUORATE_NOEXCEPT;
/* The version of the engine, such as "0.1.0"; lives for ever. Threads: any. */
QUORATE_C_API quorate_text quorate_version(void) QUORATE_NOEXCEPT;
/* The name of a status, such as "wrong-use"; lives for ever. Threads: any. */
QUORATE_C_API quorate_text quorate_status_name(quorate_status status) QUORATE_NOEXCEPT;
/* The text of a string; empty for NULL. Threads: any. */
QUORATE_C_API quorate_text quorate_string_text(const quorate_string* string) QUORATE_NOEXCEPT;
/* Frees a string. Threads: own. */
QUORATE_C_API quorate_status quorate_string_free(quorate_string** string) QUORATE_NOEXCEPT;
/* The status that the function gave; QUORATE_OK for NULL. Threads: any. */
QUORATE_C_API quorate_status quorate_error_status(const quorate_error* error) QUORATE_NOEXCEPT;
/* One sentence; empty for NULL. Threads: any. */
QUORATE_C_API quorate_text quorate_error_message(const quorate_error* error) QUORATE_NOEXCEPT;
/* What is wrong with the input; NULL when the error is of another kind. Threads: any. */
QUORATE_C_API const quorate_diagnostics* quorate_error_diagnostics(const quorate_error* error) QUORATE_NOEXCEPT;
/* Frees an error. Threads: own. */
QUORATE_C_API quorate_status quorate_error_free(quorate_error** error) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
