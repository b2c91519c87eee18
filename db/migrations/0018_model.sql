-- The model lane: what a tenant set, what left, and what it cost.

create table model_settings (
  tenant_id uuid not null references tenants,
  -- From 1; the highest is in force.
  version integer not null check (version > 0),
  active boolean not null,
  -- Null: the endpoint of the operator.
  endpoint_host text,
  key_version integer not null,
  -- Endpoint, key, fields, names and ceilings, encrypted.
  settings bytea not null,
  author text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, version)
);

create table model_projects (
  tenant_id uuid not null references tenants,
  project_id text not null,
  active boolean not null,
  version integer not null check (version > 0),
  author text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, project_id)
);

-- What a day of a tenant took: calls on their way count with what they may take at most.
create table model_days (
  tenant_id uuid not null references tenants,
  -- In UTC.
  day date not null,
  tokens bigint not null check (tokens >= 0),
  -- Millionths of the unit in which prices are set.
  micros bigint not null check (micros >= 0),
  primary key (tenant_id, day)
);

-- Endpoints that failed, so that they are left alone for a while.
create table model_circuits (
  tenant_id uuid not null references tenants,
  -- Digest of its address.
  endpoint text not null,
  -- In a row.
  failures integer not null,
  rests_until timestamptz,
  changed_at timestamptz not null,
  primary key (tenant_id, endpoint)
);

-- One row for each call, there before anything leaves.
create table egress_records (
  tenant_id uuid not null references tenants,
  egress_id uuid not null,
  -- Null where no issue was sent: a test of the connection.
  issue_id text,
  -- Id and version.
  prompt text not null,
  endpoint text not null,
  model text not null,
  fields text[] not null,
  bytes integer not null,
  -- sha256 of the body, which is not kept.
  body_digest text not null,
  -- Counts by kind.
  redactions jsonb not null,
  day date not null,
  reserved_tokens bigint not null,
  reserved_micros bigint not null,
  -- sending: on its way, or its process died; it counts with what was reserved.
  state text not null check (state in ('sending', 'answered', 'refused', 'failed')),
  code text,
  input_tokens bigint,
  output_tokens bigint,
  micros bigint,
  sent_at timestamptz not null,
  settled_at timestamptz,
  primary key (tenant_id, egress_id),
  check ((state = 'sending') = (settled_at is null))
);
create index egress_records_by_time on egress_records (tenant_id, sent_at, egress_id);

-- What a model proposed for a refinement and passed the checks.
create table model_drafts (
  tenant_id uuid not null references tenants,
  refinement_id uuid not null,
  prompt text not null,
  key_version integer not null,
  drafts bytea not null,
  created_at timestamptz not null,
  primary key (tenant_id, refinement_id),
  foreign key (tenant_id, refinement_id) references refinements
);

do $$
declare
  t text;
begin
  foreach t in array array['model_settings', 'model_projects', 'model_days', 'model_circuits', 'egress_records', 'model_drafts'] loop
    execute format('alter table %s enable row level security', t::regclass);
    execute format('alter table %s force row level security', t::regclass);
    execute format('create policy app_own_tenant on %s to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant())', t::regclass);
    execute format('create policy readonly_own_tenant on %s for select to readygate_readonly using (tenant_id = readygate_tenant())', t::regclass);
    execute format('grant select on %s to readygate_readonly', t::regclass);
  end loop;
end $$;

grant select, insert on model_settings, model_drafts to readygate_app;
grant select, insert, update on model_projects, model_days, model_circuits, egress_records to readygate_app;

-- The stop of one tenant, and that of the whole deployment.
alter table tenants add column model_stopped boolean not null default false;

create table deployment_switches (
  name text primary key,
  stopped boolean not null,
  changed_at timestamptz not null
);
grant select, insert, update on deployment_switches to readygate_clock;
grant select on deployment_switches to readygate_app, readygate_readonly;
