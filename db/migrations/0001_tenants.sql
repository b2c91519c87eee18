-- Tenants, installations, keys and tokens. Roles exist already: `readygate migrate --bootstrap` makes them.

create function readygate_tenant() returns uuid
  language sql stable
  -- No missing_ok: without a tenant in the transaction every query fails, which is what we want.
  as $$ select current_setting('readygate.tenant')::uuid $$;

create table tenants (
  tenant_id uuid primary key,
  state text not null default 'active' check (state in ('active', 'leaving', 'purging', 'purged')),
  api_base_url text not null,
  writes_stopped boolean not null default false,
  created_at timestamptz not null
);

create table installations (
  tenant_id uuid not null references tenants,
  installation_id uuid not null,
  environment text not null check (environment in ('DEVELOPMENT', 'STAGING', 'PRODUCTION')),
  state text not null default 'active' check (state in ('active', 'suspended', 'leaving', 'purging', 'purged')),
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (tenant_id, installation_id)
);

create table tenant_keys (
  -- No reference to tenants: the first key is committed by itself, while the tenant's own row may
  -- still be in an open transaction.
  tenant_id uuid not null,
  version integer not null check (version > 0),
  state text not null check (state in ('active', 'retiring', 'destroyed')),
  created_at timestamptz not null,
  primary key (tenant_id, version)
);
create unique index tenant_keys_one_active on tenant_keys (tenant_id) where state = 'active';

create table tokens (
  tenant_id uuid not null references tenants,
  token_id uuid not null,
  kind text not null check (kind in ('app', 'user')),
  installation_id uuid,
  plan_id uuid,
  account_id text,
  key_version integer not null,
  secret bytea not null,
  -- sha256 of the token text, so that the same token is stored once.
  fingerprint text not null,
  expires_at timestamptz not null,
  received_at timestamptz not null,
  -- When Jira answered 401 to it.
  refused_at timestamptz,
  primary key (tenant_id, token_id),
  check ((kind = 'app' and installation_id is not null and account_id is null)
      or (kind = 'user' and plan_id is not null and account_id is not null)),
  foreign key (tenant_id, installation_id) references installations
);
create unique index tokens_one_per_installation on tokens (tenant_id, installation_id) where kind = 'app';
create unique index tokens_one_per_plan_and_person on tokens (tenant_id, plan_id, account_id) where kind = 'user';

create table project_modes (
  tenant_id uuid not null references tenants,
  project_id text not null,
  mode text not null check (mode in ('off', 'observe', 'propose')),
  version integer not null check (version > 0),
  changed_at timestamptz not null,
  primary key (tenant_id, project_id)
);

-- Wrapped keys live apart, so that they can have a backup life of their own.
create schema keystore;
create table keystore.wrapped_keys (
  tenant_id uuid not null,
  version integer not null,
  wrapping_key text not null,
  wrapped bytea not null,
  created_at timestamptz not null,
  primary key (tenant_id, version)
);
