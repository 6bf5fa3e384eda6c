#!/usr/bin/env bash
# screening.sh PROJECT: two nights of the screening example: in the first everything is new, in the second nothing.
set -euo pipefail
state=$(mktemp -u)
trap 'rm -f "$state"' EXIT
run() { python3 -B "$1/examples/03-nightly-screening/screen.py" "$1/rules/pompidou-2019-2022" "$state" 2019-06-01 "$1/examples/pompidou-2019-2022/programme.json"; }
run "$1"
run "$1"
