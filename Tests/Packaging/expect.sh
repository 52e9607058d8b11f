# Sourced by the tests of the packages: how they compare and complain.
# shellcheck shell=bash

# Complains and stops.
fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# Reports a check that passed.
pass() { echo "ok: $*"; }

# expect WHAT EXPECTED ACTUAL: stops unless the two are equal.
expect() {
  [ "$2" = "$3" ] || {
    diff <(printf '%s\n' "$2") <(printf '%s\n' "$3") >&2 || true
    fail "$1 (< expected, > found)"
  }
  pass "$1"
}

# expect_line WHAT LINE TEXT: stops unless a line of the text is the given one.
expect_line() {
  grep -qxF -e "$2" <<<"$3" || fail "$1: no '$2' in: ${3//$'\n'/ }"
  pass "$1"
}

# The version that the sources name.
source_version() { sed -n 's/^ *static let version = "\(.*\)"$/\1/p' Sources/roadcast/RoadcastCommand.swift; }
