#!/usr/bin/env bash
# Django's deployment check with the environment of a proper site; a warning fails.
set -euo pipefail
cd "$(dirname "$0")/.."
data="$(mktemp -d)"
trap 'rm -rf "$data"' EXIT
key="$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(64))')"
env ISTC_DATA="$data" ISTC_SECRET_KEY="$key" ISTC_HTTPS=on ISTC_ALLOWED_HOSTS=survey.example \
  ISTC_CAPTCHA=on ISTC_DEBUG=off DATABASE_URL=postgresql://istc@db.example/istc \
  .venv/bin/python manage.py check --deploy --fail-level WARNING
