-- What calls with the operator's own key take, who was denied, and of which revision a call was.

alter table model_days add column operator_tokens bigint not null default 0 check (operator_tokens >= 0);
-- Millionths of the unit in which the operator's prices are set.
alter table model_days add column operator_micros bigint not null default 0 check (operator_micros >= 0);

-- The same of all tenants together. It names none.
create table model_operator_days (
  day date primary key,
  tokens bigint not null check (tokens >= 0),
  micros bigint not null check (micros >= 0)
);
grant select, insert, update on model_operator_days to readygate_app;
grant select on model_operator_days to readygate_readonly;

alter table egress_records add column operators boolean not null default false;
alter table egress_records add column reserved_operator_micros bigint not null default 0;
-- Digest of the content of the issue as it was read for the call; null for a test of the connection.
alter table egress_records add column revision text;

-- Calls that were denied, by day and reason, so that a reason is audited once a minute with their number.
create table model_denials (
  tenant_id uuid not null references tenants,
  day date not null,
  -- A ceiling by its name, else a code.
  reason text not null,
  denied bigint not null,
  -- Of them since the last entry of the audit chain, which was at noted_at.
  held bigint not null,
  noted_at timestamptz not null,
  primary key (tenant_id, day, reason)
);
alter table model_denials enable row level security;
alter table model_denials force row level security;
create policy app_own_tenant on model_denials to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant());
create policy readonly_own_tenant on model_denials for select to readygate_readonly using (tenant_id = readygate_tenant());
grant select, insert, update on model_denials to readygate_app;
grant select on model_denials to readygate_readonly;

-- With which key annotations were encrypted. The rewrite fills it from their first bytes, where each
-- ciphertext says so: an update would see no row, because row security holds for the owner too.
alter table reports add column annotations_key_version integer;
alter table reports alter column annotations_key_version type integer
  using (get_byte(annotations, 1) << 24) | (get_byte(annotations, 2) << 16) | (get_byte(annotations, 3) << 8) | get_byte(annotations, 4);
-- Workers of the release before write annotations alone.
alter table reports add check (annotations_key_version is null or annotations is not null);
grant update (annotations_key_version) on reports to readygate_app;
