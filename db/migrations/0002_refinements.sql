-- Issues, reports, refinements, plans, decisions and the ledger of Jira writes.

create table issues (
  tenant_id uuid not null references tenants,
  issue_id text not null,
  issue_key text not null,
  project_id text not null,
  content_digest text,
  report_id uuid,
  status text check (status in ('ready', 'needs_work', 'not_ready')),
  score integer check (score between 0 and 100),
  -- Jira's own time of the last change that we have read.
  jira_updated timestamptz,
  judged_at timestamptz,
  stale_since timestamptz,
  primary key (tenant_id, issue_id)
);

create table reports (
  tenant_id uuid not null references tenants,
  report_id uuid not null,
  issue_id text not null,
  digest text not null,
  rule_ids text[] not null,
  key_version integer not null,
  document bytea not null,
  -- What a model said of the issue, encrypted; never part of the report.
  annotations bytea,
  created_at timestamptz not null,
  primary key (tenant_id, report_id),
  unique (tenant_id, issue_id, digest),
  foreign key (tenant_id, issue_id) references issues
);

create table refinements (
  tenant_id uuid not null references tenants,
  refinement_id uuid not null,
  issue_id text not null,
  project_id text not null,
  reason text not null check (reason in ('person', 'sweep', 'undo', 'assignment', 'clarification')),
  generation integer not null default 1 check (generation > 0),
  step text not null default 'requested' check (step in ('requested', 'analysing', 'drafting', 'waiting',
    'reminded', 'waiting_for_token', 'writing', 'verifying', 'closed')),
  step_number integer not null default 0,
  outcome text check (outcome in ('applied', 'partly_applied', 'rejected', 'expired', 'cleared',
    'cancelled', 'failed', 'nothing_to_propose')),
  problem jsonb,
  plan_id uuid,
  requested_by text not null,
  score_before integer,
  status_before text,
  score_after integer,
  status_after text,
  requested_at timestamptz not null,
  -- The projection must move before this time, or reconcile looks after it.
  due_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant_id, refinement_id),
  check ((step = 'closed') = (outcome is not null))
);
create unique index refinements_one_open_per_issue on refinements (tenant_id, issue_id) where outcome is null;
create index refinements_by_issue on refinements (tenant_id, issue_id, requested_at);
create index refinements_due on refinements (due_at) where outcome is null;

create table plans (
  tenant_id uuid not null references tenants,
  plan_id uuid not null,
  refinement_id uuid not null,
  issue_id text not null,
  issue_key text not null,
  project_id text not null,
  round integer not null check (round > 0),
  state text not null check (state in ('waiting', 'writing', 'final')),
  base jsonb not null,
  policy_id text not null,
  policy_version integer not null,
  seal text not null,
  proposed_by text not null,
  expires_at timestamptz not null,
  dispatch_by timestamptz,
  reminded_at timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, plan_id),
  unique (tenant_id, refinement_id, round),
  foreign key (tenant_id, refinement_id) references refinements
);
create index plans_by_issue on plans (tenant_id, issue_id);

-- Checked at the commit, so that a step may name its plan before or after it stores it.
alter table refinements add foreign key (tenant_id, plan_id) references plans deferrable initially deferred;
alter table tokens add foreign key (tenant_id, plan_id) references plans;

create table plan_rows (
  tenant_id uuid not null references tenants,
  row_id uuid not null,
  plan_id uuid not null,
  position integer not null,
  operation_id uuid not null,
  kind text not null,
  digest text not null,
  fields text[] not null,
  after_rows uuid[] not null,
  tier text not null check (tier in ('low', 'medium', 'high')),
  confidence text not null check (confidence in ('high', 'low')),
  state text not null check (state in ('open', 'approved', 'released', 'sending', 'done', 'rejected', 'expired',
    'cleared', 'cancelled', 'skipped', 'failed', 'conflict', 'uncertain')),
  result_id text,
  result_key text,
  problem jsonb,
  key_version integer not null,
  -- { operation, provenance }, encrypted.
  content bytea not null,
  primary key (tenant_id, row_id),
  unique (tenant_id, plan_id, position),
  unique (tenant_id, operation_id),
  foreign key (tenant_id, plan_id) references plans
);

create table decisions (
  tenant_id uuid not null references tenants,
  decision_id uuid not null,
  plan_id uuid not null,
  kind text not null check (kind in ('decision', 'dispatch', 'revocation')),
  account_id text not null,
  seal text not null,
  policy_version integer not null,
  decided_at timestamptz not null,
  primary key (tenant_id, decision_id),
  foreign key (tenant_id, plan_id) references plans
);
create index decisions_by_plan on decisions (tenant_id, plan_id, decided_at);

create table decision_rows (
  tenant_id uuid not null references tenants,
  decision_id uuid not null,
  row_id uuid not null,
  row_digest text not null,
  verdict text not null check (verdict in ('approve', 'reject', 'later', 'revoke')),
  -- Digests of the fields the row depends on, as they were when it was decided.
  fields jsonb not null,
  key_version integer,
  -- The reason of a rejection, encrypted.
  reason bytea,
  primary key (tenant_id, decision_id, row_id),
  foreign key (tenant_id, decision_id) references decisions,
  foreign key (tenant_id, row_id) references plan_rows
);

create table writes (
  tenant_id uuid not null references tenants,
  operation_id uuid not null,
  plan_id uuid not null,
  row_id uuid not null,
  state text not null check (state in ('planned', 'sending', 'confirmed', 'failed', 'ambiguous', 'conflict', 'uncertain')),
  attempts integer not null default 0,
  negative_lookups integer not null default 0,
  last_lookup_at timestamptz,
  -- The current attempt, when it began and when its bytes may last go out.
  attempt_id uuid,
  sent_at timestamptz,
  deadline_at timestamptz,
  jira_id text,
  jira_key text,
  changed_at timestamptz not null,
  primary key (tenant_id, operation_id),
  foreign key (tenant_id, plan_id) references plans,
  foreign key (tenant_id, row_id) references plan_rows
);
create index writes_by_plan on writes (tenant_id, plan_id);

create table write_attempts (
  tenant_id uuid not null references tenants,
  attempt_id uuid not null,
  operation_id uuid not null,
  account_id text not null,
  started_at timestamptz not null,
  deadline_at timestamptz not null,
  outcome text check (outcome in ('confirmed', 'failed', 'not_executed', 'ambiguous')),
  http_status integer,
  jira_id text,
  primary key (tenant_id, attempt_id),
  foreign key (tenant_id, operation_id) references writes
);
create index write_attempts_by_operation on write_attempts (tenant_id, operation_id, started_at);
