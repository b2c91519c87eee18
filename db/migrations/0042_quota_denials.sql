-- Who was denied, so that each person's denials are audited by themselves; empty: nobody asked.
alter table quota_denials add column account_id text not null default '';
alter table quota_denials drop constraint quota_denials_pkey,
  add primary key (tenant_id, day, kind, account_id);
grant select (account_id) on quota_denials to readygate_clock;
