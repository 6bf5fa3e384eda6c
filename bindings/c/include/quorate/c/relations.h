/* Relations between all records of a portfolio. */
#ifndef QUORATE_C_RELATIONS_H
#define QUORATE_C_RELATIONS_H

#include "quorate/c/base.h"
#include "quorate/c/options.h"
#include "quorate/c/review.h"

#ifdef __cplusplus
extern "C" {
#endif

/* All relations between all records of a portfolio. Threads: any. */
QUORATE_C_API quorate_status quorate_relations_find(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options,
                                                    quorate_relations** relations, quorate_error** error) QUORATE_NOEXCEPT;
/* How many; 0 for NULL. Threads: any. */
QUORATE_C_API size_t quorate_relations_count(const quorate_relations* relations) QUORATE_NOEXCEPT;
/* One of them. Threads: any. */
QUORATE_C_API quorate_status quorate_relations_get(const quorate_relations* relations, size_t index, quorate_relation* relation,
                                                   quorate_error** error) QUORATE_NOEXCEPT;
/* A reason why a relation is only possible. Threads: any. */
QUORATE_C_API quorate_status quorate_relations_missing(const quorate_relations* relations, size_t relation, size_t index, quorate_missing* missing,
                                                       quorate_error** error) QUORATE_NOEXCEPT;
/* All as JSON by docs/schema/relations-1.schema.json. Threads: any. */
QUORATE_C_API quorate_status quorate_relations_to_json(const quorate_relations* relations, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
/* All as text in a language of the pack. Threads: any. */
QUORATE_C_API quorate_status quorate_relations_to_text(const quorate_relations* relations, quorate_text language, quorate_string** text,
                                                       quorate_error** error) QUORATE_NOEXCEPT;
/* Frees relations. Threads: own. */
QUORATE_C_API quorate_status quorate_relations_free(quorate_relations** relations) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
