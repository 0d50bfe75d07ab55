#!/usr/bin/env bash
# Runs a command with DATABASE_URL naming a throw-away PostgreSQL, and stops it afterwards.
#   with-postgres.sh COMMAND …     with-postgres.sh --find   (prints where PostgreSQL's programs are)
# It listens on a socket in its own folder only, so that nothing else can meet it.
set -euo pipefail

find_programs() {
  local folder
  for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) \
      "$(pg_config --bindir 2>/dev/null || true)"; do
    if [ -x "$folder/initdb" ]; then echo "$folder"; return; fi
  done
  echo "PostgreSQL's server programs are not here: install postgresql." >&2
  return 1
}

programs="$(find_programs)"
if [ "${1:-}" = --find ]; then echo "$programs"; exit; fi

# PostgreSQL refuses to run as root.
as_owner=()
if [ "$(id -u)" = 0 ]; then
  owner=postgres
  id "$owner" >/dev/null 2>&1 || owner=nobody
  as_owner=(setpriv "--reuid=$owner" "--regid=$(id -g "$owner")" --clear-groups env HOME=/tmp)
fi

home="$(mktemp -d /tmp/istc-pg.XXXXXX)"
if [ "$(id -u)" = 0 ]; then chown "$owner" "$home"; fi
chmod 755 "$home"
cd "$home"

stop() {
  "${as_owner[@]}" "$programs/pg_ctl" -D "$home/data" -m immediate -w stop >/dev/null 2>&1 || true
  cd /
  rm -rf "$home"
}
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

"${as_owner[@]}" "$programs/initdb" -D "$home/data" -U istc -A trust -E UTF8 --locale=C.UTF-8 \
  --no-sync >"$home/log" 2>&1 || { cat "$home/log" >&2; exit 1; }
"${as_owner[@]}" "$programs/pg_ctl" -D "$home/data" -l "$home/data/server.log" -w start \
  -o "-k $home -c listen_addresses='' -c max_connections=${ISTC_PG_CONNECTIONS:-60} \
      -c fsync=${ISTC_PG_FSYNC:-off} -c full_page_writes=off -c shared_buffers=256MB" \
  >/dev/null || { cat "$home/data/server.log" >&2; exit 1; }
"$programs/createdb" -h "$home" -U istc istc

cd - >/dev/null
export DATABASE_URL="postgresql://istc@/istc?host=$home"
"$@"
