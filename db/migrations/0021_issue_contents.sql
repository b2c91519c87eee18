-- The content of judged issues, so that other rules can be tried on it.

alter table issues
  -- The issue that was judged, encrypted. Null where it was judged before contents were kept.
  add column content bytea,
  add column content_key_version integer,
  -- Digest of all of it; content_digest leaves out keys, times, labels and statuses.
  add column kept_digest text,
  add constraint issues_content_check check (num_nulls(content, content_key_version, kept_digest) in (0, 3));
-- Nothing encrypted gets smaller.
alter table issues alter column content set storage external;

create index issues_by_project on issues (tenant_id, project_id, issue_id);
