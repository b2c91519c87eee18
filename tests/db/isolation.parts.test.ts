import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { inTenant } from '../../db/session.ts';
import { type TestDatabase, withDatabase } from '../helpers/database.ts';
import { fillTenant, plantedWord } from '../helpers/fill-tenant.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

/** Tables without a tenant, and why. */
const notTenantOwned: Record<string, string> = {
  clock_runs: 'when the tasks of the clock last ran, for all tenants',
  editions: 'what editions allow, as the operator set it for all tenants',
  deployment_switches: 'what an operator stopped for all tenants at once',
  forge_environment: 'which environment of the app the database serves',
  issue_writes: 'when issues were written to, by whichever process',
  jira_budgets: "points of Jira's hours: one pool may be that of the app over all tenants",
  key_rotations: 'when the keys of all tenants were rotated',
  model_operator_days: "what calls with the operator's key took, of all tenants together",
  rate_limits: 'what Jira asked to leave alone, for every process to see',
  schema_migrations: 'which migrations ran',
};

let database: TestDatabase;
let tables: string[] = [];
beforeAll(async () => {
  database = await withDatabase();
  await fillTenant(database, tenantA);
  tables = await listTables('tenant_id');
});
afterAll(() => database.close());

/** A refusal for want of a privilege is as good as no row. */
const noPrivilege = '42501';

async function countAs(pool: pg.Pool, tenant: string, text: string): Promise<number> {
  try {
    return await inTenant(pool, tenant, async ({ query }) => (await query(text)).length);
  } catch (error) {
    if (stateOf(error) === noPrivilege) return 0;
    throw error;
  }
}

const stateOf = (error: unknown) =>
  (error as { details?: { sqlState?: string } }).details?.sqlState;

describe('T6 every table of a tenant', () => {
  it('has a row of tenant A to be looked for, and the others are listed', async () => {
    const empty: string[] = [];
    for (const table of tables) {
      const rows = await database.asAdministrator(
        `select 1 from ${table} where tenant_id = '${tenantA}'`,
      );
      if (rows.length === 0) empty.push(table);
    }
    expect(empty).toEqual([]);
    expect(await listTables(null)).toEqual(Object.keys(notTenantOwned).sort());
  });

  it('shows nothing of A to B, by no role', async () => {
    for (const table of tables) {
      for (const role of ['app', 'readonly'] as const) {
        const seen = await countAs(database.pools[role], tenantB, `select 1 from ${table}`);
        const asked = await countAs(
          database.pools[role],
          tenantB,
          `select 1 from ${table} where tenant_id = '${tenantA}'`,
        );
        expect({ table, role, seen, asked }).toEqual({ table, role, seen: 0, asked: 0 });
      }
    }
  });

  it('shows A its own rows, so that seeing none means something', async () => {
    const hidden = new Set([
      'audit_personal',
      'idempotency_keys',
      'keystore.wrapped_keys',
      'tokens',
    ]);
    for (const table of tables) {
      const app = await countAs(database.pools.app, tenantA, `select 1 from ${table}`);
      const readonly = await countAs(database.pools.readonly, tenantA, `select 1 from ${table}`);
      expect({ table, app: app > 0, readonly: readonly > 0 }).toEqual({
        table,
        app: true,
        readonly: !hidden.has(table),
      });
    }
  });

  it('changes and deletes nothing of A for B', async () => {
    const before = await fingerprint();
    for (const table of tables) {
      for (const role of ['app', 'readonly'] as const) {
        const pool = database.pools[role];
        const where = `where tenant_id = '${tenantA}' returning 1`;
        const updated = await countAs(
          pool,
          tenantB,
          `update ${table} set tenant_id = tenant_id ${where}`,
        );
        const taken = await countAs(
          pool,
          tenantB,
          `update ${table} set tenant_id = '${tenantB}' returning 1`,
        );
        const deleted = await countAs(pool, tenantB, `delete from ${table} ${where}`);
        expect({ table, role, updated, taken, deleted }).toEqual({
          table,
          role,
          updated: 0,
          taken: 0,
          deleted: 0,
        });
      }
    }
    expect(await fingerprint()).toEqual(before);
  });

  it('takes no row from B in the name of A', async () => {
    for (const table of tables) {
      const columns = await insertable(table);
      const copy = database.withTenant(tenantB, (tx) =>
        tx.query(`insert into ${table} (${columns}) overriding system value
          select ${columns} from (values (1)) one, lateral jsonb_populate_record(null::${table},
            '{"tenant_id": "${tenantA}"}') r`),
      );
      // 42501: by policy or for want of the privilege. Policies are checked before constraints.
      await expect(copy).rejects.toMatchObject({ details: { sqlState: noPrivilege } });
    }
  });

  it('answers with an error, not with rows, when no tenant is set', async () => {
    for (const table of tables) {
      for (const role of ['app', 'readonly'] as const) {
        await expect(database.pools[role].query(`select 1 from ${table}`)).rejects.toThrow();
      }
    }
  });

  it('forgets the tenant at the end of a transaction, committed or not', async () => {
    const pool = database.pools.readonly;
    const client = await pool.connect();
    try {
      for (const end of ['commit', 'rollback']) {
        await client.query(`begin; select set_config('readygate.tenant', '${tenantA}', true)`);
        expect((await client.query('select 1 from issues')).rowCount).toBe(1);
        await client.query(end);
        await expect(client.query('select 1 from issues')).rejects.toMatchObject({ code: '22P02' });
      }
    } finally {
      client.release();
    }
  });
});

describe('T6 the other roles', () => {
  it('lets the dispatcher see the outbox and nothing else', async () => {
    const pool = database.pools.dispatcher;
    expect((await pool.query('select 1 from outbox')).rowCount).toBeGreaterThan(0);
    for (const table of tables.filter((name) => name !== 'outbox'))
      await expect(pool.query(`select 1 from ${table}`)).rejects.toMatchObject({
        code: noPrivilege,
      });
  });

  it('lets the clock see what is due, and which tenants there are', async () => {
    const pool = database.pools.clock;
    expect((await pool.query('select tenant_id, state from tenants')).rowCount).toBeGreaterThan(0);
    const seen = 'select installation_id, state, last_seen_at from installations';
    expect((await pool.query(seen)).rowCount).toBeGreaterThan(0);
    for (const text of [
      'select api_base_url from tenants',
      'select requested_by from refinements',
      'select 1 from plans',
      `update refinements set step = 'closed'`,
      `update installations set state = 'active'`,
      'select 1 from tokens',
    ])
      await expect(pool.query(text)).rejects.toMatchObject({ code: noPrivilege });
  });
});

describe('L2 content at rest', () => {
  it('stands in no column in plain text', async () => {
    for (const table of [...tables, ...Object.keys(notTenantOwned)]) {
      const rows = await database.asAdministrator<{ text: string }>(
        `select r::text as text from ${table} r`,
      );
      const hex = Buffer.from(plantedWord, 'utf8').toString('hex');
      const found = rows.filter(({ text }) => text.includes(plantedWord) || text.includes(hex));
      expect({ table, found }).toEqual({ table, found: [] });
    }
  });
});

async function listTables(column: string | null): Promise<string[]> {
  const rows = await database.asAdministrator<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
      where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace::regnamespace::text in ('public', 'keystore')
        and ($1::text is not null) = exists (select from pg_attribute a
          where a.attrelid = c.oid and a.attname = coalesce($1, 'tenant_id') and not a.attisdropped)
      order by 1`,
    [column],
  );
  return rows.map(({ name }) => name);
}

async function insertable(table: string): Promise<string> {
  const rows = await database.asAdministrator<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  return rows[0]?.columns ?? '';
}

/** One digest per table of all rows of A. */
async function fingerprint(): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const table of tables) {
    const [row] = await database.asAdministrator<{ digest: string }>(
      `select md5(string_agg(r::text, ',' order by r::text)) as digest from ${table} r where tenant_id = '${tenantA}'`,
    );
    digests[table] = row?.digest ?? '';
  }
  return digests;
}
