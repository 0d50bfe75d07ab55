#!/usr/bin/env bash
# Runs the web server and one worker beside it; whichever ends or is stopped takes the other along.
# usage: tools/serve.sh PYTHON SERVER [SERVER'S ARGUMENTS]
set -u
python=$1
shift
"$python" manage.py worker --with-parent & worker=$!
"$@" & server=$!

stop() { kill -TERM "$server" "$worker" 2>/dev/null; }
trap stop TERM INT HUP

wait -n "$server" "$worker"
status=$?
stop
wait
exit "$status"
