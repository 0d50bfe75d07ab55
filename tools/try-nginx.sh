#!/bin/bash
# The example of docs/deploy in front of the site, with real nginx and openssl: each line says what holds.
# Only the ports and the names of the certificate's files are put in; nothing stays behind.
set -euo pipefail
cd "$(dirname "$0")/.."
for program in nginx openssl curl; do
  command -v "$program" >/dev/null || { echo "needs $program" >&2; exit 2; }
done

room="$(mktemp -d)"
host=survey.example.gov.cn plain=18080 secure=18443 site=18000
pids=()
cleanup() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$room"
}
trap cleanup EXIT

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$host" \
  -keyout "$room/istc.key" -out "$room/istc.crt" 2>/dev/null
{
  echo "daemon off; pid $room/pid; error_log $room/error.log; events {} http { access_log off;"
  for kind in client_body proxy fastcgi uwsgi scgi; do echo "${kind}_temp_path $room/$kind;"; done
  sed -e "s/127.0.0.1:8000/127.0.0.1:$site/; s/listen 80;/listen 127.0.0.1:$plain;/" \
    -e "s/listen 443 ssl;/listen 127.0.0.1:$secure ssl;/; s#/etc/nginx/istc#$room/istc#" \
    docs/deploy/nginx.conf.example
  echo "}"
} >"$room/nginx.conf"
chmod 755 "$room" # nginx's own workers are another user
nginx -t -q -c "$room/nginx.conf"

export PYTHONPATH=src ISTC_DATA="$room/data" ISTC_SECRET_KEY="$(openssl rand -hex 32)" \
  ISTC_ALLOWED_HOSTS="$host,127.0.0.1" ISTC_HTTPS=on ISTC_PROXIES=1 ISTC_CAPTCHA=off
mkdir -p "$ISTC_DATA"
unset DATABASE_URL
.venv/bin/python manage.py migrate --verbosity 0
.venv/bin/python manage.py collectstatic --noinput --verbosity 0
password="$(.venv/bin/python manage.py account zhongxin --centre | sed -E 's/.*：([^（]+)（.*/\1/')"
.venv/bin/granian --interface wsgi --host 127.0.0.1 --port "$site" --workers 2 --blocking-threads 2 \
  --backpressure 64 --no-ws --log-level error istc.config.wsgi:application &
pids+=($!)
nginx -c "$room/nginx.conf" &
pids+=($!)

ask() { curl -sk --resolve "$host:$secure:127.0.0.1" -H "Host: $host" -b "$room/jar" -c "$room/jar" "$@"; }
here="https://$host:$secure"
for _ in $(seq 100); do
  [ "$(ask -o /dev/null -w '%{http_code}' "$here/readyz" || true)" = 200 ] && break
  sleep 0.2
done

failed=0
holds() { # WHAT WANTED FOUND
  if [[ "$3" == *"$2"* ]]; then echo "ok    $1"; else echo "FAIL  $1: wanted $2, found $3"; failed=1; fi
}
holds "health is told to this machine" 200 "$(ask -o /dev/null -w '%{http_code}' "$here/readyz")"
holds "plain HTTP is sent to HTTPS" "301 https://$host/login/" \
  "$(curl -s -o /dev/null -w '%{http_code} %{redirect_url}' -H "Host: $host" "http://127.0.0.1:$plain/login/")"
ask -D "$room/head" -o "$room/page" "$here/login/"
holds "browsers are told to keep to HTTPS" "trict-" "$(grep -i '^strict-transport-security' "$room/head" || true)"
holds "cookies go over HTTPS alone" "ecure" "$(grep -i '^set-cookie.*istc_csrf' "$room/head" || true)"
sheet="$(grep -oE '/static/[^"]+\.css' "$room/page" | head -1)"
holds "a style sheet comes, to be kept" "200 text/css" \
  "$(ask -o /dev/null -w '%{http_code} %{content_type}' "$here$sheet")"
token="$(grep -oE 'csrfmiddlewaretoken" value="[^"]+' "$room/page" | head -1 | cut -d'"' -f3)"
sign_in() { # PASSWORD [HEADER]
  ask -o /dev/null -w '%{http_code}' -H "Referer: $here/login/" -H "Origin: https://$host" "${@:2}" \
    --data-urlencode "csrfmiddlewaretoken=$token" --data-urlencode username=zhongxin \
    --data-urlencode "password=$1" "$here/login/"
}
holds "a wrong password is refused" 422 "$(sign_in wrong -H 'X-Forwarded-For: 203.0.113.9')"
holds "the right one signs in" 302 "$(sign_in "$password")"
holds "a first sign-in leads to a new password" "/password/?next=" \
  "$(ask -o /dev/null -w '%{redirect_url}' "$here/log/")"
last="$(.venv/bin/python manage.py shell -v 0 -c \
  "from istc.audit.models import Event; print(*[e.address for e in Event.objects.filter(action__startswith='sign_in')])")"
holds "the log has the address that nginx saw" "127.0.0.1" "$last"
holds "an address that a client claims is not believed" no "$([[ "$last" == *203.0.113.9* ]] && echo yes || echo no)"
head -c 42500000 /dev/zero >"$room/big"
holds "what is larger than any workbook stops at nginx" 413 \
  "$(ask -o /dev/null -w '%{http_code}' -F "file=@$room/big" "$here/login/")"
holds "another host's name is refused" 400 \
  "$(curl -sk -o /dev/null -w '%{http_code}' -H 'Host: evil.example.org' "https://127.0.0.1:$secure/login/")"
holds "nginx does not tell its version" "erver: nginx" "$(grep -i '^server:' "$room/head" | tr -d '\r')"
exit "$failed"
