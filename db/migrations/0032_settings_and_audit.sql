-- Who changed a setting and when, for settings of which only the last state is kept elsewhere.
create table setting_changes (
  tenant_id uuid not null references tenants,
  setting text not null check (setting in ('mode', 'writes', 'publishing', 'model_project')),
  -- Empty: of the tenant as a whole.
  project_id text not null,
  version integer not null check (version > 0),
  -- What it was set to: codes and switches.
  value jsonb not null,
  -- An account, or 'operator'.
  author text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, setting, project_id, version)
);
alter table setting_changes enable row level security;
alter table setting_changes force row level security;
create policy app_own_tenant on setting_changes to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant());
create policy readonly_own_tenant on setting_changes for select to readygate_readonly using (tenant_id = readygate_tenant());
grant select, insert on setting_changes to readygate_app;
grant select on setting_changes to readygate_readonly;

-- The chain can be looked through by time, subject and action. PostgreSQL makes these of the body, so that nobody can
-- set them apart from it; row security would keep indexes of expressions from being used.
alter table audit_entries
  -- Times of one form sort as they are written.
  add column at text collate "C" generated always as (body::jsonb ->> 'at') stored,
  add column action text collate "C" generated always as (body::jsonb ->> 'action') stored,
  add column subject text collate "C" generated always as
    ((body::jsonb -> 'subject' ->> 'kind') || ':' || (body::jsonb -> 'subject' ->> 'id')) stored;
create index audit_entries_by_time on audit_entries (tenant_id, at, seq);
create index audit_entries_by_action on audit_entries (tenant_id, action, at, seq);
create index audit_entries_by_subject on audit_entries (tenant_id, subject, at, seq);

-- What the last verification of a chain found.
create table audit_verifications (
  tenant_id uuid primary key references tenants,
  -- The last entry that holds; 0 where the first one does not.
  seq bigint not null,
  -- What is wrong with the entry behind it; null: nothing, it was the head.
  problem text,
  verified_at timestamptz not null
);
alter table audit_verifications enable row level security;
alter table audit_verifications force row level security;
create policy app_own_tenant on audit_verifications to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant());
create policy readonly_own_tenant on audit_verifications for select to readygate_readonly using (tenant_id = readygate_tenant());
grant select, insert, update on audit_verifications to readygate_app;
grant select on audit_verifications to readygate_readonly;
