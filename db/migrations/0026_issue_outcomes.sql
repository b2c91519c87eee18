-- What followed after the start of work: ids, codes and times only.

create table issue_outcomes (
  tenant_id uuid not null references tenants,
  project_id text not null,
  issue_id text not null,
  -- The report that stood at the start; null where none counts.
  report_id uuid,
  started_at timestamptz,
  finished_at timestamptz,
  -- Why it does not count: no_start, not_judged, changed_since. Null: it counts.
  left_out text check (left_out in ('no_start', 'not_judged', 'changed_since')),
  troubles text[] not null default '{}',
  -- What that report said, by id of the rule.
  standings jsonb not null default '{}',
  gathered_at timestamptz not null,
  primary key (tenant_id, issue_id),
  check ((left_out is null) = (report_id is not null))
);
create index issue_outcomes_newest on issue_outcomes (tenant_id, project_id, finished_at desc nulls last);
alter table issue_outcomes enable row level security;
alter table issue_outcomes force row level security;
create policy app_own_tenant on issue_outcomes to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant());
create policy readonly_own_tenant on issue_outcomes for select to readygate_readonly using (tenant_id = readygate_tenant());
grant select, insert, update, delete on issue_outcomes to readygate_app;
grant select on issue_outcomes to readygate_readonly;

-- How far a project's issues were looked at.
create table outcome_runs (
  tenant_id uuid not null references tenants,
  project_id text not null,
  -- Changes in Jira until then are known.
  seen_until timestamptz not null,
  -- When a run last reached the end; null: none did.
  gathered_at timestamptz,
  primary key (tenant_id, project_id)
);
alter table outcome_runs enable row level security;
alter table outcome_runs force row level security;
create policy app_own_tenant on outcome_runs to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant());
create policy readonly_own_tenant on outcome_runs for select to readygate_readonly using (tenant_id = readygate_tenant());
grant select, insert, update on outcome_runs to readygate_app;
grant select on outcome_runs to readygate_readonly;
