-- Questions that were asked in a comment, and what became of waiting for their answers.

create table clarifications (
  tenant_id uuid not null references tenants,
  -- The refinement whose plan asks.
  refinement_id uuid not null,
  issue_id text not null,
  project_id text not null,
  generation integer not null default 1 check (generation > 0),
  key_version integer not null,
  -- [{ rules, outcome, text }], encrypted: they quote the issue.
  questions bytea not null,
  -- Positions of the questions of which nothing is left.
  settled integer[] not null default '{}',
  -- What an answer is not: the comment that asks. Null until it is written; then somebody is waited for.
  comment_id text,
  begun_at timestamptz,
  expires_at timestamptz,
  remind_at timestamptz,
  reminded_at timestamptz,
  -- That somebody answered in a comment; what they wrote is not kept.
  answered_at timestamptz,
  score_before integer not null,
  status_before text not null,
  score_after integer,
  status_after text,
  outcome text check (outcome in ('resolved', 'answered', 'expired', 'cancelled', 'failed')),
  -- It must move before this time, or reconcile looks after it; null until it waits.
  due_at timestamptz,
  changed_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant_id, refinement_id),
  foreign key (tenant_id, refinement_id) references refinements,
  check ((begun_at is null) = (comment_id is null)),
  check ((begun_at is null) = (expires_at is null)),
  check ((begun_at is null) = (due_at is null)),
  check ((outcome is null) = (closed_at is null))
);
create unique index clarifications_one_waits_per_issue on clarifications (tenant_id, issue_id)
  where begun_at is not null and outcome is null;
create index clarifications_by_issue on clarifications (tenant_id, issue_id, begun_at);
create index clarifications_due on clarifications (due_at) where outcome is null;
alter table clarifications enable row level security;
alter table clarifications force row level security;
create policy app_own_tenant on clarifications to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant());
create policy readonly_own_tenant on clarifications for select to readygate_readonly using (tenant_id = readygate_tenant());
create policy clock_all on clarifications for select to readygate_clock using (true);
grant select, insert, update on clarifications to readygate_app;
grant select on clarifications to readygate_readonly;
grant select (tenant_id, refinement_id, generation, outcome, due_at) on clarifications to readygate_clock;

-- Nobody answered yet.
alter table notifications drop constraint notifications_stage_check,
  add check (stage in ('proposed', 'reminded', 'expired', 'unanswered'));

-- Whether a comment that came is one of ours.
create index plan_rows_by_result on plan_rows (tenant_id, result_id) where result_id is not null;
