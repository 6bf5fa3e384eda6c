/* Records, built value by value. */
#ifndef QUORATE_C_RECORD_H
#define QUORATE_C_RECORD_H

#include "quorate/c/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A record without fields. The pack lends its allocator; what the fields may hold is checked in quorate_draft_make. Threads: any. */
QUORATE_C_API quorate_status quorate_record_new(const quorate_pack* pack, quorate_record** record, quorate_error** error) QUORATE_NOEXCEPT;
/* A record from a JSON object, as it would stand in a data file. Numbers are kept as they are written. QUORATE_INVALID_INPUT for what is no JSON or
 * gives a name twice, QUORATE_WRONG_USE for what is no object or has a number that cannot be kept exactly. Threads: any. */
QUORATE_C_API quorate_status quorate_record_from_json(const quorate_pack* pack, quorate_text json, quorate_record** record,
                                                      quorate_error** error) QUORATE_NOEXCEPT;

/* Setters. `set` gives a field a value, or another one; `add` adds one to a field of several. A text is also how ids of records, spellings of entries
 * and amounts of time ("6 months") are given. QUORATE_LIMIT past 100 lists and parts within each other; QUORATE_WRONG_USE when a value is added to a
 * field that was set. One that is refused changes nothing. */

/* `truth` is 1 or 0. Threads: own. */
QUORATE_C_API quorate_status quorate_record_set_truth(quorate_record* record, quorate_text field, int32_t truth, quorate_error** error) QUORATE_NOEXCEPT;
/* A number as a fraction; a whole one has the denominator 1. Threads: own. */
QUORATE_C_API quorate_status quorate_record_set_number(quorate_record* record, quorate_text field, int64_t numerator, int64_t denominator,
                                                       quorate_error** error) QUORATE_NOEXCEPT;
/* A text in no language, an id, an entry or an amount of time. Threads: own. */
QUORATE_C_API quorate_status quorate_record_set_text(quorate_record* record, quorate_text field, quorate_text text, quorate_error** error) QUORATE_NOEXCEPT;
/* One language of a text, by its code, two or three small letters such as "fr"; call it once for each language. Threads: own. */
QUORATE_C_API quorate_status quorate_record_set_text_in(quorate_record* record, quorate_text field, quorate_text language, quorate_text text,
                                                        quorate_error** error) QUORATE_NOEXCEPT;
/* A day of the calendar. Threads: own. */
QUORATE_C_API quorate_status quorate_record_set_day(quorate_record* record, quorate_text field, quorate_text day, quorate_error** error) QUORATE_NOEXCEPT;
/* A period, by its first and its last day. Threads: own. */
QUORATE_C_API quorate_status quorate_record_set_period(quorate_record* record, quorate_text field, quorate_text first, quorate_text last,
                                                       quorate_error** error) QUORATE_NOEXCEPT;
/* `amount` is a number as written, such as "50000" or "10.50"; `currency` three capital letters. Threads: own. */
QUORATE_C_API quorate_status quorate_record_set_money(quorate_record* record, quorate_text field, quorate_text amount, quorate_text currency,
                                                      quorate_error** error) QUORATE_NOEXCEPT;
/* A record held inside; it is copied, and stays the caller's. Threads: own. */
QUORATE_C_API quorate_status quorate_record_set_part(quorate_record* record, quorate_text field, const quorate_record* part,
                                                     quorate_error** error) QUORATE_NOEXCEPT;
/* As quorate_record_set_truth, one more. Threads: own. */
QUORATE_C_API quorate_status quorate_record_add_truth(quorate_record* record, quorate_text field, int32_t truth, quorate_error** error) QUORATE_NOEXCEPT;
/* As quorate_record_set_number, one more. Threads: own. */
QUORATE_C_API quorate_status quorate_record_add_number(quorate_record* record, quorate_text field, int64_t numerator, int64_t denominator,
                                                       quorate_error** error) QUORATE_NOEXCEPT;
/* As quorate_record_set_text, one more. Threads: own. */
QUORATE_C_API quorate_status quorate_record_add_text(quorate_record* record, quorate_text field, quorate_text text, quorate_error** error) QUORATE_NOEXCEPT;
/* As quorate_record_set_day, one more. Threads: own. */
QUORATE_C_API quorate_status quorate_record_add_day(quorate_record* record, quorate_text field, quorate_text day, quorate_error** error) QUORATE_NOEXCEPT;
/* As quorate_record_set_period, one more. Threads: own. */
QUORATE_C_API quorate_status quorate_record_add_period(quorate_record* record, quorate_text field, quorate_text first, quorate_text last,
                                                       quorate_error** error) QUORATE_NOEXCEPT;
/* As quorate_record_set_money, one more. Threads: own. */
QUORATE_C_API quorate_status quorate_record_add_money(quorate_record* record, quorate_text field, quorate_text amount, quorate_text currency,
                                                      quorate_error** error) QUORATE_NOEXCEPT;
/* As quorate_record_set_part, one more. Threads: own. */
QUORATE_C_API quorate_status quorate_record_add_part(quorate_record* record, quorate_text field, const quorate_record* part,
                                                     quorate_error** error) QUORATE_NOEXCEPT;
/* A known set or list without members; a field that is not there is not known. Threads: own. */
QUORATE_C_API quorate_status quorate_record_set_empty(quorate_record* record, quorate_text field, quorate_error** error) QUORATE_NOEXCEPT;
/* Takes a field away, so that it is not stated; QUORATE_NOT_FOUND when it was not there. Threads: own. */
QUORATE_C_API quorate_status quorate_record_remove(quorate_record* record, quorate_text field, quorate_error** error) QUORATE_NOEXCEPT;
/* Frees a record. Threads: own. */
QUORATE_C_API quorate_status quorate_record_free(quorate_record** record) QUORATE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
