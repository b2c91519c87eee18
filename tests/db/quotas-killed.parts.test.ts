import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyChain } from '../../db/audit-chain.ts';
import { noteHeldQuotaDenials, noteQuotaDenial } from '../../db/quota-denials.ts';
import { isReadygateError } from '../../domain/errors.ts';
import { dayOf } from '../../domain/quota/quota.ts';
import { testNow } from '../helpers/database.ts';
import { type Killable, startKillable } from '../helpers/killable.ts';
import { tenantA } from '../helpers/plans.ts';
import { allow, books, hold, judgement, settled, use } from '../helpers/quotas.ts';

const callers = 5000;
const limit = 4000;

let killable: Killable;
let postgres: Killable['postgres'];
let withTenant: Killable['withTenant'];
let asAdministrator: Killable['asAdministrator'];
beforeAll(async () => {
  killable = await startKillable(tenantA);
  ({ postgres, withTenant, asAdministrator } = killable);
  await allow({ urls: killable.urls }, { standard: { judgements: { month: limit } } });
}, 60_000);
afterAll(() => killable?.close());

/** What became of the attempts of all callers. */
const failures = new Map<string, number>();

/** Repeats until it is known how it ended: nothing that the database did not say counts. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isReadygateError(error) || error.code === 'internal') throw error;
      failures.set(error.code, (failures.get(error.code) ?? 0) + 1);
      await sleep(50);
    }
  }
}

/** What is told of denials: in their own row, and in the audit chain. */
async function told() {
  const [row] = await asAdministrator<{ denied: number; held: number }>(
    'select denied::integer, held::integer from quota_denials',
  );
  const [entries] = await asAdministrator<{ count: number }>(
    `select coalesce(sum((body::jsonb -> 'data' ->> 'count')::integer), 0)::integer as count
       from audit_entries where action = 'quota.denied'`,
  );
  return { denied: row?.denied ?? 0, held: row?.held ?? 0, audited: entries?.count ?? 0 };
}

describe('T5 PostgreSQL is killed while 5,000 callers reserve and settle', () => {
  it('no more than the ceiling is granted, and what was used is exact, after three kills', async () => {
    let ended = 0;
    // Of denials each is counted once that said so, and what nobody knows of at most once.
    const noted = { surely: 0, perhaps: 0 };
    const deny = async () => {
      const reached = { kind: 'judgements', span: 'month', limit, resetsAt: null } as const;
      try {
        await withTenant(tenantA, (tx) =>
          noteQuotaDenial(tx, reached, { at: testNow, accountId: null }),
        );
        noted.surely += 1;
      } catch (error) {
        if (isReadygateError(error, 'commit_unknown')) noted.perhaps += 1;
        else if (!isReadygateError(error) || error.code === 'internal') throw error;
      }
    };
    const all = Promise.all(
      Array.from({ length: callers }, async (_, at) => {
        const subject = judgement(at);
        const room = await insist(() => withTenant(tenantA, (tx) => hold(tx, subject)));
        if (room) await insist(() => withTenant(tenantA, (tx) => use(tx, subject)));
        else await deny();
        ended += 1;
        return room;
      }),
    );
    for (const share of [0.2, 0.5, 0.9]) {
      while (ended < callers * share) await sleep(5);
      await postgres.killAndStart();
    }
    const answers = await all;
    expect(answers.filter(Boolean)).toHaveLength(limit);
    expect(await books({ asAdministrator }, tenantA)).toEqual(settled(limit));
    expect([...failures.keys()]).toContain('database_unavailable');
    const { denied, held, audited } = await told();
    expect(audited + held).toBe(denied);
    expect(denied).toBeGreaterThanOrEqual(noted.surely);
    expect(denied).toBeLessThanOrEqual(noted.surely + noted.perhaps);
    await withTenant(tenantA, (tx) =>
      noteHeldQuotaDenials(
        tx,
        { what: 'quota', day: dayOf(testNow), reason: 'judgements', accountId: null },
        { at: testNow, before: testNow },
      ),
    );
    expect(await told()).toEqual({ denied, held: 0, audited: denied });
    expect(await verifyChain(killable.pool, tenantA)).toMatchObject({ ok: true });
  }, 120_000);
});
