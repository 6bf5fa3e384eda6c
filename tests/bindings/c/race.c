/* Two threads that change one variable and do not wait for each other: what helgrind must find. */
#include <pthread.h>

static volatile int shared;

static void* work(void* nothing) {
    for (int i = 0; i < 1000; ++i) ++shared;
    return nothing;
}

int main(void) {
    pthread_t one, two;
    if (pthread_create(&one, 0, work, 0) != 0 || pthread_create(&two, 0, work, 0) != 0) return 2;
    pthread_join(one, 0);
    pthread_join(two, 0);
    return 0;
}
