// Loops over rows, compiled twice.
#pragma once

// QUORATE_FOR_ALL_ROWS stands before a function whose time goes into loops over the rows of a batch: it is compiled for every processor and once more for
// those with AVX2, which take four numbers at a time where the others take two or one; which of them runs is decided when the program is loaded. What they
// compute is the same. Programs under ThreadSanitizer cannot decide so early, and other
// compilers and systems have no such way or another: they get the one for every processor.
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define QUORATE_FOR_ALL_ROWS [[gnu::target_clones("avx2", "default")]]
#else
#define QUORATE_FOR_ALL_ROWS
#endif

// QUORATE_ROWS_APART stands before a loop over rows that reads and writes nothing of another row, so that the compiler need not ask whether the arrays
// overlap; with many arrays it would rather take one row at a time.
#if defined(__GNUC__) && !defined(__clang__)
#define QUORATE_ROWS_APART _Pragma("GCC ivdep")
#else
#define QUORATE_ROWS_APART
#endif
