#!/usr/bin/env bash
# Starts Debian's PostgreSQL when it does not run yet, with a role that may create databases for
# tests, and prints the DATABASE_URL to use. Safe to run several times at once. Needs root.
set -euo pipefail
exec 9>/tmp/satsuma-start-postgres.lock
flock 9

read -r version cluster port status _ < <(pg_lsclusters --no-header)
if [[ $status != online* ]]; then
  pg_ctlcluster --skip-systemctl-redirect "$version" "$cluster" start 9>&- >&2
fi

as_postgres() { su postgres -c "psql --quiet --tuples-only --no-align --port=$port --command=\"$1\"" 9>&-; }

if [[ -z $(as_postgres "SELECT 1 FROM pg_roles WHERE rolname = 'satsuma_tests'") ]]; then
  as_postgres "CREATE ROLE satsuma_tests LOGIN CREATEDB PASSWORD 'satsuma_tests'" >&2
fi
echo "postgresql://satsuma_tests:satsuma_tests@127.0.0.1:$port/postgres"
