import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { beginAttempt, planWrite, setWriteState } from '../../db/writes.ts';
import type { Plan } from '../../domain/plan.ts';
import { issue, refusal, startApi, type TestApi, verdictsOn, withPlan } from '../helpers/api.ts';
import { addPlan } from '../helpers/inbox.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let api: TestApi;
let plan: Plan;
const ada = { accountId: 'acc-ada', name: 'Ada Lindqvist' };

beforeAll(async () => {
  api = await startApi();
  await api.call('GET', `/v1/issues/${issue}/readiness`);
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.asAdministrator(
    'truncate refinements, plans, plan_rows, decisions, decision_rows, writes, write_attempts, outbox cascade',
  );
  await api.setMode('propose');
  plan = await withPlan(api, ['one', 'two']);
});

const read = async (path: string, as?: string) => {
  const answer = await api.call('GET', path, as ? { as } : {});
  expect(answer.status).toBe(200);
  return answer.body;
};
const decide = (...verdicts: ('approve' | 'reject' | 'later')[]) =>
  api.call('POST', `/v1/plans/${plan.id}/decisions`, { body: verdictsOn(plan, ...verdicts) });

/** The first row is written as somebody, and the chain says so. */
async function written(accountId: string): Promise<void> {
  const { id: rowId = '', operationId = '' } = plan.rows[0] ?? {};
  const at = api.clock.now;
  const deadlineAt = new Date(at.getTime() + 30_000);
  await api.database.withTenant(tenantA, async (tx) => {
    await planWrite(tx, { operationId, planId: plan.id, rowId, at });
    const attemptId = '00000000-0000-4000-8000-0000000000a1';
    await beginAttempt(tx, { operationId, attemptId, accountId, at, deadlineAt });
    const from = ['sending'] as const;
    await setWriteState(tx, { operationId, from: [...from], to: 'confirmed', at });
    for (const action of ['write.sending', 'write.confirmed'] as const)
      tx.audit({
        at,
        action,
        actor: 'app',
        subject: { kind: 'operation', id: operationId },
        data: { row: rowId },
      });
  });
  await api.database.asAdministrator(`update plan_rows set state = 'done' where row_id = $1`, [
    rowId,
  ]);
}

describe('X1 the history of a work item', () => {
  it('tells its viewers what people did about it, newest first, with names and numbers', async () => {
    await decide('approve', 'reject');
    await written('acc-ada');
    const { entries, people } = await read(`/v1/issues/${issue}/history`, 'acc-vera');
    const told = entries.map(({ action, by }: { action: string; by: string }) => [action, by]);
    expect(told.slice(0, 2)).toEqual([
      ['write.confirmed', null],
      ['decision.recorded', 'acc-ada'],
    ]);
    expect(people).toEqual([ada]);
    const numbers = entries.map(({ seq }: { seq: number }) => seq);
    expect(numbers).toEqual(numbers.toSorted((a: number, b: number) => b - a));
  });

  it('says nothing of other work items, of tokens, or of what an entry holds', async () => {
    const other = await addPlan(api, 'SHOP-13', { proposedBy: 'acc-ada' });
    await decide('approve');
    const { entries } = await read(`/v1/issues/${other.issue.id}/history`);
    const actions = entries.map(({ action }: { action: string }) => action);
    expect(actions).not.toContain('decision.recorded');
    const own = await read(`/v1/issues/${issue}/history`);
    expect(JSON.stringify(own)).not.toMatch(/token\.|sha256|"data"/);
  });

  it('goes on behind its cursor, each entry once', async () => {
    await api.database.withTenant(tenantA, async (tx) => {
      for (let minute = 0; minute < 120; minute += 1)
        tx.audit({
          // Several of them at one moment.
          at: new Date(api.clock.now.getTime() + Math.floor(minute / 7) * 60_000),
          action: 'waiver.given',
          actor: 'person',
          subject: { kind: 'issue', id: issue },
          personal: { accountId: 'acc-ada' },
        });
    });
    const seen: number[] = [];
    let cursor: string | null = null;
    let first = '';
    do {
      const query: string = cursor === null ? '' : `?cursor=${cursor}`;
      const page = await read(`/v1/issues/${issue}/history${query}`);
      seen.push(
        ...page.entries
          .filter(({ action }: { action: string }) => action === 'waiver.given')
          .map(({ seq }: { seq: number }) => seq),
      );
      cursor = page.nextCursor;
      first ||= page.nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    const refused: [id: string, cursor: string, as: string][] = [
      [issue, 'nonsense', 'acc-ada'],
      ['10113', first, 'acc-ada'],
      [issue, first, 'acc-vera'],
    ];
    for (const [id, cursor, as] of refused) {
      const bad = await api.call('GET', `/v1/issues/${id}/history?cursor=${cursor}`, { as });
      expect(refusal(bad)).toEqual({ status: 400, code: 'invalid_request' });
    }
  });
});

describe('A11 what was proposed before', () => {
  it('is listed with who asked, how many changes there were, and how many were made', async () => {
    await written('acc-ada');
    const { refinements, people } = await read(`/v1/issues/${issue}/refinements`, 'acc-vera');
    expect(refinements).toMatchObject([
      {
        id: plan.refinementId,
        planId: plan.id,
        reason: 'person',
        by: 'acc-ada',
        outcome: null,
        closedAt: null,
        changes: { proposed: 2, done: 1 },
      },
    ]);
    expect(people).toEqual([ada]);
  });
});

describe('T6 a work item of another site with the same id', () => {
  it('has its own history and its own proposals', async () => {
    await decide('approve', 'reject');
    const tenant = tenantB;
    const answers = await Promise.all(
      ['history', 'refinements'].map((name) =>
        api.call('GET', `/v1/issues/${issue}/${name}`, { tenant }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]?.body.entries).toEqual([]);
    expect(answers[1]?.body.refinements).toEqual([]);
  });
});

describe('A2 who and when in a plan', () => {
  it('says of a written row as whom, when, and under which number of the chain', async () => {
    const before = await read(`/v1/plans/${plan.id}`);
    expect(before.rows.map(({ write }: { write: unknown }) => write)).toEqual([null, null]);
    await written('acc-ben');
    const { rows } = await read(`/v1/plans/${plan.id}`);
    const [{ seq }] = (await api.database.asAdministrator<{ seq: string }>(
      `select max(seq) as seq from audit_entries where action = 'write.confirmed'`,
    )) as [{ seq: string }];
    expect(rows[0].write).toEqual({
      at: api.clock.now.toISOString(),
      by: 'acc-ben',
      you: false,
      audit: Number(seq),
    });
    expect(rows[1].write).toBeNull();
  });

  it('names people by Jira, with the token of who asks', async () => {
    await decide('approve');
    await written('acc-ben');
    const { people } = await read(`/v1/plans/${plan.id}/people`, 'acc-vera');
    expect(people).toEqual([ada, { accountId: 'acc-ben', name: expect.any(String) }]);
  });

  it('names nobody while Jira does not tell, and refuses nothing for it', async () => {
    api.simulator.faults.add({ kind: 'error_before_commit', path: '/user/bulk', times: 0 });
    try {
      expect(await read(`/v1/plans/${plan.id}/people`)).toEqual({ people: [] });
      expect(await read(`/v1/issues/${issue}/history`)).toMatchObject({ people: [] });
    } finally {
      api.simulator.faults.clear();
    }
  });

  it('says who approved a row so far, and whether it can be cancelled', async () => {
    await decide('approve');
    const mine = await read(`/v1/plans/${plan.id}`);
    expect(mine.rows[0].approvals).toMatchObject({ given: 1, by: ['acc-ada'], yours: true });
    expect([mine.canCancel, mine.viewer.role]).toEqual([true, 'member']);
    const viewers = await read(`/v1/plans/${plan.id}`, 'acc-vera');
    expect([viewers.canCancel, viewers.canDecide, viewers.viewer.role]).toEqual([
      false,
      false,
      'viewer',
    ]);
  });
});
