import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readEntries, verifyChain } from '../../db/audit-chain.ts';
import type { AuditInput } from '../../db/tenant-tx.ts';
import { type AuditEntry, auditBody, entryHash } from '../../domain/audit.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantB);
});
afterAll(() => database.close());

const entry = (id: string): AuditInput => ({
  at: testNow,
  action: 'issue.judged',
  actor: 'app',
  subject: { kind: 'issue', id },
});
const write = (tenant: string, ...entries: AuditInput[]) =>
  database.withTenant(tenant, async (tx) => {
    for (const each of entries) tx.audit(each);
  });
const verify = (tenant: string) => verifyChain(database.pools.readonly, tenant);
const entriesOf = (tenant: string) => readEntries(database.pools.readonly, tenant);

describe('X2 verification', () => {
  const tenant = '22222222-3333-4444-8555-666666666666';
  const asked = () => verify(tenant);

  /** Alters the chain behind every lock, as somebody with the server's files could. */
  const tamper = (text: string) =>
    database.asAdministrator(`set session_replication_role = replica; ${text}`);
  const at = (seq: number) => `tenant_id = '${tenant}' and seq = ${seq}`;

  beforeEach(async () => {
    await tamper(`delete from audit_personal where tenant_id = '${tenant}';
      delete from audit_entries where tenant_id = '${tenant}'; delete from audit_heads where tenant_id = '${tenant}';
      delete from installations where tenant_id = '${tenant}'; delete from tenants where tenant_id = '${tenant}'`);
    await installTenant(database, tenant);
    await write(tenant, ...Array.from({ length: 9 }, (_, n) => entry(String(n))));
  });

  it('passes an untouched chain and names its head', async () => {
    const entries = await entriesOf(tenant);
    expect(await asked()).toEqual({ ok: true, entries: 10, head: entries.at(-1)?.hash });
  });

  it('goes on over many pages', async () => {
    await write(tenant, ...Array.from({ length: 1300 }, (_, n) => entry(`p${n}`)));
    expect(await asked()).toMatchObject({ ok: true, entries: 1310 });
    await tamper(`update audit_entries set body = body || ' ' where ${at(1001)}`);
    expect(await asked()).toEqual({ ok: false, entries: 1000, seq: 1001, problem: 'altered' });
  });

  it('finds an altered body, hash or link', async () => {
    const alterations: [string, string][] = [
      [
        `update audit_entries set body = replace(body, '"app"', '"person"') where ${at(4)}`,
        'altered',
      ],
      [`update audit_entries set hash = repeat('0', 64) where ${at(4)}`, 'altered'],
      [`update audit_entries set prev = repeat('0', 64) where ${at(4)}`, 'altered'],
    ];
    for (const [text, problem] of alterations) {
      const before = await entriesOf(tenant);
      await tamper(text);
      expect(await asked()).toEqual({ ok: false, entries: 3, seq: 4, problem });
      const { prev, hash, body } = before[3] ?? { prev: '', hash: '', body: '' };
      await restore(4, { prev, hash, body });
    }
  });

  it('finds an entry that was altered and hashed anew', async () => {
    await rewrite(4, (body) => body.replace('"app"', '"person"'));
    expect(await asked()).toEqual({ ok: false, entries: 4, seq: 5, problem: 'relinked' });
  });

  it('finds the last entry altered and hashed anew, by the head', async () => {
    await rewrite(10, (body) => body.replace('"app"', '"person"'));
    expect(await asked()).toEqual({ ok: false, entries: 9, seq: 10, problem: 'head_mismatch' });
  });

  it('finds a removed entry, also when the numbers were made to fit', async () => {
    await tamper(`delete from audit_entries where ${at(4)}`);
    expect(await asked()).toEqual({ ok: false, entries: 3, seq: 4, problem: 'removed' });
    for (let seq = 5; seq <= 10; seq++)
      await tamper(`update audit_entries set seq = ${seq - 1} where ${at(seq)}`);
    expect(await asked()).toEqual({ ok: false, entries: 3, seq: 4, problem: 'altered' });
  });

  it('finds two entries in the other order', async () => {
    await tamper(`update audit_entries set seq = 1000 where ${at(4)};
      update audit_entries set seq = 4 where ${at(5)}; update audit_entries set seq = 5 where ${at(1000)}`);
    expect(await asked()).toMatchObject({ ok: false, seq: 4 });
  });

  it('finds an entry put in between', async () => {
    for (let seq = 10; seq >= 5; seq--)
      await tamper(`update audit_entries set seq = ${seq + 1} where ${at(seq)}`);
    const entries = await entriesOf(tenant);
    const prev = entries[3]?.hash ?? '';
    await insert(5, prev);
    expect(await asked()).toEqual({ ok: false, entries: 5, seq: 6, problem: 'altered' });
  });

  it('finds what was cut off or added at the end', async () => {
    const [last] = (await entriesOf(tenant)).slice(-1);
    await insert(11, last?.hash ?? '');
    expect(await asked()).toEqual({ ok: false, entries: 10, seq: 11, problem: 'added' });
    await tamper(
      `delete from audit_entries where ${at(11)}; delete from audit_entries where ${at(10)}`,
    );
    expect(await asked()).toEqual({ ok: false, entries: 9, seq: 10, problem: 'truncated' });
  });

  it('finds that everything is gone', async () => {
    await tamper(`delete from audit_entries where tenant_id = '${tenant}';
      delete from audit_heads where tenant_id = '${tenant}'`);
    expect(await asked()).toEqual({ ok: false, entries: 0, seq: 1, problem: 'truncated' });
  });

  it('finds an entry taken from the chain of another tenant', async () => {
    const [foreign] = await entriesOf(tenantB);
    await restore(4, foreign ?? { prev: '', hash: '', body: '' });
    expect(await asked()).toMatchObject({ ok: false, seq: 4 });
  });

  it('says that it does not know a tenant', async () => {
    const unknown = verify('33333333-3333-4333-8333-333333333333');
    await expect(unknown).rejects.toMatchObject({ code: 'not_found' });
  });

  const restore = (
    seq: number,
    { prev, hash, body }: { prev: string; hash: string; body: string },
  ) =>
    database.asAdministrator(
      `with replica as (select set_config('session_replication_role', 'replica', false) as mode)
       update audit_entries set prev = $1, hash = $2, body = $3 from replica where ${at(seq)} and mode = 'replica'`,
      [prev, hash, body],
    );

  async function rewrite(seq: number, change: (body: string) => string): Promise<void> {
    const found = (await entriesOf(tenant))[seq - 1];
    if (!found) throw new Error('no such entry');
    const body = change(found.body);
    expect(body).not.toBe(found.body);
    await restore(seq, { prev: found.prev, hash: entryHash(found.prev, seq, body), body });
  }

  async function insert(seq: number, prev: string): Promise<void> {
    const made: AuditEntry = {
      format: 1,
      tenant,
      at: testNow.toISOString(),
      action: 'decision.recorded',
      outcome: 'ok',
      actor: { kind: 'person' },
      subject: { kind: 'plan', id: 'forged' },
      data: {},
      personal: null,
    };
    const body = auditBody(made);
    await database.asAdministrator(
      'insert into audit_entries (tenant_id, seq, prev, hash, body) values ($1, $2, $3, $4, $5)',
      [tenant, seq, prev, entryHash(prev, seq, body), body],
    );
  }
});
