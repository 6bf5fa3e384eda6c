/* Texts by language. */
#ifndef QUORATE_C_TEXTS_H
#define QUORATE_C_TEXTS_H

#include "quorate/c/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How many languages it is in; 0 for NULL. Threads: any. */
QUORATE_C_API size_t quorate_texts_count(const quorate_texts* texts) QUORATE_NOEXCEPT;
/* One of them, in the order of the pack's languages. Threads: any. */
QUORATE_C_API quorate_status quorate_texts_get(const quorate_texts* texts, size_t index, quorate_text* language, quorate_text* text,
                                               quorate_error** error) QUORATE_NOEXCEPT;
/* The text in the wanted language, or failing that in the first that there is: `language`, unless NULL, says which it is. QUORATE_NOT_FOUND when there
 * is none at all. Threads: any. */
QUORATE_C_API quorate_status quorate_texts_in(const quorate_texts* texts, quorate_text wanted, quorate_text* text, quorate_text* language,
                                              quorate_error** error) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
