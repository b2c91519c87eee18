-- Scores published to Jira where an administrator turned it on: the only writes without a decision.

create table publish_settings (
  tenant_id uuid not null references tenants,
  project_id text not null,
  mode text not null check (mode in ('off', 'field', 'field_and_gate')),
  -- In which the gate says what is missing.
  language text not null check (language in ('en', 'de', 'fr', 'es')),
  version integer not null,
  -- Code of what Jira refused for good: nothing is published until somebody sets this anew.
  problem text,
  author text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, project_id)
);

-- What Jira was last told of an issue, and whether it is to be told again.
create table published_scores (
  tenant_id uuid not null references tenants,
  issue_id text not null,
  due_since timestamptz,
  score integer check (score >= 0 and score <= 100),
  -- Digest of what the issue property says but for its time, the report it tells of, and whether it
  -- lets everything pass.
  gate text,
  report_id uuid,
  gate_open boolean not null default false,
  -- Jira refused a request that named it among others: it is written by itself next time.
  alone boolean not null default false,
  primary key (tenant_id, issue_id),
  foreign key (tenant_id, issue_id) references issues
);
create index published_scores_due on published_scores (tenant_id, due_since) where due_since is not null;

-- The ledger knows two kinds of permits. A standing one belongs to no plan.
alter table writes alter column plan_id drop not null;
alter table writes alter column row_id drop not null;
alter table writes add column permit text not null default 'decision';
alter table writes add constraint writes_permit_check check (case permit
  when 'decision' then plan_id is not null and row_id is not null
  when 'standing' then plan_id is null and row_id is null
  else false end);
-- One at a time in a tenant, so that no older value overtakes a newer one.
create unique index writes_one_standing on writes (tenant_id)
  where permit = 'standing' and state in ('planned', 'sending');

-- The issues of a standing write. Their values are those of the moment when they are sent.
create table standing_writes (
  tenant_id uuid not null references tenants,
  operation_id uuid not null,
  target text not null check (target in ('field', 'property')),
  issue_ids text[] not null,
  -- Those of the request that was made last.
  underway text[],
  asked_at timestamptz not null,
  primary key (tenant_id, operation_id),
  foreign key (tenant_id, operation_id) references writes
);

do $$
declare
  name text;
begin
  foreach name in array array['publish_settings', 'published_scores', 'standing_writes'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy app_own_tenant on %I to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant())', name);
    execute format('create policy readonly_own_tenant on %I for select to readygate_readonly using (tenant_id = readygate_tenant())', name);
    execute format('grant select, insert, update on %I to readygate_app', name);
    execute format('grant select on %I to readygate_readonly', name);
  end loop;
end $$;

-- At most one undelivered wish for it.
create unique index outbox_one_publishing on outbox (tenant_id, workflow_id)
  where delivered_at is null and name = 'publishScores';
