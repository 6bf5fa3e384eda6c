/* Drafts: portfolios that change. */
#ifndef QUORATE_C_DRAFT_H
#define QUORATE_C_DRAFT_H

#include "quorate/c/base.h"
#include "quorate/c/pack.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A draft without records. Threads: any. */
QUORATE_C_API quorate_status quorate_draft_new(const quorate_pack* pack, quorate_draft** draft, quorate_error** error) QUORATE_NOEXCEPT;
/* Takes the records of a document, as quorate_portfolio_load does. QUORATE_INVALID_INPUT when it could not be read to its end or names collections
 * that there are not; what could be read is in the draft. Threads: own. */
QUORATE_C_API quorate_status quorate_draft_read(quorate_draft* draft, const quorate_document* document, quorate_error** error) QUORATE_NOEXCEPT;
/* Adds a record to a collection, or replaces the one with its id; `subject` is 1 when it is under review. The record is copied. In `answers`,
 * `confirmations` and `derogations` records are always added. Threads: own. */
QUORATE_C_API quorate_status quorate_draft_put(quorate_draft* draft, quorate_text collection, const quorate_record* record, int32_t subject,
                                               quorate_error** error) QUORATE_NOEXCEPT;
/* Removes a record; QUORATE_NOT_FOUND when there is none with that id. Threads: own. */
QUORATE_C_API quorate_status quorate_draft_remove(quorate_draft* draft, quorate_text collection, quorate_text id, quorate_error** error) QUORATE_NOEXCEPT;
/* Removes all records of a collection; `count`, unless NULL, is how many there were. Threads: own. */
QUORATE_C_API quorate_status quorate_draft_clear(quorate_draft* draft, quorate_text collection, size_t* count, quorate_error** error) QUORATE_NOEXCEPT;
/* Makes a portfolio of what the draft holds now; see quorate_portfolio_load for what is wrong with data. The draft can go on changing; portfolios made
 * before stay as they are. Threads: any, as long as nothing changes the draft meanwhile. */
QUORATE_C_API quorate_status quorate_draft_make(const quorate_draft* draft, quorate_portfolio** portfolio, quorate_error** error) QUORATE_NOEXCEPT;
/* Frees a draft. Threads: own. */
QUORATE_C_API quorate_status quorate_draft_free(quorate_draft** draft) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
