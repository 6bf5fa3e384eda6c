/* A review, or a part of it, as JSON, text and Markdown. */
#ifndef QUORATE_C_REPORT_H
#define QUORATE_C_REPORT_H

#include "quorate/c/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* `language` is one of the languages of the pack; another one is QUORATE_WRONG_USE, with a sentence that tells them. A text that the pack does not
 * give in that language stands in the first that there is. */

/* The whole review as JSON by docs/schema/review-1.schema.json. Threads: any. */
QUORATE_C_API quorate_status quorate_review_to_json(const quorate_review* review, quorate_string** json, quorate_error** error) QUORATE_NOEXCEPT;
/* The whole review as text. Threads: any. */
QUORATE_C_API quorate_status quorate_review_to_text(const quorate_review* review, quorate_text language, quorate_string** text,
                                                    quorate_error** error) QUORATE_NOEXCEPT;
/* The whole review as Markdown. Threads: any. */
QUORATE_C_API quorate_status quorate_review_to_markdown(const quorate_review* review, quorate_text language, quorate_string** text,
                                                        quorate_error** error) QUORATE_NOEXCEPT;

/* One part with everything that explains it (who was counted, what is missing, what it cites), as it stands in the JSON of the whole. */

/* A record under review. Threads: any. */
QUORATE_C_API quorate_status quorate_review_subject_to_json(const quorate_review* review, size_t subject, quorate_string** json,
                                                            quorate_error** error) QUORATE_NOEXCEPT;
/* A finding. Threads: any. */
QUORATE_C_API quorate_status quorate_review_finding_to_json(const quorate_review* review, size_t subject, size_t index, quorate_string** json,
                                                            quorate_error** error) QUORATE_NOEXCEPT;
/* A question. Threads: any. */
QUORATE_C_API quorate_status quorate_review_question_to_json(const quorate_review* review, size_t subject, size_t index, quorate_string** json,
                                                             quorate_error** error) QUORATE_NOEXCEPT;
/* A relation. Threads: any. */
QUORATE_C_API quorate_status quorate_review_relation_to_json(const quorate_review* review, size_t subject, size_t index, quorate_string** json,
                                                             quorate_error** error) QUORATE_NOEXCEPT;
/* An outcome. Threads: any. */
QUORATE_C_API quorate_status quorate_review_outcome_to_json(const quorate_review* review, size_t subject, size_t index, quorate_string** json,
                                                            quorate_error** error) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
