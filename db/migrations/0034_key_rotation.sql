-- Keys change while everybody goes on: wrapped keys are wrapped anew, and what is encrypted is put under
-- the active key of its tenant. Both change a ciphertext and the name of its key, and no other column.

grant update (wrapping_key, wrapped) on keystore.wrapped_keys to readygate_app;
grant update (key_version, content) on audit_personal to readygate_app;
grant update (key_version, reason) on decision_rows to readygate_app;
grant update (key_version, reason) on overrides to readygate_app;
grant update (key_version, drafts) on model_drafts to readygate_app;
grant update (key_version, settings) on model_settings to readygate_app;
grant update (key_version, webhook) on notify_settings to readygate_app;
grant update (key_version, document) on reports to readygate_app;

-- The rotation of all tenants' keys that is under way; one that was stopped goes on from its beginning's time.
create table key_rotations (
  began_at timestamptz primary key,
  ended_at timestamptz
);
create unique index key_rotations_one_open on key_rotations ((true)) where ended_at is null;
grant select, insert, update on key_rotations to readygate_clock;
grant select on key_rotations to readygate_readonly;

-- Which keys there are and what wraps them, of all tenants; never a key.
create policy owner_names on keystore.wrapped_keys for select to readygate_owner using (true);
create function keystore.wrapped_names(after_tenant uuid, after_version integer, at_most integer)
  returns table (tenant_id uuid, version integer, wrapping_key text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select k.tenant_id, k.version, k.wrapping_key from keystore.wrapped_keys k
     where (k.tenant_id, k.version) > (after_tenant, after_version)
     order by k.tenant_id, k.version limit at_most
  $$;
revoke execute on function keystore.wrapped_names(uuid, integer, integer) from public;
grant usage on schema keystore to readygate_clock;
grant execute on function keystore.wrapped_names(uuid, integer, integer) to readygate_clock;
