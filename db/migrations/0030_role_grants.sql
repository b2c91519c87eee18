-- App roles that people, groups and project roles were given: each version stays, with its author and time.

create table role_grants (
  tenant_id uuid not null references tenants,
  -- The id of a project, or `site`.
  scope text not null check (scope = 'site' or scope ~ '^[0-9]{1,19}$'),
  version integer not null check (version > 0),
  -- By role: accounts, groups and project roles, all by id.
  grants jsonb not null,
  author text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, scope, version)
);
alter table role_grants enable row level security;
alter table role_grants force row level security;
create policy app_own_tenant on role_grants to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant());
create policy readonly_own_tenant on role_grants for select to readygate_readonly using (tenant_id = readygate_tenant());
grant select, insert on role_grants to readygate_app;
grant select on role_grants to readygate_readonly;
