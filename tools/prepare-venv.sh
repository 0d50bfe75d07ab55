#!/usr/bin/env bash
# Makes .venv with the standard library's venv, fetching Debian's python3-venv where it is split off.
set -euo pipefail
cd "$(dirname "$0")/.."
python="${PYTHON:-python3}"

fail() { printf '%s\n' "$*" >&2; exit 1; }

command -v "$python" >/dev/null || fail "No $python here. Install Python 3.11 or newer."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
  || fail "$("$python" --version) is too old: Python 3.11 or newer is needed (make PYTHON=python3.12 …)."

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  version="$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing python$version-venv …"
    tools/apt-install.sh "python$version-venv"
  else
    fail "Python's venv module is missing. Install it, for example: sudo apt-get install python$version-venv"
  fi
fi
rm -rf .venv
"$python" -m venv .venv
