/* Findings and outcomes, by name. */
#ifndef QUORATE_C_NAMES_H
#define QUORATE_C_NAMES_H

#include "quorate/c/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A finding or an outcome, by name. */
typedef struct quorate_finding_name {
    uint32_t struct_size;
    int32_t grade; /* QUORATE_MUST ... */
    quorate_text criterion;
    const quorate_texts* title;
    quorate_text collection, id; /* of the record that it is about */
} quorate_finding_name;

typedef struct quorate_outcome_name {
    uint32_t struct_size;
    uint32_t reserved; /* 0 */
    quorate_text outcome;
    const quorate_texts* title;
    quorate_text collection, id;
} quorate_outcome_name;

#ifdef __cplusplus
}
#endif
#endif
