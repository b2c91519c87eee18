-- The outbox, replies to repeat, the audit chain and the clock's own notes.

create table outbox (
  outbox_id bigint generated always as identity,
  tenant_id uuid not null references tenants,
  workflow_id text not null,
  kind text not null check (kind in ('start', 'signal')),
  name text not null,
  args jsonb not null,
  available_at timestamptz not null,
  created_at timestamptz not null,
  claimed_until timestamptz,
  attempts integer not null default 0,
  last_error text,
  delivered_at timestamptz,
  -- delivered, already_started, not_found
  delivery text,
  primary key (tenant_id, outbox_id)
);
-- The oldest row of a workflow, and the oldest of all.
create index outbox_undelivered on outbox (workflow_id, outbox_id) where delivered_at is null;
create index outbox_oldest on outbox (outbox_id) where delivered_at is null;
-- At most one undelivered issueChanged per workflow.
create unique index outbox_one_issue_changed on outbox (tenant_id, workflow_id) where delivered_at is null and name = 'issueChanged';

create function outbox_notify() returns trigger language plpgsql as $$
begin
  notify readygate_outbox;
  return null;
end $$;
create trigger outbox_notify after insert on outbox for each statement execute function outbox_notify();

create table idempotency_keys (
  tenant_id uuid not null references tenants,
  account_id text not null,
  route text not null,
  key text not null,
  body_digest text not null,
  status integer not null,
  key_version integer not null,
  reply bytea not null,
  created_at timestamptz not null,
  primary key (tenant_id, account_id, route, key)
);

create table audit_heads (
  tenant_id uuid primary key references tenants,
  seq bigint not null,
  hash text not null
);

create table audit_entries (
  tenant_id uuid not null references tenants,
  seq bigint not null,
  prev text not null,
  hash text not null,
  body text not null,
  -- workflow/activity/attempt, so that an activity's entry is written once.
  dedupe_key text,
  primary key (tenant_id, seq)
);
create unique index audit_entries_once on audit_entries (tenant_id, dedupe_key) where dedupe_key is not null;

create table audit_personal (
  tenant_id uuid not null references tenants,
  seq bigint not null,
  salt bytea not null check (length(salt) = 32),
  key_version integer not null,
  content bytea not null,
  primary key (tenant_id, seq),
  foreign key (tenant_id, seq) references audit_entries
);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit_entries is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entries_append_only before update or delete on audit_entries
  for each row execute function audit_is_append_only();
create trigger audit_entries_no_truncate before truncate on audit_entries
  for each statement execute function audit_is_append_only();

-- Appends entries to the chain of the transaction's tenant and returns their numbers; an entry whose
-- dedupe key is already there is left out (null). The arrays run in parallel.
create function append_audit(bodies text[], dedupe_keys text[], salts bytea[], key_versions integer[], contents bytea[])
  returns bigint[]
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := current_setting('readygate.tenant')::uuid;
  head record;
  next_hash text;
  numbers bigint[] := '{}';
begin
  insert into public.audit_heads (tenant_id, seq, hash)
    values (tenant, 0, encode(sha256(convert_to('readygate-audit/1:' || tenant::text, 'UTF8')), 'hex'))
    on conflict do nothing;
  select seq, hash into head from public.audit_heads where tenant_id = tenant for update;
  for i in 1 .. cardinality(bodies) loop
    if (bodies[i]::jsonb ->> 'tenant') is distinct from tenant::text then
      raise exception 'audit entry of another tenant' using errcode = 'insufficient_privilege';
    end if;
    if dedupe_keys[i] is not null and exists (
      select from public.audit_entries e where e.tenant_id = tenant and e.dedupe_key = dedupe_keys[i]
    ) then
      numbers := numbers || null::bigint;
      continue;
    end if;
    next_hash := encode(sha256(convert_to(head.hash || ':' || (head.seq + 1)::text || ':' || bodies[i], 'UTF8')), 'hex');
    insert into public.audit_entries (tenant_id, seq, prev, hash, body, dedupe_key)
      values (tenant, head.seq + 1, head.hash, next_hash, bodies[i], dedupe_keys[i]);
    if contents[i] is not null then
      insert into public.audit_personal (tenant_id, seq, salt, key_version, content)
        values (tenant, head.seq + 1, salts[i], key_versions[i], contents[i]);
    end if;
    head.seq := head.seq + 1;
    head.hash := next_hash;
    numbers := numbers || head.seq;
  end loop;
  update public.audit_heads set seq = head.seq, hash = head.hash where tenant_id = tenant;
  return numbers;
end $$;

-- Not tenant-owned: when the clock's tasks last ran.
create table clock_runs (
  task text primary key,
  ran_at timestamptz not null,
  found integer not null
);
