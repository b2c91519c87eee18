-- Makes a database of the product a bare one: the same tables, indexes and keys, without row security
-- and without the chain. Audit entries are inserted and numbered, and that is all.

do $$
declare
  t regclass;
begin
  for t in select oid from pg_class where relkind = 'r' and relrowsecurity loop
    execute format('alter table %s no force row level security', t);
    execute format('alter table %s disable row level security', t);
  end loop;
end $$;

-- What was recorded was not to be delivered.
delete from outbox;

create sequence bare_audit;
-- Entries of before keep their numbers.
select setval('bare_audit', 1000000);

create or replace function append_audit(bodies text[], dedupe_keys text[], salts bytea[], key_versions integer[], contents bytea[])
  returns bigint[]
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with given as (
    select nextval('public.bare_audit') as seq, u.*
      from unnest(bodies, dedupe_keys, salts, key_versions, contents) as u(body, dedupe_key, salt, key_version, content)),
  entries as (
    insert into public.audit_entries (tenant_id, seq, prev, hash, body, dedupe_key)
    select current_setting('readygate.tenant')::uuid, seq, '', '', body, dedupe_key from given),
  personal as (
    insert into public.audit_personal (tenant_id, seq, salt, key_version, content)
    select current_setting('readygate.tenant')::uuid, seq, salt, key_version, content from given where content is not null)
  select array_agg(seq) from given;
$$;
