/* A plain C99 program over the C interface: what a C host compiles. Prints what it finds; the test compares it. */
#include <stdio.h>
#include <string.h>

#include "quorate.h"

static quorate_text text(const char* of) {
    quorate_text made;
    made.data = of;
    made.size = strlen(of);
    return made;
}

static int fail(quorate_error* error) {
    const quorate_text why = quorate_error_message(error);
    printf("%.*s: %.*s\n", (int)quorate_status_name(quorate_error_status(error)).size, quorate_status_name(quorate_error_status(error)).data, (int)why.size, why.data);
    quorate_error_free(&error);
    return 1;
}

int main(int count, char** arguments) {
    quorate_review_options options = {0};
    quorate_finding finding = {0};
    quorate_pack* pack = NULL;
    quorate_draft* draft = NULL;
    quorate_record* thing = NULL;
    quorate_portfolio* portfolio = NULL;
    quorate_review* review = NULL;
    quorate_error* error = NULL;
    size_t i;
    options.struct_size = sizeof options;

    if (count != 2) return 2;
    if (quorate_pack_load_path(text(arguments[1]), NULL, &pack, &error) != QUORATE_OK) return fail(error);
    if (quorate_draft_new(pack, &draft, &error) != QUORATE_OK) return fail(error);
    if (quorate_record_new(pack, &thing, &error) != QUORATE_OK) return fail(error);
    quorate_record_set_text(thing, text("id"), text("T"), NULL);
    quorate_record_set_number(thing, text("weight"), 1, 2, NULL);
    quorate_draft_put(draft, text("things"), thing, 1, NULL);
    if (quorate_draft_make(draft, &portfolio, &error) != QUORATE_OK) return fail(error);
    options.as_of = text("2019-06-01");
    if (quorate_review_make(pack, portfolio, &options, &review, &error) != QUORATE_OK) return fail(error);
    finding.struct_size = sizeof finding;
    for (i = 0; quorate_review_finding(review, 0, i, &finding, NULL) == QUORATE_OK; ++i)
        printf("%.*s %d\n", (int)finding.criterion.size, finding.criterion.data, (int)finding.result);
    quorate_review_free(&review);
    quorate_portfolio_free(&portfolio);
    quorate_record_free(&thing);
    quorate_draft_free(&draft);
    quorate_pack_free(&pack);
    return 0;
}
