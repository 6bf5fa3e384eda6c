/* quorate.h: the C interface of quorate, a rules engine for programmes of work. C99 and later, and C++. This file is the manual; what
 * there is stands by topic in the headers that it includes, each of which can be included alone.
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
 * Errors. Each function that can fail gives a status; QUORATE_OK is 0. Its last parameter is `quorate_error** error`: unless that is
 * NULL, what went wrong is put there (free it), or NULL when nothing did or there was no memory to say so. An error says in one sentence
 * what was wrong, with the place in the input where it has one. A handle that would have been handed out is then NULL; any other
 * result is left as it was. Functions that free give a status alone: QUORATE_WRONG_USE for what is no handle of their type.
 * Input with errors gives QUORATE_INVALID_INPUT, with diagnostics. Misuse (NULL where a handle is needed, a handle of another type, an
 * impossible size, a text that is no UTF-8, an index past the end, a flag that there is not) gives QUORATE_WRONG_USE or QUORATE_NOT_FOUND
 * and changes nothing. Of the borrowed types (quorate_texts and the lists) only NULL can be told, not a handle of another type.
 * No exception, signal, exit or output ever comes out of the library.
 *
 * Callbacks (quorate_cancel, quorate_host_answer, those of quorate_allocator) must return: they may neither throw nor jump. What a
 * callback in C++ throws all the same is caught where the library called it, when both were built with exceptions: the call gives
 * QUORATE_HOST_FAILED with the sentence of the exception, or, in `allocate`, QUORATE_OUT_OF_MEMORY; in `release` it is lost.
 *
 * Structs begin with struct_size, which the caller sets to sizeof of the struct it was compiled with; the library reads or writes no
 * more than that. New members are added at the end only, and 0 means their default. Set a struct to 0 before its members. `reserved`
 * stays 0 in what goes in, and members that the library is too old to know stay 0 too: else QUORATE_WRONG_USE, since what was asked for
 * would not be done.
 *
 * Threads. There is no global and no per-thread state. Each function says who may call it. "Threads: any": any number of threads at
 * once, with the same handles. "Threads: own": the handle that is not const is used by no other thread meanwhile. A callback is called
 * in the thread of the function it was given to, and functions of the host also in those that quorate_review_options.threads asks for.
 *
 * ABI. quorate_abi() gives the number of the library that runs; it must be QUORATE_ABI. Within one number functions keep their
 * signatures, constants their values and structs the places of their members. While QUORATE_ABI is 0 a version may change them.
 */
#ifndef QUORATE_H
#define QUORATE_H

#include "quorate/c/base.h"
#include "quorate/c/texts.h"
#include "quorate/c/diagnostics.h"
#include "quorate/c/pack.h"
#include "quorate/c/portfolio.h"
#include "quorate/c/record.h"
#include "quorate/c/draft.h"
#include "quorate/c/options.h"
#include "quorate/c/details.h"
#include "quorate/c/review.h"
#include "quorate/c/measures.h"
#include "quorate/c/programme.h"
#include "quorate/c/report.h"
#include "quorate/c/explanation.h"
#include "quorate/c/relations.h"
#include "quorate/c/pair_explanation.h"
#include "quorate/c/names.h"
#include "quorate/c/open_points.h"
#include "quorate/c/remedies.h"
#include "quorate/c/impact.h"

#endif
