#!/bin/sh
# Makes the log-in of Temporal when the database server is first made. It owns its two databases, which
# temporal-schema makes, and sees nothing of Readygate's.
set -eu

psql --set=ON_ERROR_STOP=1 --set=password="$TEMPORAL_POSTGRES_PASSWORD" --username postgres <<'SQL'
create role temporal login createdb password :'password';
SQL
