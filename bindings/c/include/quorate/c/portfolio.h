/* Portfolios: data, loaded with a pack. */
#ifndef QUORATE_C_PORTFOLIO_H
#define QUORATE_C_PORTFOLIO_H

#include "quorate/c/base.h"
#include "quorate/c/pack.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Loads data: JSON, or JSON Lines when the name ends in .jsonl. A record with an error is left out and told; the others are there, and the status is
 * QUORATE_OK: see quorate_portfolio_diagnostics. Threads: any. */
QUORATE_C_API quorate_status quorate_portfolio_load(const quorate_pack* pack, const quorate_document* documents, size_t count, quorate_portfolio** portfolio,
                                                    quorate_error** error) QUORATE_NOEXCEPT;
/* A second handle to the same portfolio, cheap. Threads: any. */
QUORATE_C_API quorate_status quorate_portfolio_share(const quorate_portfolio* portfolio, quorate_portfolio** shared, quorate_error** error) QUORATE_NOEXCEPT;
/* What was wrong with the data; NULL for NULL. Threads: any. */
QUORATE_C_API const quorate_diagnostics* quorate_portfolio_diagnostics(const quorate_portfolio* portfolio) QUORATE_NOEXCEPT;
/* Frees a handle to a portfolio. Threads: own. */
QUORATE_C_API quorate_status quorate_portfolio_free(quorate_portfolio** portfolio) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
