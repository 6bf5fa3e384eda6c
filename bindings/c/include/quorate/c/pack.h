/* Packs: rules, compiled. */
#ifndef QUORATE_C_PACK_H
#define QUORATE_C_PACK_H

#include "quorate/c/base.h"
#include "quorate/c/diagnostics.h"

#ifdef __cplusplus
extern "C" {
#endif

/* An input, with the name under which diagnostics speak of it. */
typedef struct quorate_document {
    uint32_t struct_size; /* that of the first stands for all of an array */
    uint32_t flags;       /* QUORATE_DOCUMENT_..., joined by |; others are QUORATE_WRONG_USE */
    quorate_text name;
    quorate_text content; /* any bytes; what is no UTF-8 is told as a diagnostic */
} quorate_document;

enum {
    QUORATE_DOCUMENT_SUBJECTS = 1, /* of data: its records are those under review; when no document says so, all are */
    QUORATE_DOCUMENT_USED_PACK = 2, /* of rules: it belongs to a pack that the loaded one uses */
    QUORATE_DOCUMENT_OTHER_REGISTER = 4 /* of data: its records are of a second register; relations then look across the two only */
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
/* The same from a folder of *.quorate files, or from one file; packs that it uses are folders beside it. `path` is bytes, as the system has them, and
 * stands so in places and messages. Threads: any. */
QUORATE_C_API quorate_status quorate_pack_load_path(quorate_text path, const quorate_pack_options* options, quorate_pack** pack,
                                                    quorate_error** error) QUORATE_NOEXCEPT;
/* A second handle to the same pack, cheap: give one to each thread that may free it. Threads: any. */
QUORATE_C_API quorate_status quorate_pack_share(const quorate_pack* pack, quorate_pack** shared, quorate_error** error) QUORATE_NOEXCEPT;
/* What the pack is, and how much it has of what. Threads: any. */
QUORATE_C_API quorate_status quorate_pack_info_get(const quorate_pack* pack, quorate_pack_info* info, quorate_error** error) QUORATE_NOEXCEPT;
/* The code of a language of the pack, the first one being its own. Threads: any. */
QUORATE_C_API quorate_status quorate_pack_language(const quorate_pack* pack, size_t index, quorate_text* language, quorate_error** error) QUORATE_NOEXCEPT;
/* Warnings about the pack; NULL for NULL. Threads: any. */
QUORATE_C_API const quorate_diagnostics* quorate_pack_diagnostics(const quorate_pack* pack) QUORATE_NOEXCEPT;
/* A JSON Schema of the data that the pack takes. Threads: any. */
QUORATE_C_API quorate_status quorate_pack_schema(const quorate_pack* pack, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
/* Runs the test cases of the pack: JSON by docs/schema/cases-1.schema.json. Threads: any. */
QUORATE_C_API quorate_status quorate_pack_run_cases(const quorate_pack* pack, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
/* Frees a handle to a pack. Threads: own. */
QUORATE_C_API quorate_status quorate_pack_free(quorate_pack** pack) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
