-- How installations come and go, and which environment of the app this database serves.

-- The version of the app that a token named last; null: none did.
alter table installations add column app_version text;
-- Since when it is not active: the time for which its tenant's data is kept runs from here.
alter table installations add column inactive_since timestamptz;
create index installations_active_seen on installations (last_seen_at) where state = 'active';

-- When the platform last said that the app is uninstalled and no installation was left. What was begun
-- before that time ends, also where the app was installed again since.
alter table tenants add column left_at timestamptz;

-- One database serves one environment of the Forge app: the first that an API served.
create table forge_environment (
  -- At most one row.
  one boolean primary key default true check (one),
  environment text not null check (environment in ('DEVELOPMENT', 'STAGING', 'PRODUCTION')),
  claimed_at timestamptz not null
);
grant select, insert on forge_environment to readygate_app;
grant select on forge_environment to readygate_readonly;

-- The clock looks for installations that fell silent, and for work of tenants that left.
create policy clock_all on installations for select to readygate_clock using (true);
grant select (tenant_id, installation_id, environment, state, app_version, first_seen_at, last_seen_at, inactive_since)
  on installations to readygate_clock;
grant select (left_at) on tenants to readygate_clock;
grant select (requested_at) on refinements to readygate_clock;
grant select (begun_at) on clarifications to readygate_clock;

-- What waits for somebody's token, which any call of theirs may bring.
create index refinements_want_tokens on refinements (tenant_id, refinement_id)
  where outcome is null and step in ('waiting_for_token', 'writing');
