#!/usr/bin/env bash
# statements.sh HEADERS: every function that the C headers declare has a comment of its own right above it, which says what it does and, exactly once, by which
# threads it may be called. It is "own" where it takes a handle that is not const, and "any" else. What gives a status takes the place for its error last, unless it frees.
set -euo pipefail
headers=$1
cat "$headers"/quorate/c/*.h | awk '
function fail(why) { print "FAILED: " name " " why; failures++ }
/^\/\*/ { comment = ""; inside = 1 }
inside { comment = comment " " $0; if ($0 ~ /\*\//) { inside = 0; above = NR }; next }
/^QUORATE_C_API / { declared = ""; reading = 1; first = NR }
reading { declared = declared " " $0 }
reading && /;/ {
    reading = 0; functions++
    name = declared; sub(/\(.*/, "", name); sub(/.*[ *]/, "", name)
    parameters = declared; sub(/^[^(]*\(/, "", parameters); sub(/\) QUORATE_NOEXCEPT;.*/, "", parameters)
    if (above != first - 1) { fail("has no comment of its own"); next }
    rest = comment; said = gsub(/Threads: /, "", rest)
    if (said != 1) fail("says " said " times by which threads it may be called")
    if (comment !~ /[A-Za-z`][^.]*[.:;] .*Threads: (any|own)[.,]/) fail("says nothing of itself before its threads, or other than any or own")
    handle = 0
    count = split(parameters, each, /, */)
    for (i = 1; i <= count; ++i) {
        # Handles that are changed or freed; those that are handed out follow a handle or other input.
        if (each[i] ~ /^ *quorate_(record|draft)\* /) handle = 1
        if (name ~ /_free$/) handle = 1
    }
    if (handle != (comment ~ /Threads: own/)) fail("is said to be for " (handle ? "any" : "own") " threads, and is not")
    gives_status = declared ~ /^ *QUORATE_C_API quorate_status / && name !~ /_free$/ && name != "quorate_error_status"
    if (name !~ /_free$/ && gives_status != (each[count] ~ /^ *quorate_error\*\* error$/)) fail(gives_status ? "gives a status and has no place for its error" : "has a place for an error and gives no status")
}
END { if (functions < 100) { print "FAILED: only " functions " functions are found"; failures++ }; if (!failures) print functions " functions say what they do and by which threads"; exit failures > 0 }'
