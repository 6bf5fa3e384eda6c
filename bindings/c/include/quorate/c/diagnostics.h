/* What is wrong with rules or data, and where. */
#ifndef QUORATE_C_DIAGNOSTICS_H
#define QUORATE_C_DIAGNOSTICS_H

#include "quorate/c/base.h"

#ifdef __cplusplus
extern "C" {
#endif

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
/* One of them. Threads: any. */
QUORATE_C_API quorate_status quorate_diagnostics_get(const quorate_diagnostics* diagnostics, size_t index, quorate_diagnostic* diagnostic,
                                                     quorate_error** error) QUORATE_NOEXCEPT;
/* A further place that matters, and what is to be seen there. Threads: any. */
QUORATE_C_API quorate_status quorate_diagnostics_related(const quorate_diagnostics* diagnostics, size_t index, size_t related, quorate_place* place,
                                                         quorate_text* message, quorate_error** error) QUORATE_NOEXCEPT;
/* All as text for people. Threads: any. */
QUORATE_C_API quorate_status quorate_diagnostics_to_text(const quorate_diagnostics* diagnostics, quorate_string** text,
                                                         quorate_error** error) QUORATE_NOEXCEPT;
/* All as JSON by docs/schema/diagnostics-1.schema.json. Threads: any. */
QUORATE_C_API quorate_status quorate_diagnostics_to_json(const quorate_diagnostics* diagnostics, quorate_string** json,
                                                         quorate_error** error) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
