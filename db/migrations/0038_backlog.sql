-- What a backlog is sorted and filtered by, so that a page of it is read without its reports.

alter table issues
  -- Null where it was judged before this was kept.
  add column kind text check (kind in ('story', 'task', 'bug', 'epic', 'spike', 'subtask', 'other')),
  -- Ids of the rules that it fails, the worst first.
  add column failed_rules text[] not null default '{}',
  -- What its key ends with: SHOP-9 comes before SHOP-10.
  add column key_number bigint not null generated always as (coalesce(substring(issue_key from '(\d{1,18})$')::bigint, 0)) stored;

-- The owner is under forced row security too, and changes rows of all tenants here.
alter table issues no force row level security;
alter table reports no force row level security;
update issues i set failed_rules = r.rule_ids from reports r where r.tenant_id = i.tenant_id and r.report_id = i.report_id;
alter table issues force row level security;
alter table reports force row level security;

create index issues_by_score on issues (tenant_id, project_id, score, issue_id) where report_id is not null;
create index issues_by_judgement on issues (tenant_id, project_id, judged_at, issue_id) where report_id is not null;
create index issues_by_key on issues (tenant_id, project_id, key_number, issue_id) where report_id is not null;
