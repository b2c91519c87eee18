-- What waits, told once a day.

create table digests (
  tenant_id uuid not null references tenants,
  -- In UTC.
  day date not null,
  -- unknown: it may have gone out, and is not sent again.
  state text not null check (state in ('sending', 'sent', 'failed', 'unknown')),
  plans integer not null,
  code text,
  changed_at timestamptz not null,
  primary key (tenant_id, day)
);

alter table digests enable row level security;
alter table digests force row level security;
create policy app_own_tenant on digests to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant());
create policy readonly_own_tenant on digests for select to readygate_readonly using (tenant_id = readygate_tenant());
grant select, insert, update on digests to readygate_app;
grant select on digests to readygate_readonly;
