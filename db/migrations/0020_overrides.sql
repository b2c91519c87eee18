-- What people say of a rule on one issue, and what a judgement was made from.

create table overrides (
  tenant_id uuid not null references tenants,
  override_id uuid not null,
  issue_id text not null,
  -- tick: it is so. waiver: it does not apply here.
  kind text not null check (kind in ('tick', 'waiver')),
  rule text not null,
  -- Digest of what it was said of: the description for a tick, what the rule failed for for a waiver.
  target text not null,
  key_version integer,
  -- Of a waiver, encrypted.
  reason bytea,
  account_id text not null,
  given_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  primary key (tenant_id, override_id),
  foreign key (tenant_id, issue_id) references issues,
  check ((kind = 'waiver') = (reason is not null)),
  check ((reason is null) = (key_version is null)),
  check ((ended_at is null) = (ended_by is null))
);
create unique index overrides_in_force on overrides (tenant_id, issue_id, kind, rule) where ended_at is null;
alter table overrides enable row level security;
alter table overrides force row level security;
create policy app_own_tenant on overrides to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant());
create policy readonly_own_tenant on overrides for select to readygate_readonly using (tenant_id = readygate_tenant());
-- What was said stays; it can only end.
grant select, insert, update (ended_at, ended_by) on overrides to readygate_app;
grant select on overrides to readygate_readonly;

-- Null where an issue was judged before these were kept: it is out of date then.
alter table issues
  add column pack_digest text,
  add column overrides_digest text,
  -- The last day on which its rules say the same; null: any day.
  add column judged_until date,
  add column description_digest text,
  -- By rule that failed: the digest of what it failed for.
  add column evidence jsonb;
