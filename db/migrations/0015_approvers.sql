-- Of the groups and roles that a policy names, those that the person had when deciding; null where it
-- names none. { groups: [id], roles: [id] }
alter table decisions add column membership jsonb;
