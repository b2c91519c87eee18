-- Work items that are not judged, those with the same summary, and rules of a whole site and for work that is done.

alter table issues
  -- Why the rules in force leave it out, which rules those are, and when it was read; null: they judge it.
  add column left_out text check (left_out in ('status', 'type', 'service')),
  add column left_out_by text,
  add column left_out_at timestamptz,
  -- Of its status, as it was read last.
  add column status_category text check (status_category in ('new', 'indeterminate', 'done')),
  -- Of its summary, within its project.
  add column summary_digest text;
create index issues_by_summary on issues (tenant_id, project_id, summary_digest) where summary_digest is not null;

-- Rules of the whole site have no project.
alter table rule_packs
  add column purpose text not null default 'ready' check (purpose in ('ready', 'done')),
  drop constraint rule_packs_pkey,
  add primary key (tenant_id, project_id, purpose, version);
