-- Until when things in Jira were held against the ledger; null: not yet.
alter table tenants add column detected_until timestamptz;
