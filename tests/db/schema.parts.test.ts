import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { dumpSchema } from '../../db/dump-schema.ts';
import { type TestDatabase, withDatabase } from '../helpers/database.ts';
import { isolationRules, tenantTables } from '../helpers/isolation-rules.ts';

const file = join(import.meta.dirname, '../../db/schema.sql');
const refresh = 'READYGATE_UPDATE_SCHEMA=1 npm test -- --tier parts tests/db/schema.parts.test.ts';

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

describe('T6 isolation in the schema', () => {
  it.each(Object.entries(isolationRules))('%s', async (_rule, text) => {
    expect(await find(text)).toEqual([]);
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

/** What would open a table to another tenant, each by itself. */
const openings: Record<string, (table: string) => string> = {
  'row security is off': (table) => `alter table ${table} disable row level security`,
  'its owner is not held': (table) => `alter table ${table} no force row level security`,
  'its policy is gone': (table) => `drop policy app_own_tenant on ${table}`,
  'all rows are read': (table) => `alter policy app_own_tenant on ${table} using (true)`,
  'rows of others are written': (table) =>
    `alter policy app_own_tenant on ${table} with check (true)`,
  'its policy is for everybody': (table) => `alter policy app_own_tenant on ${table} to public`,
  'another policy lets more through': (table) =>
    `create policy more on ${table} for select to readygate_app using (tenant_id is not null)`,
  'the readers of the audit read all': (table) =>
    `create policy more on ${table} for select to readygate_readonly using (tenant_id is not null)`,
  'a view shows it': (table) => `create view shown as select * from ${table}`,
  'everybody may read it': (table) => `grant select on ${table} to public`,
  'it may be emptied': (table) => `grant truncate on ${table} to readygate_app`,
  'a key answers for other tenants': (table) =>
    `alter table ${table} add column mark integer; create unique index on ${table} (mark, tenant_id)`,
};

describe('T6 the rules of isolation', () => {
  it.each(Object.entries(openings))(
    'find on each table of a tenant that %s',
    async (_what, open) => {
      const admin = new pg.Client({ connectionString: database.adminUrl });
      await admin.connect();
      try {
        const tables = await find(
          `select t.oid::regclass::text as name from (${tenantTables}) t order by 1`,
        );
        expect(tables.length).toBeGreaterThan(40);
        const unseen: string[] = [];
        for (const table of tables) {
          await admin.query(`begin; ${open(table)}`);
          const found = await admin.query(Object.values(isolationRules).join(' union all '));
          if (found.rows.length === 0) unseen.push(table);
          await admin.query('rollback');
        }
        expect(unseen).toEqual([]);
      } finally {
        await admin.end();
      }
    },
  );
});
