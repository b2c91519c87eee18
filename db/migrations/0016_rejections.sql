-- What people rejected, so that it is not proposed again from the same words.

create table rejections (
  tenant_id uuid not null references tenants,
  issue_id text not null,
  -- Digest of what was drafted and of the words that asked for it.
  idea text not null,
  -- The row in which it was rejected first.
  row_id uuid not null,
  rejected_at timestamptz not null,
  primary key (tenant_id, issue_id, idea),
  foreign key (tenant_id, row_id) references plan_rows
);
alter table rejections enable row level security;
alter table rejections force row level security;
create policy app_own_tenant on rejections to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant());
create policy readonly_own_tenant on rejections for select to readygate_readonly using (tenant_id = readygate_tenant());
grant select, insert on rejections to readygate_app;
grant select on rejections to readygate_readonly;

-- Drafts that were left out of a plan because of that.
alter table plans add column rejected_before integer not null default 0;
