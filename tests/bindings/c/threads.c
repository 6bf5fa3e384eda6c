/* One pack and one portfolio shared by threads through the C interface: each thread reviews them, takes a rule apart and reads a draft of its own,
 * and all get the bytes that one thread gets alone. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "quorate.h"

enum { THREADS = 6 };

static const char things[] = "{\"things\":[{\"id\":\"T\",\"weight\":0.5,\"colour\":\"red\"},{\"id\":\"U\",\"weight\":1,\"colour\":\"red\"},{\"id\":\"V\"}]}";
static quorate_pack* pack;
static quorate_portfolio* portfolio;

static quorate_text text(const char* of) {
    quorate_text made;
    made.data = of;
    made.size = strlen(of);
    return made;
}

static void stop_unless(int good, const char* what) {
    if (good) return;
    fprintf(stderr, "FAILED: %s\n", what);
    exit(1);
}

static int32_t go_on(void* context) {
    (void)context;
    return 0;
}

static quorate_document data_document(void) {
    quorate_document data;
    memset(&data, 0, sizeof data);
    data.struct_size = sizeof data;
    data.name = text("things.json");
    data.content = text(things);
    return data;
}

static quorate_string* review_json(const quorate_portfolio* of) {
    quorate_review_options options;
    quorate_review* review = NULL;
    quorate_string* json = NULL;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.as_of = text("2019-06-01");
    options.cancel = go_on;
    stop_unless(quorate_review_make(pack, of, &options, &review, NULL) == QUORATE_OK, "a review");
    stop_unless(quorate_review_to_json(review, &json, NULL) == QUORATE_OK, "its JSON");
    quorate_review_free(&review);
    return json;
}

static void* work(void* number) {
    quorate_review_options options;
    quorate_pack* own = NULL;
    quorate_draft* draft = NULL;
    quorate_portfolio* made = NULL;
    quorate_string* explained = NULL;
    const quorate_document data = data_document();
    quorate_string* json = NULL;
    if (*(const int*)number % 2 == 0) return review_json(portfolio);
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.as_of = text("2019-06-01");
    stop_unless(quorate_pack_share(pack, &own, NULL) == QUORATE_OK, "a second handle");
    stop_unless(quorate_draft_new(own, &draft, NULL) == QUORATE_OK && quorate_draft_read(draft, &data, NULL) == QUORATE_OK, "a draft");
    stop_unless(quorate_draft_make(draft, &made, NULL) == QUORATE_OK, "its portfolio");
    stop_unless(quorate_explain_to_json(own, portfolio, &options, text("T"), text(""), &explained, NULL) == QUORATE_OK, "an explanation");
    json = review_json(made);
    quorate_string_free(&explained);
    quorate_portfolio_free(&made);
    quorate_draft_free(&draft);
    quorate_pack_free(&own);
    return json;
}

int main(int count, char** arguments) {
    pthread_t threads[THREADS];
    int numbers[THREADS], strange = 0, i;
    quorate_string* alone;
    const quorate_document data = data_document();
    if (count != 2) return 2;
    stop_unless(quorate_pack_load_path(text(arguments[1]), NULL, &pack, NULL) == QUORATE_OK, "the pack");
    stop_unless(quorate_portfolio_load(pack, &data, 1, &portfolio, NULL) == QUORATE_OK, "the data");
    alone = review_json(portfolio);
    for (i = 0; i < THREADS; ++i) {
        numbers[i] = i;
        stop_unless(pthread_create(&threads[i], NULL, work, &numbers[i]) == 0, "a thread");
    }
    for (i = 0; i < THREADS; ++i) {
        void* result = NULL;
        quorate_string* made;
        quorate_text one, other = quorate_string_text(alone);
        pthread_join(threads[i], &result);
        made = result;
        one = quorate_string_text(made);
        strange += one.size != other.size || memcmp(one.data, other.data, one.size) != 0;
        quorate_string_free(&made);
    }
    printf("%d reviews through C, %d of them unlike the one made alone (%lu bytes)\n", THREADS, strange, (unsigned long)quorate_string_text(alone).size);
    quorate_string_free(&alone);
    quorate_portfolio_free(&portfolio);
    quorate_pack_free(&pack);
    return strange == 0 ? 0 : 1;
}
