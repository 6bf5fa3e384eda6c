#!/usr/bin/env bash
# quiet.sh SOURCE LIBRARY…: a library neither prints nor ends the program, keeps no clock and asks no environment: by the symbols it asks for. It keeps
# no state of its own: nothing for each thread, and no variable that is not set once and for all behind a guard.
set -euo pipefail
banned='^(v?f?printf|v?dprintf|puts|fputs|putc|fputc|putchar|fwrite|perror|__v?f?printf_chk|abort|exit|_exit|_Exit|quick_exit|atexit|raise|kill|signal|sigaction|__assert_fail|system|fork|popen|getenv|setenv|setlocale|time|clock|gettimeofday|clock_gettime|rand|srand|random)$'
banned_cpp='std::(cout|cerr|clog|wcout)|std::ios_base::Init|std::chrono::_V2|std::random_device|std::terminate|std::locale::global'
# Allowed, with reasons; nothing else of the above may be asked for.
allowed='^std::terminate\(\)$'   # what noexcept and destructors compile to; the guards let nothing get that far
source=$1; shift
failures=0
# The journal writes to the file that it has opened, and nothing else of the library calls write(2).
others=$(grep -rlE '(^|[^A-Za-z0-9_>])::write\(|[^A-Za-z0-9_.>:]write\((STDOUT|STDERR|[012],)' "$source/src" "$source/bindings/c" | grep -v "^$source/src/records/" || true)
[ -z "$others" ] || { printf 'FAILED: these write by themselves\n%s\n' "$others"; failures=1; }
for library in "$@"; do
    found=$(nm -D --undefined-only "$library" | awk '{print $2}' | sed 's/@.*//' | grep -E "$banned" || true)
    found+=$(nm -D --undefined-only "$library" | awk '{print $2}' | sed 's/@.*//' | c++filt | grep -E "$banned_cpp" | grep -vE "$allowed" || true)
    if [ -n "$found" ]; then
        printf 'FAILED: %s asks for\n%s\n' "$library" "$found"
        failures=$((failures + 1))
    fi
    if readelf -lW "$library" | grep -q '^  TLS '; then
        echo "FAILED: $library keeps something for each thread"
        failures=$((failures + 1))
    fi
    # Of the compiler: what it is to do at the end, and what the processor can do.
    variables=$(nm --defined-only "$library" | awk '$2 == "b" || $2 == "B" {print $3}' | grep -vE '^(completed\.0|__cpu_model|__cpu_features2|__bss_start|_end)$' || true)
    while read -r variable; do
        case $variable in '' | _ZGV*) continue ;; esac
        grep -qxF "_ZGV${variable#_Z}" <<< "$variables" || { printf 'FAILED: %s keeps the variable %s\n' "$library" "$(c++filt "$variable")"; failures=$((failures + 1)); }
    done <<< "$variables"
done
exit $((failures > 0))
