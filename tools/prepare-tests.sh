#!/usr/bin/env bash
# Sees to what the tests need besides Python: PostgreSQL, Chromium, a Chinese font,
# LibreOffice (workbooks of a third program, reports on pages), pdftotext, git.
# As root on Debian it installs what is missing; otherwise it says what to install and fails.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
tools/with-postgres.sh --find >/dev/null 2>&1 || missing+=(postgresql)
command -v chromium >/dev/null || [ -n "${ISTC_CHROMIUM:-}" ] || missing+=(chromium)
command -v fc-list >/dev/null || missing+=(fontconfig)
[ -n "$(fc-list :lang=zh 2>/dev/null)" ] || missing+=(fonts-noto-cjk)
office="$(dirname "$(readlink -f "$(command -v soffice || echo /none)")")"
[ -e "$office/libsclo.so" ] || missing+=(libreoffice-calc)
[ -e "$office/libswlo.so" ] || missing+=(libreoffice-writer)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
command -v git >/dev/null || missing+=(git)
[ ${#missing[@]} = 0 ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing ${missing[*]} …"
  tools/apt-install.sh "${missing[@]}"
  exit 0
fi
echo "The tests also need: ${missing[*]}" >&2
echo "Install them, for example: sudo apt-get install ${missing[*]}" >&2
exit 1
