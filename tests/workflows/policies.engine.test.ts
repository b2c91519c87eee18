import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groups } from '../../dev/jira-simulator/state/catalogue.ts';
import { expectStatus, type Person } from '../../dev/person.ts';
import type { CreateSubtask } from '../../domain/operation.ts';
import type { Policy, TierPolicy } from '../../domain/policy.ts';
import type { DecisionReply, PlanView } from '../../domain/views.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import {
  closed,
  codeOf,
  decideAll,
  eventually,
  proposed,
  verdictOn,
  writtenUnder,
} from '../helpers/engine/steps.ts';
import { everyTier } from '../helpers/policies.ts';

const two: TierPolicy = { reviewers: 2, proposerExcluded: false };
const anybody: TierPolicy = { reviewers: 1, proposerExcluded: false };

let engine: Engine;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  engine = await startEngine();
  [ada, ben] = [engine.person('acc-ada'), engine.person('acc-ben')];
}, 120_000);
afterAll(() => engine?.close());

/** What the project SHOP asks from now on. */
async function publish(rule: TierPolicy): Promise<void> {
  const path = '/v1/projects/SHOP/policies';
  const otto = engine.person('acc-otto');
  const { policy } = expectStatus(await otto.call<{ policy: Policy }>('GET', path), 200);
  const { version: _version, ...draft } = everyTier(rule);
  expectStatus(
    await otto.call('PUT', path, { body: { version: policy.version, policy: draft } }),
    200,
  );
}

const states = ({ rows }: PlanView) => rows.map(({ state }) => state);

/** What stands under an issue, with the account that Jira says created it. */
async function authors(issueId: string): Promise<string[]> {
  const found = await engine.simulator.markedSubtasks(engine.tenantId, issueId);
  return found.map(({ author }) => author);
}

async function decided(
  person: Person,
  plan: PlanView,
  verdict: 'approve' | 'reject',
  positions?: number[],
): Promise<PlanView> {
  const reply = await person.decide(plan.id, verdictOn(plan, verdict, positions));
  return expectStatus<DecisionReply>(reply, 200).plan;
}

describe('A6 a policy of two people', () => {
  it('waits after the first approval; the second releases, and is the one who writes', async () => {
    await publish(two);
    const issueId = engine.issueId('SHOP-13');
    const { refinement, plan } = await proposed(ada, issueId);
    const first = await decided(ada, plan, 'approve');
    expect(first).toMatchObject({ state: 'waiting', waitingFor: 'approver', canDecide: false });
    const second = await decided(ben, first, 'approve');
    expect(second.state).toBe('writing');
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect(await authors(issueId)).toEqual(plan.rows.map(() => 'acc-ben'));
  }, 60_000);

  it('is written as the other one where Jira does not take the token of who approved last', async () => {
    await publish(two);
    const issueId = engine.issueId('SHOP-14');
    const { refinement, plan } = await proposed(ada, issueId);
    await engine.stopWorkers();
    await decided(ben, await decided(ada, plan, 'approve'), 'approve');
    engine.simulator.faults.add({
      ...{ kind: 'token_refused', method: 'GET', path: `/issue/${issueId}` },
      accountId: 'acc-ben',
    });
    await engine.startWorkers();
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect(await authors(issueId)).toEqual(plan.rows.map(() => 'acc-ada'));
  }, 60_000);

  it('keeps the first approval of a row while others go out, under each new seal', async () => {
    await publish(two);
    const issueId = engine.issueId('SHOP-20');
    const { refinement, plan } = await proposed(ada, issueId);
    await decided(ada, plan, 'approve');
    const part = await decided(ben, plan, 'approve', [0]);
    expect(states(part)).toEqual(['approved', 'open', 'open', 'open']);
    const { plan: sent } = expectStatus(await ben.dispatch(plan.id, part.seal), 200);
    expect(sent.seal).not.toBe(part.seal);
    const rest = await eventually(
      async () => expectStatus(await ben.plan(plan.id), 200),
      ({ rows }) => rows[0]?.state === 'done',
    );
    const one = { given: 1, needed: 2, yours: false, by: ['acc-ada'] };
    expect(rest.rows[1]?.approvals).toEqual(one);
    const released = await decided(ben, rest, 'approve');
    expect(states(released).slice(1)).toEqual(['released', 'released', 'released']);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect(await writtenUnder(engine, issueId)).toHaveLength(4);
  }, 60_000);

  it('takes back for both what one of them takes back before it goes out', async () => {
    await publish(two);
    const issueId = engine.issueId('SHOP-26');
    const { refinement, plan } = await proposed(ada, issueId);
    await decided(ada, plan, 'approve');
    const part = await decided(ben, plan, 'approve', [0, 1]);
    const { plan: taken } = expectStatus(await ada.revoke(plan.id, [part.rows[0]!.id]), 200);
    expect(taken.rows[0]).toMatchObject({ state: 'open', approvals: { given: 0 } });
    const again = await decided(ben, taken, 'approve', [0]);
    expect(again.rows[0]).toMatchObject({ state: 'open', approvals: { given: 1 } });
    await decided(ada, again, 'reject');
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect(await writtenUnder(engine, issueId)).toEqual([plan.rows[1]?.operationId]);
  }, 60_000);

  it('writes no words that two people did not approve, when one edits as the other approves', async () => {
    await publish(two);
    const issueId = engine.issueId('SHOP-28');
    const { refinement, plan } = await proposed(ada, issueId);
    const first = await decided(ada, plan, 'approve');
    const [row] = first.rows;
    const operation = row?.operation as CreateSubtask;
    const worded = { ...operation, fields: { ...operation.fields, summary: 'In other words' } };
    const ines = engine.person('acc-ines');
    const [approval, edit] = await Promise.all([
      ben.decide(plan.id, verdictOn(first, 'approve', [0])),
      ines.edit(plan.id, { seal: first.seal, rowId: row!.id, operation: worded }),
    ]);
    // Approving one row of several moves no seal, so the edit stands whichever was first.
    expect(edit.status).toBe(200);
    if (approval.status !== 200) expect(codeOf(approval)).toBe('row_digest_mismatch');
    const edited = expectStatus(await ben.plan(plan.id), 200);
    expect(edited.rows[0]).toMatchObject({ state: 'open', approvals: { given: 0 } });
    await decided(ben, edited, 'reject', [1, 2, 3]);
    const half = await decided(ada, expectStatus(await ada.plan(plan.id), 200), 'approve');
    expect(half.rows[0]?.state).toBe('open');
    expect(await writtenUnder(engine, issueId)).toEqual([]);
    await decided(ben, half, 'approve');
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    const written = await engine.simulator.markedSubtasks(engine.tenantId, issueId);
    expect(written.map(({ summary }) => summary)).toEqual(['In other words']);
  }, 60_000);
});

describe('A6 a policy that names a group and a role', () => {
  it('is met by a member of the group and by who has the role, and by nobody else', async () => {
    const cloudId = engine.tenantId;
    const role = { cloudId, project: 'SHOP', role: 'Developers', accounts: ['acc-ines'] };
    engine.simulator.acting.setRole(role);
    const [group] = groups.filter(({ name }) => name === 'shop-reviewers');
    await publish({ ...two, approvers: { groups: [group!.id], roles: ['10360'] } });
    const issueId = engine.issueId('SHOP-29');
    const { refinement, plan } = await proposed(ada, issueId);
    expect(plan).toMatchObject({ canDecide: false, waitingFor: 'approver' });
    const own = await ada.decide(plan.id, verdictOn(plan, 'approve'));
    expect([own.status, codeOf(own)]).toEqual([403, 'not_a_reviewer']);
    const first = await decided(ben, plan, 'approve');
    expect(states(first)).toEqual(['open', 'open', 'open']);
    await decided(engine.person('acc-ines'), first, 'approve');
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect(await authors(issueId)).toEqual(plan.rows.map(() => 'acc-ines'));
  }, 60_000);
});

describe('A5 several people approve different rows', () => {
  it('each row is written as the one who approved it', async () => {
    await publish(anybody);
    const issueId = engine.issueId('SHOP-22');
    const { refinement, plan } = await proposed(ada, issueId);
    const first = await decided(ada, plan, 'approve', [0, 2]);
    await decided(ben, first, 'approve');
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    const who = ['acc-ada', 'acc-ben', 'acc-ada', 'acc-ben', 'acc-ben'];
    expect(await authors(issueId)).toEqual(who);
  }, 60_000);
});

describe('A4 a policy that is published while a plan waits', () => {
  it('voids approvals of what was not released, and what was released goes out as approved', async () => {
    await publish(anybody);
    const issueId = engine.issueId('SHOP-31');
    const { refinement, plan } = await proposed(ada, issueId);
    // Nothing is sent before the policy is there.
    await engine.stopWorkers();
    const part = await decided(ada, plan, 'approve', [0]);
    const { plan: sent } = expectStatus(await ada.dispatch(plan.id, part.seal), 200);
    const more = await decided(ada, sent, 'approve', [1]);
    expect(states(more).slice(0, 2)).toEqual(['released', 'approved']);
    await publish(two);
    const late = await ben.decide(plan.id, verdictOn(more, 'approve'));
    expect([late.status, codeOf(late)]).toEqual([409, 'seal_mismatch']);
    await engine.startWorkers();
    const waiting = await eventually(
      async () => expectStatus(await ada.plan(plan.id), 200),
      ({ rows }) => rows[0]?.state === 'done',
    );
    expect(states(waiting).slice(1)).toEqual(['open', 'open', 'open', 'open']);
    expect(await authors(issueId)).toEqual(['acc-ada']);
    const first = await decided(ada, waiting, 'approve');
    expect(states(first).slice(1)).toEqual(['open', 'open', 'open', 'open']);
    expectStatus(await decideAll(ben, first), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect(await authors(issueId)).toEqual(['acc-ada', ...plan.rows.slice(1).map(() => 'acc-ben')]);
  }, 60_000);
});
