-- What became of the issue was not looked at for want of a token of the app: the next one wakes the run.
alter table refinements add column unseen boolean not null default false;
create index refinements_unseen on refinements (tenant_id, refinement_id) where outcome is null and unseen;

-- What is on its way to Jira: whoever stops writing, or leaves, is told of it.
create index writes_on_their_way on writes (tenant_id) where state in ('sending', 'ambiguous');
