-- At most one undelivered wish for the same judgement, as for the news of a change.
drop index outbox_one_issue_changed;
create unique index outbox_one_of_each on outbox (tenant_id, workflow_id)
  where delivered_at is null and name in ('issueChanged', 'judgeIssue');
-- Whether somebody asked a short while ago.
create index outbox_asked on outbox (tenant_id, workflow_id, created_at);
