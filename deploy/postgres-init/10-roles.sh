#!/bin/sh
# Run once by the PostgreSQL image when its data folder is empty; by hand anywhere else, with the variables of psql (PGHOST …) set.
# Two roles: the owner migrates, the service reads and writes. The service's role owns nothing and is bound by row-level security;
# what it needs is granted by `migrate`.
set -eu

psql -v ON_ERROR_STOP=1 -v owner="$LIS_OWNER_PASSWORD" -v service="$LIS_SERVICE_PASSWORD" \
    --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE lis_owner LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'owner';
CREATE ROLE lis_service LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'service';
CREATE DATABASE lis OWNER lis_owner TEMPLATE template0 ENCODING 'UTF8';
REVOKE CONNECT ON DATABASE lis FROM PUBLIC;
GRANT CONNECT ON DATABASE lis TO lis_service;
SQL
