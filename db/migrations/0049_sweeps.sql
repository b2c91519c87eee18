-- Backlog sweeps: what was asked, what was approved, and what came of each issue.

create table sweeps (
  tenant_id uuid not null references tenants,
  sweep_id uuid not null,
  -- jira: issues are read there; stored: what is kept of them is judged by the rules of now.
  source text not null check (source in ('jira', 'stored')),
  -- [{ id, key }], in the order in which they are swept.
  projects jsonb not null check (jsonb_typeof(projects) = 'array' and jsonb_array_length(projects) > 0),
  -- JQL that narrows the projects, encrypted; null: all that their settings let be judged.
  key_version integer,
  query bytea,
  -- Of source, projects and JQL: sweeps of the same are compared with each other.
  query_digest text not null,
  -- An estimate is a sweep that nobody approved yet.
  state text not null check (state in ('estimated', 'running', 'paused', 'stopped_at_budget', 'completed',
    'cancelled', 'failed')),
  -- What it waits for, or what stopped it, as a code.
  problem text,
  waits_until timestamptz,
  -- Each start raises it; a run of an older one ends without effect.
  generation integer not null default 0 check (generation >= 0),
  origin text not null check (origin in ('person', 'operator', 'schedule')),
  -- An account id; empty where no person asked.
  requested_by text not null,
  -- { issues, points, seconds, tokens, micros }
  estimate jsonb not null,
  budget jsonb,
  -- Used so far.
  issues integer not null default 0 check (issues >= 0),
  points integer not null default 0 check (points >= 0),
  milliseconds bigint not null default 0 check (milliseconds >= 0),
  tokens bigint not null default 0 check (tokens >= 0),
  micros bigint not null default 0 check (micros >= 0),
  -- Points that an attempt at a page reserved before it asks Jira; those of an attempt that died are used.
  held integer not null default 0 check (held >= 0),
  held_by text,
  -- Where it goes on: a hint. Which issues are done, sweep_items says.
  pass text not null default 'main' check (pass in ('main', 'late', 'left')),
  project_at integer not null default 0 check (project_at >= 0),
  place_after text,
  -- The sweep of the same query that was completed last before this one was started.
  previous_id uuid,
  estimated_at timestamptz not null,
  started_at timestamptz,
  changed_at timestamptz not null,
  -- It must move before this time, or reconcile looks after it.
  due_at timestamptz,
  ended_at timestamptz,
  primary key (tenant_id, sweep_id),
  check (num_nulls(key_version, query) in (0, 2)),
  check ((state = 'estimated') = (started_at is null)),
  check (state = 'estimated' or budget is not null),
  check ((state in ('completed', 'cancelled', 'failed')) = (ended_at is not null))
);
create index sweeps_newest on sweeps (tenant_id, estimated_at desc, sweep_id);
create index sweeps_by_query on sweeps (tenant_id, query_digest, ended_at desc) where state = 'completed';
create index sweeps_due on sweeps (due_at) where state = 'running';

-- The only record of progress: one row for each issue that a sweep met. Ids, codes, numbers and digests.
create table sweep_items (
  tenant_id uuid not null references tenants,
  sweep_id uuid not null,
  issue_id text not null,
  -- As they were when it was met.
  issue_key text not null,
  project_id text not null,
  -- judged; unchanged: the judgement that was there counts; failed: it could not be judged. Of the issues of the
  -- sweep before, gone: it is not asked for any more; not_visible: Jira does not show it any more.
  outcome text not null check (outcome in ('judged', 'unchanged', 'failed', 'gone', 'not_visible')),
  problem text,
  kind text check (kind in ('story', 'task', 'bug', 'epic', 'spike', 'subtask', 'other')),
  status text check (status in ('ready', 'needs_work', 'not_ready')),
  score integer check (score between 0 and 100),
  -- By the sweep before.
  previous_status text check (previous_status in ('ready', 'needs_work', 'not_ready')),
  previous_score integer check (previous_score between 0 and 100),
  -- Ids of the rules that count and that it fails, the worst first.
  failed_rules text[] not null default '{}',
  content_digest text,
  -- Of the summary without case and spaces around words: the same for the same summary.
  summary_digest text,
  parent_id text,
  -- Null where there is no field for one.
  estimate_missing boolean,
  -- Issues that block it and are not done.
  blocker_ids text[] not null default '{}',
  sprint_id text,
  updated_day date,
  met_at timestamptz not null,
  primary key (tenant_id, sweep_id, issue_id),
  foreign key (tenant_id, sweep_id) references sweeps,
  check ((outcome in ('judged', 'unchanged')) = (score is not null and status is not null))
);
create index sweep_items_of_issue on sweep_items (tenant_id, issue_id);

do $$
declare
  t text;
begin
  foreach t in array array['sweeps', 'sweep_items'] loop
    execute format('alter table %s enable row level security', t::regclass);
    execute format('alter table %s force row level security', t::regclass);
    execute format('create policy app_own_tenant on %s to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant())', t::regclass);
    execute format('create policy readonly_own_tenant on %s for select to readygate_readonly using (tenant_id = readygate_tenant())', t::regclass);
    execute format('grant select on %s to readygate_readonly', t::regclass);
    execute format('grant select, insert, update, delete on %s to readygate_app', t::regclass);
  end loop;
end $$;

-- Which sweeps no run drives any more.
create policy clock_all on sweeps for select to readygate_clock using (true);
grant select (tenant_id, sweep_id, generation, state, due_at, started_at) on sweeps to readygate_clock;
