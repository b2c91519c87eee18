-- What projects ask of approvals; edits and rejected ideas.

-- A version never changes: publishing inserts the next one. The default has version 1 and no row.
create table policies (
  tenant_id uuid not null references tenants,
  project_id text not null,
  version integer not null check (version > 1),
  policy_id text not null,
  document jsonb not null,
  published_by text not null,
  published_at timestamptz not null,
  primary key (tenant_id, project_id, version)
);
alter table policies enable row level security;
alter table policies force row level security;
create policy app_own_tenant on policies to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant());
create policy readonly_own_tenant on policies for select to readygate_readonly using (tenant_id = readygate_tenant());
grant select, insert on policies to readygate_app;
grant select on policies to readygate_readonly;

-- When the people asked are reminded; null: never.
alter table plans add column remind_at timestamptz;

alter table decisions drop constraint decisions_kind_check;
alter table decisions add constraint decisions_kind_check check (kind in ('decision', 'dispatch', 'revocation', 'edit'));
alter table decision_rows drop constraint decision_rows_verdict_check;
alter table decision_rows add constraint decision_rows_verdict_check
  check (verdict in ('approve', 'reject', 'later', 'revoke', 'edit'));
-- The order in which a plan's decisions were made: two of them may fall into the same millisecond.
alter table decisions add column seq bigint generated always as identity;
