-- The inbox, and the messages with which people are asked.

create index plans_by_state on plans (tenant_id, state, created_at, plan_id);

create table notify_settings (
  tenant_id uuid not null references tenants,
  -- From 1; the highest is in force.
  version integer not null check (version > 0),
  email boolean not null,
  -- The address of the site as people know it, where links lead.
  site_url text,
  webhook_host text,
  key_version integer,
  -- { url, key }, encrypted: the address of a chat service is a secret.
  webhook bytea,
  author text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, version),
  check ((webhook is null) = (webhook_host is null)),
  check (site_url is not null or not (email or webhook is not null))
);

create table notifications (
  tenant_id uuid not null references tenants,
  notification_id uuid not null,
  plan_id uuid not null,
  stage text not null check (stage in ('proposed', 'reminded', 'expired')),
  channel text not null check (channel in ('email', 'webhook')),
  -- Who gets the e-mail; empty for the webhook, which nobody in particular gets.
  account_id text not null,
  -- unknown: it may have gone out, and is not sent again.
  state text not null check (state in ('due', 'sending', 'sent', 'skipped', 'failed', 'unknown')),
  attempts integer not null default 0,
  code text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, notification_id),
  unique (tenant_id, plan_id, stage, channel, account_id),
  foreign key (tenant_id, plan_id) references plans
);

do $$
declare
  t text;
begin
  foreach t in array array['notify_settings', 'notifications'] loop
    execute format('alter table %s enable row level security', t::regclass);
    execute format('alter table %s force row level security', t::regclass);
    execute format('create policy app_own_tenant on %s to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant())', t::regclass);
    execute format('create policy readonly_own_tenant on %s for select to readygate_readonly using (tenant_id = readygate_tenant())', t::regclass);
    execute format('grant select on %s to readygate_readonly', t::regclass);
  end loop;
end $$;

grant select, insert on notify_settings to readygate_app;
grant select, insert, update on notifications to readygate_app;
