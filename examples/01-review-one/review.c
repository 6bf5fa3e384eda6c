/* The same in C: every call gives a status, and errors are handed out. */
#include <quorate.h>
#include <stdio.h>
#include <string.h>

static const char* const results[] = {"met", "not-met", "unknown", "to-be-judged", "not-applicable", "derogated"};

static quorate_text text(const char* of) {
    quorate_text made = {of, strlen(of)};
    return made;
}

/* Prints a text in English behind a word. */
static void print_in_english(const char* before, const quorate_texts* texts, const char* after) {
    quorate_text said;
    if (quorate_texts_in(texts, text("en"), &said, NULL, NULL) == QUORATE_OK) printf("%s%.*s%s", before, (int)said.size, said.data, after);
}

static void print_review(const quorate_review* review) {
    quorate_finding finding = {0};
    quorate_outcome outcome = {0};
    size_t i;
    finding.struct_size = sizeof finding;
    outcome.struct_size = sizeof outcome;
    for (i = 0; quorate_review_finding(review, 0, i, &finding, NULL) == QUORATE_OK; ++i) {
        print_in_english("", finding.title, ": ");
        printf("%s\n", results[finding.result]);
        print_in_english("  ", finding.message, "\n");
    }
    for (i = 0; quorate_review_outcome(review, 0, i, &outcome, NULL) == QUORATE_OK; ++i) print_in_english("outcome: ", outcome.title, "\n");
}

static int fill(quorate_record* proposal) {
    return quorate_record_set_text(proposal, text("id"), text("A-1"), NULL) == QUORATE_OK &&
           quorate_record_set_text(proposal, text("title"), text("A debate"), NULL) == QUORATE_OK &&
           quorate_record_set_money(proposal, text("cost"), text("60000"), text("EUR"), NULL) == QUORATE_OK &&
           quorate_record_add_text(proposal, text("proposers"), text("France"), NULL) == QUORATE_OK &&
           quorate_record_add_text(proposal, text("supports"), text("France"), NULL) == QUORATE_OK &&
           quorate_record_add_text(proposal, text("supports"), text("Belgique"), NULL) == QUORATE_OK;
}

int main(int count, char** arguments) {
    quorate_pack* pack = NULL;
    quorate_draft* draft = NULL;
    quorate_record* proposal = NULL;
    quorate_portfolio* portfolio = NULL;
    quorate_review* review = NULL;
    quorate_error* error = NULL;
    quorate_review_options options = {0};
    int good;

    if (count != 2) return fputs("usage: review PACK\n", stderr), 2;
    options.struct_size = sizeof options;
    options.as_of = text("2019-06-01");
    good = quorate_pack_load_path(text(arguments[1]), NULL, &pack, &error) == QUORATE_OK &&
           quorate_record_new(pack, &proposal, &error) == QUORATE_OK && fill(proposal) && quorate_draft_new(pack, &draft, &error) == QUORATE_OK &&
           quorate_draft_put(draft, text("proposals"), proposal, 1, NULL) == QUORATE_OK && quorate_draft_make(draft, &portfolio, &error) == QUORATE_OK &&
           quorate_review_make(pack, portfolio, &options, &review, &error) == QUORATE_OK;
    if (good) print_review(review);
    else fprintf(stderr, "review: %s\n", error != NULL ? quorate_error_message(error).data : "a value was refused");

    /* Freeing NULL does nothing, so that one way out serves all. */
    quorate_error_free(&error);
    quorate_review_free(&review);
    quorate_portfolio_free(&portfolio);
    quorate_record_free(&proposal);
    quorate_draft_free(&draft);
    quorate_pack_free(&pack);
    return good ? 0 : 1;
}
