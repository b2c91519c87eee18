-- Messages whose run is gone are looked for by the clock.

create index notifications_unsettled on notifications (changed_at) where state in ('due', 'sending');
create policy clock_all on notifications for select to readygate_clock using (true);
grant select (tenant_id, plan_id, stage, state, changed_at) on notifications to readygate_clock;
