import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { groups } from '../../dev/jira-simulator/state/catalogue.ts';
import { type Answering, startAnswering } from '../helpers/answering.ts';
import { issue, refusal } from '../helpers/api.ts';

let world: Answering;
beforeAll(async () => {
  world = await startAnswering();
});
afterAll(() => world?.api.close());
beforeEach(() => world.afresh());

describe('W2 a row whose outcome is not known', () => {
  it('is the subtask that a person names', async () => {
    await world.uncertain();
    const { status, body } = await world.answer(0, { choice: 'it_is', key: world.child.key });
    expect([status, body.refinement.outcome]).toEqual([200, 'applied']);
    expect(await world.stored()).toMatchObject({
      state: 'done',
      result_id: world.child.id,
      ledger: 'confirmed',
      outcome: 'applied',
    });
  });

  it('is nothing that stands elsewhere, is not there, or is what another row made', async () => {
    await world.uncertain();
    const other = await world.createUnder('10113');
    for (const key of [other.key, 'SHOP-99999', 'SHOP-12'])
      expect(refusal(await world.answer(0, { choice: 'it_is', key }))).toEqual({
        status: 409,
        code: 'written_elsewhere',
      });
    await world.api.database.asAdministrator(
      'update plan_rows set result_id = $1 where position = 1',
      [world.child.id],
    );
    const taken = await world.answer(0, { choice: 'it_is', key: world.child.key });
    expect(refusal(taken).code).toBe('written_elsewhere');
    expect(await world.stored()).toMatchObject({ state: 'uncertain', ledger: 'uncertain' });
  });

  it('is written again by a new run, on the approval of whoever says so', async () => {
    await world.uncertain();
    const { status, body } = await world.answer(0, { choice: 'write_again' }, 'acc-ben');
    expect([status, body.state, body.refinement.step]).toEqual([200, 'released', 'writing']);
    expect(await world.stored()).toMatchObject({ ledger: 'planned', outcome: null, generation: 2 });
    const approvals = await world.api.database.asAdministrator(
      `select account_id from decisions join decision_rows using (tenant_id, decision_id)
        where row_id = $1 and verdict = 'approve' order by decided_at, account_id`,
      [world.plan.rows[0]?.id],
    );
    expect(approvals).toContainEqual({ account_id: 'acc-ben' });
    expect((await world.api.outbox()).at(-1)).toMatchObject({
      name: 'refineIssue',
      args: [{ refinementId: world.plan.refinementId, generation: 2 }],
    });
    expect(
      await world.api.database.asAdministrator(
        'select account_id from tokens where plan_id is not null',
      ),
    ).toContainEqual({ account_id: 'acc-ben' });
  });

  it('is looked for first where the token of whoever sent it is at hand', async () => {
    await world.uncertain({ keepToken: true });
    const { status, body } = await world.answer(0, { choice: 'write_again' }, 'acc-ben');
    expect([status, body.state, body.refinement.step]).toEqual([200, 'sending', 'writing']);
    expect(await world.stored()).toMatchObject({ ledger: 'ambiguous', generation: 2 });
    await world.afresh();
    // Whoever sent it comes back, and brings a token.
    await world.uncertain();
    expect((await world.answer(0, { choice: 'write_again' })).body.state).toBe('sending');
  });

  it('is not looked for again where whoever sent it looked and does not see the place', async () => {
    await world.uncertain({ keepToken: true });
    await world.api.database.asAdministrator(
      `update plan_rows set problem = '{"code":"not_visible"}' where position = 0`,
    );
    expect((await world.answer(0, { choice: 'write_again' })).body.state).toBe('released');
  });

  it.each([
    [
      'names other people',
      { reviewers: 1, approvers: { accounts: ['acc-cara'] } },
      'not_a_reviewer',
    ],
    ['excludes who proposed it', { reviewers: 1, proposerExcluded: true }, 'proposer_excluded'],
    ['asks for two people and one approved it', { reviewers: 2 }, 'approvals_missing'],
  ] as const)('is not written again where the policy %s', async (_name, rule, code) => {
    await world.uncertain();
    await world.underPolicy({ proposerExcluded: false, ...rule });
    expect(refusal(await world.answer(0, { choice: 'write_again' }, 'acc-ben')).code).toBe(code);
    expect(await world.stored()).toMatchObject({ state: 'uncertain', ledger: 'uncertain' });
    expect((await world.answer(0, { choice: 'give_up' }, 'acc-ben')).status).toBe(200);
  });

  it('is written again on the second approval where the policy asks for two', async () => {
    await world.uncertain();
    await world.underPolicy({ reviewers: 2, proposerExcluded: false });
    // Ada approved it under this version before it was sent.
    await world.api.database.asAdministrator('update decisions set policy_version = 2');
    expect(refusal(await world.answer(0, { choice: 'write_again' })).code).toBe(
      'approvals_missing',
    );
    expect((await world.answer(0, { choice: 'write_again' }, 'acc-ben')).status).toBe(200);
  });

  it('is written again by a member of the group that the policy names, and the decision keeps it', async () => {
    const [, reviewers = ''] = groups.map(({ id }) => id);
    await world.uncertain();
    await world.underPolicy({
      reviewers: 1,
      proposerExcluded: false,
      approvers: { groups: [reviewers] },
    });
    const refused = await world.answer(0, { choice: 'write_again' });
    expect(refusal(refused).code).toBe('not_a_reviewer');
    expect((await world.answer(0, { choice: 'write_again' }, 'acc-ben')).status).toBe(200);
    const [last] = await world.api.database.asAdministrator(
      'select account_id, membership from decisions order by seq desc limit 1',
    );
    expect(last).toEqual({ account_id: 'acc-ben', membership: { groups: [reviewers], roles: [] } });
  });

  it('is written again by the run that is there', async () => {
    await world.uncertain({ closed: false });
    expect((await world.answer(0, { choice: 'write_again' })).status).toBe(200);
    expect((await world.api.outbox()).at(-1)).toMatchObject({
      name: 'decided',
      args: [{ open: 0, released: 1 }],
    });
  });

  it.each([
    // Once by the token that the call brings, once by the decision, whose commit may come later.
    ['waiting_for_token', ['woken', 'woken', 'decided']],
    ['waiting', ['decided']],
  ])('wakes the run that waits for a token of an approver: %s', async (step, names) => {
    await world.uncertain({ closed: false });
    await world.api.database.asAdministrator('update refinements set step = $1', [step]);
    const before = (await world.api.outbox()).length;
    expect((await world.answer(0, { choice: 'write_again' })).status).toBe(200);
    const told = (await world.api.outbox()).slice(before);
    expect(told.map(({ name }) => name)).toEqual(names);
  });

  it('is given up, and the refinement says how it ended', async () => {
    await world.uncertain();
    expect((await world.answer(0, { choice: 'give_up' })).status).toBe(200);
    expect(await world.stored()).toMatchObject({
      state: 'failed',
      ledger: 'failed',
      outcome: 'partly_applied',
    });
    expect(
      await world.api.database.asAdministrator('select 1 from tokens where plan_id is not null'),
    ).toEqual([]);
  });

  it('of an earlier round is given up, and the outcome counts what a later one wrote', async () => {
    await world.uncertain();
    await world.move(1, 'rejected');
    await world.writeLaterRound();
    const { status, body } = await world.answer(0, { choice: 'give_up' });
    expect([status, body.refinement.outcome]).toEqual([200, 'partly_applied']);
    expect(await world.stored()).toMatchObject({ state: 'failed', outcome: 'partly_applied' });
  });

  it('is answered once: the second answer hears that it is settled', async () => {
    await world.uncertain();
    const both = await Promise.all([
      world.answer(0, { choice: 'give_up' }),
      world.answer(0, { choice: 'write_again' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.map(({ body }) => body.code)).toContain('row_not_answerable');
  });

  it('is not for people who may only look, nor written again where writing is off', async () => {
    await world.uncertain();
    const looks = await world.answer(0, { choice: 'give_up' }, 'acc-vera');
    expect(refusal(looks).code).toBe('jira_permission_missing');
    await world.api.setMode('off');
    expect(refusal(await world.answer(0, { choice: 'write_again' })).code).toBe('project_off');
    expect((await world.answer(0, { choice: 'give_up' })).status).toBe(200);
  });

  it('has one open refinement, whoever is faster: the answer or a new proposal', async () => {
    const codes = new Set<unknown>();
    for (let round = 0; round < 10; round++) {
      await world.uncertain();
      const [answered, proposed] = await Promise.all([
        world.answer(0, { choice: 'write_again' }),
        world.api.call('POST', `/v1/issues/${issue}/refinements`),
      ]);
      codes.add(answered.status === 200 ? 'answered' : answered.body.code);
      expect([200, 202]).toContain(proposed.status);
      expect(
        await world.api.database.asAdministrator('select 1 from refinements where outcome is null'),
      ).toHaveLength(1);
      await world.afresh();
    }
    codes.delete('answered');
    expect([...codes]).toEqual(['refinement_elsewhere']);
  });

  it('waits while another refinement of the work item is open', async () => {
    await world.uncertain();
    expect((await world.api.call('POST', `/v1/issues/${issue}/refinements`)).status).toBe(202);
    const late = await world.answer(0, { choice: 'write_again' });
    expect(refusal(late)).toEqual({ status: 409, code: 'refinement_elsewhere' });
    expect(await world.stored()).toMatchObject({ state: 'uncertain' });
  });
});
