-- Licences as the tokens of a site said them last, what editions allow, and what tenants use of it.

-- Kept only where licensing is on. Null: no token said anything yet.
alter table installations add column licence_state text check (licence_state in ('active', 'trial', 'inactive', 'absent'));
-- When a token last said active or trial, to the minute: the grace period runs from here.
alter table installations add column licence_active_at timestamptz;

alter table tenants add column edition text not null default 'standard';

-- What editions allow, as `readygate migrate` wrote it: the same for all processes. It names no tenant.
create table editions (
  edition text not null check (edition ~ '^[a-z][a-z0-9-]{0,39}$'),
  kind text not null check (kind in ('judgements', 'refinements', 'model_tokens', 'sweeps')),
  -- Null: no ceiling.
  day_limit bigint check (day_limit >= 0),
  month_limit bigint check (month_limit >= 0),
  primary key (edition, kind)
);

-- One row for each tenant and kind: the lock under which is reserved and settled.
create table quotas (
  tenant_id uuid not null references tenants,
  kind text not null check (kind in ('judgements', 'refinements', 'model_tokens', 'sweeps')),
  -- The day, in UTC, and with it the month that the numbers are of. It moves forward only.
  day date not null,
  day_used bigint not null default 0 check (day_used >= 0),
  day_reserved bigint not null default 0 check (day_reserved >= 0),
  month_used bigint not null default 0 check (month_used >= 0),
  month_reserved bigint not null default 0 check (month_reserved >= 0),
  primary key (tenant_id, kind)
);

-- What is reserved and not settled. Settling, giving back and the clock delete the row.
create table reservations (
  tenant_id uuid not null references tenants,
  kind text not null check (kind in ('judgements', 'refinements', 'model_tokens', 'sweeps')),
  -- What it is for: an id of ours.
  subject_id text not null,
  amount bigint not null check (amount > 0),
  -- The day that it counts for.
  day date not null,
  reserved_at timestamptz not null,
  -- From then on the clock ends it.
  release_at timestamptz not null,
  primary key (tenant_id, kind, subject_id)
);
create index reservations_due on reservations (release_at);

-- What was used: once for each subject, however often it is said.
create table usage_events (
  tenant_id uuid not null references tenants,
  kind text not null check (kind in ('judgements', 'refinements', 'model_tokens', 'sweeps')),
  subject_id text not null,
  amount bigint not null check (amount > 0),
  -- The day that it was reserved for.
  day date not null,
  used_at timestamptz not null,
  -- Whether usage_days has it.
  rolled_up boolean not null default false,
  primary key (tenant_id, kind, subject_id)
);
create index usage_events_fresh on usage_events (tenant_id, day) where not rolled_up;

create table usage_days (
  tenant_id uuid not null references tenants,
  day date not null,
  kind text not null check (kind in ('judgements', 'refinements', 'model_tokens', 'sweeps')),
  amount bigint not null check (amount > 0),
  events bigint not null check (events > 0),
  primary key (tenant_id, day, kind)
);

-- What was denied for want of a quota, so that it is audited once a minute with its number.
create table quota_denials (
  tenant_id uuid not null references tenants,
  day date not null,
  kind text not null check (kind in ('judgements', 'refinements', 'model_tokens', 'sweeps')),
  denied bigint not null,
  -- Of them since the last entry of the audit chain, which was at noted_at.
  held bigint not null,
  noted_at timestamptz not null,
  primary key (tenant_id, day, kind)
);

do $$
declare
  t text;
begin
  foreach t in array array['quotas', 'reservations', 'usage_events', 'usage_days', 'quota_denials'] loop
    execute format('alter table %s enable row level security', t::regclass);
    execute format('alter table %s force row level security', t::regclass);
    execute format('create policy app_own_tenant on %s to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant())', t::regclass);
    execute format('create policy readonly_own_tenant on %s for select to readygate_readonly using (tenant_id = readygate_tenant())', t::regclass);
    execute format('grant select on %s to readygate_readonly', t::regclass);
  end loop;
end $$;

grant select, insert, update on quotas, usage_days, quota_denials to readygate_app;
grant select, insert, delete on reservations to readygate_app;
grant select, insert on usage_events to readygate_app;
grant update (rolled_up) on usage_events to readygate_app;
grant select on editions to readygate_app, readygate_readonly;

-- Whose reservations are over, and whose days are to be rolled up.
create policy clock_all on reservations for select to readygate_clock using (true);
create policy clock_all on usage_events for select to readygate_clock using (true);
grant select (tenant_id, release_at) on reservations to readygate_clock;
grant select (tenant_id, day, rolled_up) on usage_events to readygate_clock;
