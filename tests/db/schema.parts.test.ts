import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dumpSchema } from '../../db/dump-schema.ts';
import { type TestDatabase, withDatabase } from '../helpers/database.ts';

const file = join(import.meta.dirname, '../../db/schema.sql');
const refresh = 'READYGATE_UPDATE_SCHEMA=1 npm test -- --tier parts tests/db/schema.parts.test.ts';
const ours = `relnamespace::regnamespace::text in ('public', 'keystore')`;

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
});
afterAll(() => database.close());

/** The names that a catalogue query finds wrong. */
async function find(text: string): Promise<string[]> {
  const rows = await database.asAdministrator<{ name: string }>(text);
  return rows.map(({ name }) => name);
}

describe('the schema', () => {
  it('is the one in db/schema.sql', async () => {
    const dump = await dumpSchema(database.pools.owner);
    if (process.env.READYGATE_UPDATE_SCHEMA) writeFileSync(file, dump);
    if (readFileSync(file, 'utf8') !== dump)
      throw new Error(
        `db/schema.sql is out of date. Refresh it and look at the diff:\n  ${refresh}`,
      );
  });
});

/** A table that has a column tenant_id belongs to tenants. */
const tenantTables = `select c.oid, c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.${ours} and c.relkind in ('r', 'p') and a.attname = 'tenant_id' and not a.attisdropped`;

describe('T6 isolation in the schema', () => {
  it('forces row security on every table of a tenant', async () => {
    expect(
      await find(`select c.oid::regclass::text as name from pg_class c join (${tenantTables}) t on t.oid = c.oid
        where not (c.relrowsecurity and c.relforcerowsecurity)`),
    ).toEqual([]);
  });

  it('holds the application to its tenant by a policy for reading and writing', async () => {
    const own = '(tenant_id = readygate_tenant())';
    expect(
      await find(`select t.oid::regclass::text as name from (${tenantTables}) t where not exists (
        select from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and p.polpermissive
          and p.polroles = array['readygate_app'::regrole::oid]
          and pg_get_expr(p.polqual, p.polrelid) = '${own}' and pg_get_expr(p.polwithcheck, p.polrelid) = '${own}')`),
    ).toEqual([]);
  });

  it('names the role in every policy, and gives whole tables to dispatcher and clock only, names of keys to the owner', async () => {
    expect(
      await find(`select p.polrelid::regclass || '.' || p.polname as name from pg_policy p
        where 0 = any(p.polroles) or cardinality(p.polroles) <> 1`),
    ).toEqual([]);
    expect(
      await find(`select format('%s to %s', p.polrelid::regclass, p.polroles[1]::regrole) as name from pg_policy p
        where pg_get_expr(p.polqual, p.polrelid) = 'true' order by 1`),
    ).toEqual([
      'clarifications to readygate_clock',
      'installations to readygate_clock',
      'keystore.wrapped_keys to readygate_owner',
      'model_denials to readygate_clock',
      'notifications to readygate_clock',
      'outbox to readygate_dispatcher',
      'quota_denials to readygate_clock',
      'refinements to readygate_clock',
      'reservations to readygate_clock',
      'tenants to readygate_clock',
      'usage_events to readygate_clock',
    ]);
  });

  it('puts the tenant first in every primary and unique key, not null', async () => {
    expect(
      await find(`select i.indexrelid::regclass::text as name from pg_index i join (${tenantTables}) t on t.oid = i.indrelid
          join pg_attribute a on a.attrelid = i.indrelid and a.attname = 'tenant_id'
        where i.indisunique and (i.indkey[0] <> a.attnum or not a.attnotnull)`),
    ).toEqual([]);
    expect(
      await find(`select t.relname as name from (${tenantTables}) t
        where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)`),
    ).toEqual([]);
  });

  it('carries the tenant in every reference from one table of a tenant to another', async () => {
    expect(
      await find(`select k.conname as name from pg_constraint k join (${tenantTables}) t on t.oid = k.conrelid
          join pg_attribute child on child.attrelid = k.conrelid and child.attname = 'tenant_id'
          join pg_attribute parent on parent.attrelid = k.confrelid and parent.attname = 'tenant_id'
        where k.contype = 'f' and (array_position(k.conkey, child.attnum) is null
          or array_position(k.conkey, child.attnum) is distinct from array_position(k.confkey, parent.attnum))`),
    ).toEqual([]);
  });

  it('has no view, which would be read with the rights of its owner', async () => {
    expect(
      await find(`select c.relname as name from pg_class c where c.${ours} and c.relkind in ('v', 'm')
        and not coalesce(c.reloptions @> array['security_invoker=true'], false)`),
    ).toEqual([]);
  });

  it('fixes the search path of every function that runs with the rights of its owner', async () => {
    expect(
      await find(`select p.proname as name from pg_proc p where p.prosecdef and p.pronamespace::regnamespace::text in ('public', 'keystore')
        and not coalesce('search_path=pg_catalog, pg_temp' = any(p.proconfig), false)`),
    ).toEqual([]);
  });

  it('grants nothing to everybody, and neither truncate nor references nor trigger to anybody', async () => {
    expect(
      await find(`select format('%s on %s', a.privilege_type, c.oid::regclass) as name
        from pg_class c, aclexplode(c.relacl) a where c.${ours} and a.grantee <> c.relowner
          and (a.grantee = 0 or a.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))`),
    ).toEqual([]);
    expect(
      await find(`select p.oid::regprocedure::text as name from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        where p.pronamespace::regnamespace::text in ('public', 'keystore') and a.grantee = 0`),
    ).toEqual([]);
  });

  it('lets only the owner create anything', async () => {
    const roles = [
      'readygate_app',
      'readygate_dispatcher',
      'readygate_clock',
      'readygate_readonly',
    ];
    const rows = await database.asAdministrator<{ may: boolean }>(
      `select has_schema_privilege(r, 'public', 'create') or has_schema_privilege(r, 'keystore', 'create') as may
        from unnest($1::text[]) r`,
      [roles],
    );
    expect(rows.map(({ may }) => may)).toEqual([false, false, false, false]);
  });

  it('keeps decisions, reports and the audit chain from being changed by the application', async () => {
    const tables = ['decisions', 'decision_rows', 'reports', 'audit_entries', 'audit_heads'];
    const rows = await database.asAdministrator<{ name: string }>(
      `select t as name from unnest($1::text[]) t where has_table_privilege('readygate_app', t, 'update, delete')`,
      [tables],
    );
    expect(rows).toEqual([]);
  });
});
