#!/usr/bin/env bash
# Installs one lock file into .venv, by hash and from wheels only: install.sh requirements.txt
set -euo pipefail
cd "$(dirname "$0")/.."
if command -v uv >/dev/null; then
  exec uv pip install --quiet --python .venv/bin/python --require-hashes --only-binary :all: -r "$1"
fi
exec .venv/bin/python -m pip install --quiet --disable-pip-version-check \
  --require-hashes --only-binary :all: -r "$1"
