-- Comments that came while it was not known yet whether they are ours, or before their answers were waited
-- for: [{ id, at }], no more than twenty. What they say is not kept.

alter table clarifications add column heard jsonb not null default '[]' check (jsonb_typeof(heard) = 'array');

-- The clock looks for denials that no later one brought into the audit chain.
create policy clock_all on model_denials for select to readygate_clock using (true);
grant select (tenant_id, day, reason, held, noted_at) on model_denials to readygate_clock;
