-- Rule packs of projects.

-- A version never changes: publishing inserts the next one. The pack that ships has version 1 and no row.
create table rule_packs (
  tenant_id uuid not null references tenants,
  project_id text not null,
  version integer not null check (version > 1),
  -- What its authors wrote, in canonical form.
  source text not null,
  -- With all that it inherited then: a later release changes nothing of it.
  content jsonb not null,
  digest text not null,
  published_by text not null,
  published_at timestamptz not null,
  primary key (tenant_id, project_id, version)
);
alter table rule_packs enable row level security;
alter table rule_packs force row level security;
create policy app_own_tenant on rule_packs to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant());
create policy readonly_own_tenant on rule_packs for select to readygate_readonly using (tenant_id = readygate_tenant());
grant select, insert on rule_packs to readygate_app;
grant select on rule_packs to readygate_readonly;
