import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEntries, verifyChain } from '../../db/audit-chain.ts';
import { verifyPersonal } from '../../db/audit-personal.ts';
import type { AuditInput } from '../../db/tenant-tx.ts';
import { entryHash, genesisHash } from '../../domain/audit.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
});
afterAll(() => database.close());

const entry = (id: string, more: Partial<AuditInput> = {}): AuditInput => ({
  at: testNow,
  action: 'issue.judged',
  actor: 'app',
  subject: { kind: 'issue', id },
  ...more,
});
const write = (tenant: string, ...entries: AuditInput[]) =>
  database.withTenant(tenant, async (tx) => {
    for (const each of entries) tx.audit(each);
  });
const verify = (tenant = tenantA) => verifyChain(database.pools.readonly, tenant);
const entriesOf = (tenant = tenantA) => readEntries(database.pools.readonly, tenant);
const appendText = `select append_audit(array[$1], array[null], array[null]::bytea[],
  array[null]::integer[], array[null]::bytea[])`;

describe('X1 audit in the transaction of what it records', () => {
  it('chains entries without a gap when twenty transactions commit at once', async () => {
    const before = (await entriesOf()).length;
    const personal = { accountId: 'acc-ada' };
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        write(tenantA, entry(`a${n}`, { personal }), entry(`b${n}`)),
      ),
    );
    expect(await verify()).toMatchObject({ ok: true, entries: before + 40 });
    const numbers = (await entriesOf()).map(({ seq }) => seq);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  });

  it('keeps the entries of one transaction together and in order', async () => {
    await Promise.all(
      ['x', 'y'].map((name) => write(tenantA, entry(`${name}1`), entry(`${name}2`))),
    );
    const ids = (await entriesOf()).slice(-4).map(({ body }) => JSON.parse(body).subject.id);
    expect(['x1,x2,y1,y2', 'y1,y2,x1,x2']).toContain(ids.join());
  });

  it('begins at the genesis of the tenant and hashes as the domain does', async () => {
    const [first] = await entriesOf();
    expect(first?.prev).toBe(genesisHash(tenantA));
    expect(first?.hash).toBe(entryHash(first?.prev ?? '', 1, first?.body ?? ''));
    expect(JSON.parse(first?.body ?? '')).toMatchObject({
      format: 1,
      tenant: tenantA,
      action: 'installation.first_seen',
      outcome: 'ok',
      at: testNow.toISOString(),
    });
  });

  it('writes nothing when the work is rolled back', async () => {
    const before = (await entriesOf()).length;
    const work = database.withTenant(tenantA, async (tx) => {
      tx.audit(entry('rolled back'));
      throw new Error('no');
    });
    await expect(work).rejects.toThrow();
    expect((await entriesOf()).length).toBe(before);
  });

  it('writes an entry with the same key once, also when both come at the same time', async () => {
    const before = (await entriesOf(tenantB)).length;
    const once = entry('once', { dedupeKey: 'workflow/activity/1' });
    await Promise.all([write(tenantB, once), write(tenantB, once), write(tenantB, once, once)]);
    expect((await entriesOf(tenantB)).length).toBe(before + 1);
    expect(await verify(tenantB)).toMatchObject({ ok: true });
  });

  it('refuses an entry of another tenant', async () => {
    const [foreign] = await entriesOf(tenantB);
    const work = database.withTenant(tenantA, (tx) => tx.query(appendText, [foreign?.body]));
    await expect(work).rejects.toMatchObject({ details: { sqlState: '42501' } });
  });

  it('cannot be led by the search path to tables of the same name', async () => {
    const before = (await entriesOf()).length;
    const body = JSON.stringify({ tenant: tenantA });
    const client = await database.pools.owner.connect();
    try {
      await client.query(`begin; select set_config('readygate.tenant', '${tenantA}', true)`);
      await client.query('create temporary table audit_entries (like public.audit_entries)');
      await client.query(appendText, [body]);
      const { rowCount } = await client.query('select 1 from public.audit_entries');
      expect(rowCount).toBe(before + 1);
    } finally {
      await client.query('rollback');
      client.release();
    }
    const work = database.withTenant(tenantA, (tx) => tx.query('create temporary table t (a int)'));
    await expect(work).rejects.toMatchObject({ details: { sqlState: '42501' } });
  });
});

describe('X2 append-only', () => {
  it('is written by append_audit() only', async () => {
    for (const text of [
      `insert into audit_entries (tenant_id, seq, prev, hash, body) values ('${tenantA}', 999, '', '', '')`,
      `update audit_heads set seq = 0`,
      `update audit_entries set body = ''`,
      'delete from audit_entries',
      'truncate audit_entries cascade',
      `insert into audit_personal (tenant_id, seq, salt, key_version, content) values ('${tenantA}', 1, sha256(''), 1, '')`,
    ]) {
      const work = database.withTenant(tenantA, (tx) => tx.query(text));
      await expect(work).rejects.toMatchObject({ details: { sqlState: '42501' } });
    }
  });

  it('keeps even its owner from changing or deleting an entry', async () => {
    const before = await entriesOf();
    const client = await database.pools.owner.connect();
    try {
      for (const text of [
        `update audit_entries set body = '' where seq = 1`,
        'delete from audit_entries where seq = 1',
        'truncate audit_entries cascade',
      ]) {
        await client.query(`begin; select set_config('readygate.tenant', '${tenantA}', true)`);
        await client.query(text).catch(() => {});
        await client.query('commit');
      }
    } finally {
      client.release();
    }
    expect(await entriesOf()).toEqual(before);
  });

  it('stops an administrator who did not take the triggers away first', async () => {
    for (const text of [
      `update audit_entries set body = ''`,
      'delete from audit_entries',
      'truncate audit_entries cascade',
    ])
      await expect(database.asAdministrator(text)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('X2 personal parts', () => {
  const tenant = '44444444-3333-4444-8555-666666666666';
  const check = () => database.withTenant(tenant, (tx) => verifyPersonal(tx));

  beforeAll(async () => {
    await installTenant(database, tenant);
    await write(
      tenant,
      entry('1', { personal: { accountId: 'acc-ada' } }),
      entry('2', { personal: { accountId: 'acc-ada' } }),
    );
  });

  it('stand apart from the chain, under digests that do not repeat', async () => {
    const bodies = (await entriesOf(tenant)).map(({ body }) => body);
    expect(bodies.join()).not.toContain('acc-ada');
    const digests = bodies.map((body) => JSON.parse(body).personal).filter(Boolean);
    expect(new Set(digests).size).toBe(2);
    expect(await check()).toEqual({ checked: 2, broken: [] });
  });

  it('are found when they were swapped', async () => {
    await database.asAdministrator(
      `update audit_personal p set salt = o.salt, content = o.content from audit_personal o
        where p.tenant_id = '${tenant}' and o.tenant_id = p.tenant_id and p.seq = 2 and o.seq = 3`,
    );
    expect(await check()).toEqual({ checked: 2, broken: [2] });
  });

  it('can be erased, and the chain still holds', async () => {
    await database.withTenant(tenant, (tx) => tx.query('delete from audit_personal'));
    expect(await verify(tenant)).toMatchObject({ ok: true, entries: 3 });
    expect(await check()).toEqual({ checked: 0, broken: [] });
  });
});
