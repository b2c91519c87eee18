-- The key store where it is a database of its own: the schema `keystore` of the product's database, with
-- log-ins that may do nothing else.

create function readygate_tenant() returns uuid
  language sql stable
  as $$ select current_setting('readygate.tenant')::uuid $$;

create schema keystore;
create table keystore.wrapped_keys (
  tenant_id uuid not null,
  version integer not null,
  wrapping_key text not null,
  wrapped bytea not null,
  created_at timestamptz not null,
  primary key (tenant_id, version)
);
alter table keystore.wrapped_keys enable row level security, force row level security;
create policy app_own_tenant on keystore.wrapped_keys to readygate_keys
  using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant());
create policy owner_names on keystore.wrapped_keys for select to readygate_keys_owner using (true);

-- Which keys there are and what wraps them, of all tenants; never a key.
create function keystore.wrapped_names(after_tenant uuid, after_version integer, at_most integer)
  returns table (tenant_id uuid, version integer, wrapping_key text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select k.tenant_id, k.version, k.wrapping_key from keystore.wrapped_keys k
     where (k.tenant_id, k.version) > (after_tenant, after_version)
     order by k.tenant_id, k.version limit at_most
  $$;

revoke execute on function readygate_tenant(), keystore.wrapped_names(uuid, integer, integer) from public;
grant execute on function readygate_tenant(), keystore.wrapped_names(uuid, integer, integer) to readygate_keys;
grant usage on schema public, keystore to readygate_keys;
grant select, insert, delete on keystore.wrapped_keys to readygate_keys;
grant update (wrapping_key, wrapped) on keystore.wrapped_keys to readygate_keys;
grant select on schema_migrations to readygate_keys;

do $$ begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to readygate_keys', current_database());
end $$;
