import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type Minted, type MintInput, mintPermit } from '../../../activities/writing/permit.ts';
import { insertDecision } from '../../../db/decisions.ts';
import { ReadygateError } from '../../../domain/errors.ts';
import type { Plan } from '../../../domain/plan.ts';
import { planSeal } from '../../../domain/seal.ts';
import { type Answer, issue, startApi, type TestApi, withPlan } from '../../helpers/api.ts';
import { testNow } from '../../helpers/database.ts';
import { issueOf } from '../../helpers/judged.ts';
import { tenantA } from '../../helpers/plans.ts';

const rounds = 1000;

let api: TestApi;
let admin: pg.Client;
let plan: Plan;
let revokeBy: TestApi['call'];
beforeAll(async () => {
  api = await startApi();
  await api.call('GET', `/v1/issues/${issue}/readiness`);
  await api.setMode('propose');
  plan = await withPlan(api, ['one']);
  // Jira's answers would take most of the time of a round and say nothing of it.
  const jira = {
    ...api.deps.jira,
    getMyself: async () => ({ accountId: 'acc-ada', displayName: 'Ada' }),
    getIssueHead: async () => ({ id: issue, key: 'SHOP-12', projectId: '10000' }),
    getMyPermissions: async () => ({ CREATE_ISSUES: true, ADMINISTER_PROJECTS: true }),
  };
  revokeBy = await api.other({ jira });
  admin = new pg.Client({ connectionString: api.database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin?.end();
  await api?.close();
});

/** The row as an approval left it: free to be sent. */
const release = async () => {
  await admin.query(`delete from write_attempts; delete from writes; delete from idempotency_keys;
    update plan_rows set state = 'released', fields = '{}';
    update plans set state = 'writing', dispatch_by = '2026-11-25T10:00:00Z'`);
  await approve('acc-ada');
};

const approve = (accountId: string) =>
  api.database.withTenant(tenantA, (tx) =>
    insertDecision(tx, {
      ...{ decisionId: randomUUID(), planId: plan.id, kind: 'decision', accountId },
      ...{ seal: plan.seal, policyVersion: plan.policy.version, at: testNow },
      rows: plan.rows.map(({ id, digest }) => ({
        ...{ rowId: id, rowDigest: digest, verdict: 'approve', fields: {} },
      })),
    }),
  );

const mint = ({
  accountId = 'acc-ada',
  ...more
}: Partial<MintInput> & { accountId?: string } = {}): Promise<Minted> =>
  api.database.withTenant(tenantA, (tx) =>
    mintPermit(tx, {
      known: { ...plan, projectId: '10000' },
      rowId: plan.rows[0]?.id ?? '',
      readings: {
        issue: issueOf({ type: 'Story' }),
        accountId,
        fault: null,
        grants: { project: {}, site: {} },
        at: testNow,
      },
      at: testNow,
      sendSeconds: 30,
      ...more,
    }),
  );

const revoke = (): Promise<Answer> =>
  revokeBy('POST', `/v1/plans/${plan.id}/revocation`, { body: { rowIds: [plan.rows[0]?.id] } });

async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n++) await new Promise((resolve) => setImmediate(resolve));
}

describe('A10 taking an approval back at the instant it is sent', () => {
  it(`has one winner in each of ${rounds} rounds, and nothing is sent after the reply`, async () => {
    const won = { permit: 0, revocation: 0 };
    let wait = 20;
    for (let round = 0; round < rounds; round++) {
      await release();
      const revoked = revoke();
      const minted = turns(wait).then(() => mint());
      const { status, body } = await revoked;
      const late = await mint();
      const early = await minted;
      expect(late.result).not.toBe('permit');
      if (early.result === 'permit') {
        won.permit += 1;
        // Whoever took it back too late is told what was sent.
        expect([status, body.sent]).toEqual([200, [plan.rows[0]?.id]]);
      } else {
        won.revocation += 1;
        expect([status, body.plan.rows[0].state]).toEqual([200, 'open']);
      }
      // Whoever lost starts earlier in the next round, so that they keep meeting.
      wait = Math.max(0, wait + (early.result === 'permit' ? 1 : -1));
    }
    expect(won.permit).toBeGreaterThan(0);
    expect(won.revocation).toBeGreaterThan(0);
  }, 240_000);
});

describe('A10 a row that comes back unsent', () => {
  /** A look-up found nothing twice, or Jira said that it did not execute it. */
  const comeBack = () =>
    admin.query(`update plan_rows set state = 'released'; update writes set state = 'planned'`);

  it('is sent again while its approval stands', async () => {
    await release();
    await mint();
    await comeBack();
    expect((await mint()).result).toBe('permit');
  });

  it.each([
    ['taken back', revoke],
    ['cancelled', () => revokeBy('POST', `/v1/refinements/${plan.refinementId}/cancellation`)],
  ])('is not sent again where it was %s meanwhile', async (_how, end) => {
    await release();
    await mint();
    expect(await end()).toMatchObject({ status: 200, body: { sent: [plan.rows[0]?.id] } });
    await comeBack();
    const back = await mint();
    const problem = { code: 'approvals_missing' };
    expect(back).toMatchObject({ result: 'settled', plan: { rows: [{ state: 'open', problem }] } });
    expect(back.plan.seal).toBe(planSeal(tenantA, back.plan));
  });
});

describe('A4 a permit', () => {
  const as = (accountId: string, more: Partial<MintInput> = {}) => mint({ accountId, ...more });

  it('is not given for somebody whose approval does not count', async () => {
    await release();
    expect(await as('acc-max')).toMatchObject({ result: 'held', reason: 'readings_old' });
    expect((await as('acc-ada')).result).toBe('permit');
  });

  it('is not given for other words than the digest that was approved', async () => {
    await release();
    const { rows } = await admin.query('select row_id, digest from plan_rows');
    const [row] = rows;
    // As if an older content of the same row had been put back.
    await admin.query(`update plan_rows set digest = '${'sha256:'.padEnd(71, '0')}'`);
    await admin.query(`update decision_rows set row_digest = '${'sha256:'.padEnd(71, '0')}'`);
    expect(await as('acc-ada')).toMatchObject({
      result: 'settled',
      plan: { rows: [{ state: 'failed', problem: { code: 'row_digest_mismatch' } }] },
    });
    await admin.query('update plan_rows set digest = $1', [row.digest]);
  });

  it('is not given to a run that was taken over', async () => {
    await release();
    const assertOurs = async () => {
      throw new ReadygateError('stale_generation');
    };
    await expect(as('acc-ada', { assertOurs })).rejects.toMatchObject({ code: 'stale_generation' });
    expect((await as('acc-ada')).result).toBe('permit');
  });
});

describe('W2 a row that the ledger knows more of', () => {
  it.each([
    ['sending', 'sending'],
    ['ambiguous', 'sending'],
    ['confirmed', 'done'],
    ['failed', 'failed'],
    ['conflict', 'conflict'],
    ['uncertain', 'uncertain'],
  ])('is not sent while it says %s, and is %s', async (ledger, state) => {
    await release();
    expect((await mint()).result).toBe('permit');
    await admin.query(`update plan_rows set state = 'released'`);
    await admin.query('update writes set state = $1', [ledger]);
    expect(await mint()).toMatchObject({ result: 'settled', plan: { rows: [{ state }] } });
    const { rows } = await admin.query('select state from plan_rows');
    expect(rows).toEqual([{ state }]);
  });
});
