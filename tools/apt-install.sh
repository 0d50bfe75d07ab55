#!/usr/bin/env bash
# Installs Debian packages without asking anything. Needs root.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
{
  apt-get update -q && apt-get install -q -y --no-install-recommends "$@"
} </dev/null >"$log" 2>&1 || {
  tail -n 20 "$log" >&2
  echo "apt-get could not install: $*" >&2
  exit 1
}
