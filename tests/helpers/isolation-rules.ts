const ours = `relnamespace::regnamespace::text in ('public', 'keystore')`;

/** A table that has a column tenant_id belongs to tenants. */
export const tenantTables = `select c.oid, c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.${ours} and c.relkind in ('r', 'p') and a.attname = 'tenant_id' and not a.attisdropped`;

const own = '(tenant_id = readygate_tenant())';

/** Who reads whole tables: each sees what it must, and no role that serves a tenant is among them. */
const wholeTables = [
  'clarifications to readygate_clock',
  'installations to readygate_clock',
  'keystore.wrapped_keys to readygate_owner',
  'model_denials to readygate_clock',
  'notifications to readygate_clock',
  'outbox to readygate_dispatcher',
  'quota_denials to readygate_clock',
  'refinements to readygate_clock',
  'reservations to readygate_clock',
  'sweeps to readygate_clock',
  'tenants to readygate_clock',
  'usage_events to readygate_clock',
];

/** What of the catalogue breaks a rule, as queries for the names of it. */
export const isolationRules: Readonly<Record<string, string>> = {
  'forces row security on every table of a tenant': `
    select c.oid::regclass::text as name from pg_class c join (${tenantTables}) t on t.oid = c.oid
     where not (c.relrowsecurity and c.relforcerowsecurity)`,

  'holds the application to its tenant by a policy for reading and writing': `
    select t.oid::regclass::text as name from (${tenantTables}) t where not exists (
      select from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and p.polpermissive
        and p.polroles = array['readygate_app'::regrole::oid]
        and pg_get_expr(p.polqual, p.polrelid) = '${own}' and pg_get_expr(p.polwithcheck, p.polrelid) = '${own}')`,

  'names one role in every policy': `
    select p.polrelid::regclass || '.' || p.polname as name from pg_policy p
     where 0 = any(p.polroles) or cardinality(p.polroles) <> 1`,

  'lets through by no policy but one by the tenant, and whole tables to dispatcher and clock only, names of keys to the owner': `
    select p.name from (
      select format('%s to %s', polrelid::regclass, polroles[1]::regrole) as name,
        pg_get_expr(polqual, polrelid) as qual, pg_get_expr(polwithcheck, polrelid) as checked from pg_policy) p
     where (coalesce(p.qual, p.checked) <> '${own}' or coalesce(p.checked, p.qual) <> '${own}')
       and not (p.qual = 'true' and coalesce(p.checked, 'true') = 'true'
         and p.name = any(array['${wholeTables.join("', '")}']))`,

  'puts the tenant first in every primary and unique key, not null': `
    select i.indexrelid::regclass::text as name from pg_index i join (${tenantTables}) t on t.oid = i.indrelid
        join pg_attribute a on a.attrelid = i.indrelid and a.attname = 'tenant_id'
      where i.indisunique and (i.indkey[0] <> a.attnum or not a.attnotnull)`,

  'has a primary key on every table of a tenant': `
    select t.relname as name from (${tenantTables}) t
     where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)`,

  'carries the tenant in every reference from one table of a tenant to another': `
    select k.conname as name from pg_constraint k join (${tenantTables}) t on t.oid = k.conrelid
        join pg_attribute child on child.attrelid = k.conrelid and child.attname = 'tenant_id'
        join pg_attribute parent on parent.attrelid = k.confrelid and parent.attname = 'tenant_id'
      where k.contype = 'f' and (array_position(k.conkey, child.attnum) is null
        or array_position(k.conkey, child.attnum) is distinct from array_position(k.confkey, parent.attnum))`,

  'has no view, which would be read with the rights of its owner': `
    select c.relname as name from pg_class c where c.${ours} and c.relkind in ('v', 'm')
      and not coalesce(c.reloptions @> array['security_invoker=true'], false)`,

  'fixes the search path of every function that runs with the rights of its owner': `
    select p.proname as name from pg_proc p where p.prosecdef and p.pronamespace::regnamespace::text in ('public', 'keystore')
      and not coalesce('search_path=pg_catalog, pg_temp' = any(p.proconfig), false)`,

  'grants nothing to everybody, and neither truncate nor references nor trigger to anybody': `
    select format('%s on %s', a.privilege_type, c.oid::regclass) as name
      from pg_class c, aclexplode(c.relacl) a where c.${ours} and a.grantee <> c.relowner
        and (a.grantee = 0 or a.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))`,

  'lets not everybody call a function': `
    select p.oid::regprocedure::text as name from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      where p.pronamespace::regnamespace::text in ('public', 'keystore') and a.grantee = 0`,
};
