import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setStoppedEverywhere } from '../../db/deployment-switches.ts';
import { untilRefinement } from '../../dev/demo/once.ts';
import { memberPermissions } from '../../dev/jira-simulator/state/catalogue.ts';
import { expectStatus, type Person } from '../../dev/person.ts';
import type { Operation } from '../../domain/operation.ts';
import { addCommentOperation } from '../../domain/operations/add-comment.ts';
import { createSubtaskOperation } from '../../domain/operations/create-subtask.ts';
import { insertSectionsOperation } from '../../domain/operations/insert-sections.ts';
import { linkIssuesOperation } from '../../domain/operations/link-issues.ts';
import {
  setAssigneeOperation,
  setComponentsOperation,
  setLabelsOperation,
} from '../../domain/operations/set-fields.ts';
import type { PlanView, RefinementView } from '../../domain/views.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { plantPlan } from '../helpers/engine/plant-plan.ts';
import { recordHistory } from '../helpers/engine/record.ts';
import {
  auditOf,
  closed,
  codeOf,
  decideAll,
  tellChange,
  verdictOn,
  writtenUnder,
} from '../helpers/engine/steps.ts';

let engine: Engine;
let ada: Person;

beforeAll(async () => {
  engine = await startEngine();
  ada = engine.person('acc-ada');
  engine.simulator.acting.setPermissions({
    cloudId: engine.tenantId,
    project: 'SHOP',
    accountId: 'acc-ada',
    permissions: [...memberPermissions, 'DELETE_ISSUES'],
  });
}, 120_000);
afterAll(() => engine?.close());
beforeEach(() => engine.simulator.faults.clear());

const origin = 'Proposed by Readygate and approved by a person.';

function subtask(key: string, summary: string): Operation {
  const place = { issueId: engine.issueId(key), projectId: '10000', issueTypeId: '10003' };
  return createSubtaskOperation({ ...place, summary, lines: [summary], origin });
}

function comment(key: string): Operation {
  const issueId = engine.issueId(key);
  return addCommentOperation({ issueId, lines: ['Which one?'], audience: 'everyone', origin });
}

/** A plan of these operations that was approved and stands in Jira. */
async function applied(key: string, operations: Operation[]): Promise<PlanView> {
  const { id, refinementId } = await plantPlan(engine, key, operations);
  expectStatus(await decideAll(ada, expectStatus(await ada.plan(id), 200)), 200);
  expect((await closed(ada, refinementId)).outcome).toBe('applied');
  return expectStatus(await ada.plan(id), 200);
}

/** Asks for an undo and waits until it can be decided, or has ended. */
async function undone(planId: string): Promise<RefinementView> {
  const { id } = expectStatus(await ada.undo(planId), 202);
  return await untilRefinement(
    ada,
    id,
    ({ step, planId: made }) => step === 'closed' || (step === 'waiting' && made !== null),
  );
}

const stored = (key: string) =>
  engine.simulator.state.sites[engine.tenantId]!.issues[engine.issueId(key)]!;
const ref = (issue: string) => ({ cloudId: engine.tenantId, issue });
const deletions = () => engine.simulator.requests().filter(({ method }) => method === 'DELETE');

describe('W6 undo', () => {
  it('takes subtasks and a comment back once, also after lost replies, and the receipt says so', async () => {
    const key = 'SHOP-12';
    const before = stored(key).comments.length;
    const plan = await applied(key, [subtask(key, 'One'), subtask(key, 'Two'), comment(key)]);
    expect(plan.undoing).toEqual({ possible: true, undone: [], last: null });
    const undo = await undone(plan.id);
    expect(undo).toMatchObject({ reason: 'undo', undoOf: plan.id, step: 'waiting' });
    const shown = expectStatus(await ada.plan(undo.planId!), 200);
    expect(shown.sentence).toBe(
      'Approving makes 3 changes as you, Ada Lindqvist: 2 deleted subtasks of SHOP-12, 1 deleted comment on SHOP-12. Nothing else.',
    );
    expect(shown.rows.map(({ label }) => label)).toEqual([
      'Delete the comment that Readygate added',
      `Delete the subtask ${plan.rows[1]?.result?.key}`,
      `Delete the subtask ${plan.rows[0]?.result?.key}`,
    ]);
    expect(shown.rows.map(({ why }) => why)).toContain('It takes back: Create subtask “One”');
    expect(shown.rows.every(({ ownDecision }) => ownDecision)).toBe(true);
    expect(shown.undo).toEqual({ of: plan.id, conflicts: [] });
    engine.simulator.forgetRequests();
    for (const path of ['/issue/*/comment/*', '/issue/*'])
      engine.simulator.faults.add({ method: 'DELETE', path, kind: 'drop_after_commit' });
    expectStatus(await decideAll(ada, shown), 200);
    const ended = await closed(ada, undo.id);
    expect(ended).toMatchObject({ outcome: 'applied', progress: { total: 3, done: 3 } });
    expect(ended.after).not.toBeNull();
    await recordHistory(engine, engine.workflowId(undo.id), 'undone');
    expect(await writtenUnder(engine, plan.issue.id)).toEqual([]);
    expect(stored(key).comments).toHaveLength(before);
    expect(deletions()).toHaveLength(3);
    const receipt = expectStatus(await ada.plan(plan.id), 200);
    expect(receipt.undoing).toMatchObject({
      possible: false,
      undone: plan.rows.map(({ id }) => id),
      last: { id: undo.id, outcome: 'applied', conflicts: [] },
    });
    expect(codeOf(await ada.undo(plan.id))).toBe('nothing_to_undo');
    expect(codeOf(await ada.undo(undo.planId!))).toBe('nothing_to_undo');
  }, 90_000);

  it('T8 waits while the operator has stopped all writes, and goes on after it', async () => {
    const key = 'SHOP-21';
    const everywhere = (stopped: boolean) =>
      setStoppedEverywhere(engine.database.pools.clock, 'writes', {
        ...{ stopped, at: engine.clock.now() },
      });
    const plan = await applied(key, [subtask(key, 'One')]);
    const { id, planId } = await undone(plan.id);
    engine.simulator.forgetRequests();
    await everywhere(true);
    expectStatus(await decideAll(ada, expectStatus(await ada.plan(planId!), 200)), 200);
    const held = await untilRefinement(ada, id, ({ problem }) => problem !== null);
    expect(held).toMatchObject({ step: 'writing', problem: { code: 'writes_stopped' } });
    expect(deletions()).toEqual([]);
    await everywhere(false);
    expect((await closed(ada, id)).outcome).toBe('applied');
    expect(deletions()).toHaveLength(1);
  }, 90_000);

  it('leaves and lists whatever somebody touched, and takes back only the rest', async () => {
    const key = 'SHOP-13';
    const names = ['comment', 'worklog', 'attachment', 'link', 'edit', 'gone', 'untouched'];
    const plan = await applied(
      key,
      names.map((name) => subtask(key, name)),
    );
    const keyOf = (name: string) => plan.rows[names.indexOf(name)]?.result?.key ?? '';
    const { acting, tokens } = engine.simulator;
    acting.comment(ref(keyOf('comment')), 'acc-ben', 'On it.');
    acting.logWork(ref(keyOf('worklog')), 'acc-ben', 600);
    acting.attach(ref(keyOf('attachment')), 'acc-ben', 'trace.txt');
    acting.edit(ref(keyOf('edit')), 'acc-ada', { summary: 'Reworded by the approver' });
    acting.remove(ref(keyOf('gone')));
    const auth = {
      baseUrl: `${engine.jiraOrigin}/ex/jira/${engine.tenantId}`,
      token: tokens.user(engine.tenantId, 'acc-ben'),
    };
    const [inwardId, outwardId] = [engine.issueId(keyOf('link')), engine.issueId('SHOP-20')];
    const link = { typeId: '10000', inwardId, outwardId, id: outwardId };
    await engine.deps.jira.linkIssues(auth, link, { milliseconds: 3000 });
    const undo = await undone(plan.id);
    const shown = expectStatus(await ada.plan(undo.planId!), 200);
    expect(shown.rows.map(({ undoes }) => undoes)).toEqual([plan.rows[6]?.id]);
    const said = shown.undo?.conflicts.map(({ label, code, touches = [] }) => [
      label,
      code,
      ...touches,
    ]);
    expect(said?.toSorted()).toEqual(
      [
        ['Create subtask “comment”', 'changed_in_jira', 'comment'],
        ['Create subtask “worklog”', 'changed_in_jira', 'worklog', 'change'],
        ['Create subtask “attachment”', 'changed_in_jira', 'attachment', 'change'],
        ['Create subtask “link”', 'changed_in_jira', 'link', 'change'],
        ['Create subtask “edit”', 'changed_in_jira', 'change'],
        ['Create subtask “gone”', 'already_gone'],
      ].toSorted(),
    );
    expectStatus(await decideAll(ada, shown), 200);
    expect((await closed(ada, undo.id)).outcome).toBe('applied');
    expect(await writtenUnder(engine, plan.issue.id)).toHaveLength(5);
    const receipt = expectStatus(await ada.plan(plan.id), 200);
    expect(receipt.undoing).toMatchObject({ possible: true, undone: [plan.rows[6]?.id] });
    const again = await undone(plan.id);
    expect(again).toMatchObject({ outcome: 'nothing_to_propose', planId: null });
    const { undoing } = expectStatus(await ada.plan(plan.id), 200);
    expect(undoing?.last?.conflicts).toHaveLength(6);
  }, 90_000);

  it('looks again just before it deletes: what was touched after the approval stays', async () => {
    const key = 'SHOP-14';
    const plan = await applied(key, [subtask(key, 'First'), subtask(key, 'Second'), comment(key)]);
    const undo = await undone(plan.id);
    const shown = expectStatus(await ada.plan(undo.planId!), 200);
    await engine.stopWorkers();
    expectStatus(await decideAll(ada, shown), 200);
    const { acting } = engine.simulator;
    acting.comment(ref(plan.rows[0]?.result?.key ?? ''), 'acc-ben', 'I began with this.');
    acting.editComment(ref(key), 'acc-vera', plan.rows[2]?.result?.id ?? '', 'Changed.');
    engine.simulator.forgetRequests();
    await engine.startWorkers();
    expect((await closed(ada, undo.id)).outcome).toBe('partly_applied');
    const { rows } = expectStatus(await ada.plan(undo.planId!), 200);
    const problem = (touch: string) => ({ code: 'changed_in_jira', details: { touches: [touch] } });
    expect(rows.map(({ state, problem: said }) => [state, said])).toEqual([
      ['conflict', problem('change')],
      ['done', undefined],
      ['conflict', problem('comment')],
    ]);
    expect(deletions()).toHaveLength(1);
    expect(await writtenUnder(engine, plan.issue.id)).toEqual([plan.rows[0]?.operationId]);
    const conflicts = (await auditOf(engine)).filter(({ action }) => action === 'write.conflict');
    expect(conflicts).toHaveLength(2);
  }, 90_000);

  it('is drafted anew while it waits: what was touched meanwhile is listed, what was rejected is left', async () => {
    const key = 'SHOP-16';
    const plan = await applied(
      key,
      ['One', 'Two', 'Three'].map((name) => subtask(key, name)),
    );
    const undo = await undone(plan.id);
    const first = expectStatus(await ada.plan(undo.planId!), 200);
    expectStatus(await ada.decide(first.id, verdictOn(first, 'reject', [0])), 200);
    engine.simulator.acting.comment(ref(plan.rows[1]?.result?.key ?? ''), 'acc-ben', 'Mine.');
    await tellChange(engine, undo.id);
    const next = await untilRefinement(ada, undo.id, ({ planId }) => planId !== first.id);
    const shown = expectStatus(await ada.plan(next.planId!), 200);
    expect(shown.round).toBe(2);
    expect(shown.rows.map(({ undoes }) => undoes)).toEqual([plan.rows[0]?.id]);
    expect(shown.undo?.conflicts).toMatchObject([
      { rowId: plan.rows[1]?.id, code: 'changed_in_jira', touches: ['comment'] },
    ]);
    expectStatus(await decideAll(ada, shown), 200);
    await closed(ada, undo.id);
    expect(await writtenUnder(engine, plan.issue.id)).toHaveLength(2);
  }, 90_000);

  it('gives fields back as they were', async () => {
    const key = 'SHOP-15';
    const issueId = engine.issueId(key);
    const { fields } = structuredClone(stored(key));
    const raw = engine.simulator.issuesOf(engine.tenantId).find((issue) => issue.key === key)!.raw;
    const { description } = (raw as { fields: { description: unknown } }).fields;
    const from = fields.assignee === null ? null : { id: String(fields.assignee), name: 'before' };
    const to = { id: from?.id === 'acc-ben' ? 'acc-ines' : 'acc-ben', name: 'after' };
    const component = engine.simulator.state.sites[engine.tenantId]!.projects.find(
      (project) => project.key === 'SHOP',
    )!.components.find(({ id }) => !(fields.components as string[]).includes(id))!;
    const plan = await applied(key, [
      insertSectionsOperation({
        issueId,
        description,
        sections: [{ path: '/content/0', heading: 'Test plan', items: ['Try it.'] }],
        origin,
      }),
      setAssigneeOperation({ issueId, from, to }),
      setLabelsOperation({ issueId, current: fields.labels as string[], add: ['new'], remove: [] }),
      setComponentsOperation({ issueId, current: [], add: [component], remove: [] }),
      linkIssuesOperation({
        issueId,
        type: { id: '10000', name: 'blocks' },
        direction: 'out',
        other: { id: engine.issueId('SHOP-20'), name: 'SHOP-20' },
      }),
    ]);
    expect(stored(key).fields).not.toEqual(fields);
    const undo = await undone(plan.id);
    const shown = expectStatus(await ada.plan(undo.planId!), 200);
    expect(shown.undo?.conflicts).toEqual([]);
    expect(shown.rows.map(({ operation }) => operation.kind)).toEqual([
      'removeLink',
      'setComponents',
      'setLabels',
      'setAssignee',
      'removeSections',
    ]);
    expectStatus(await decideAll(ada, shown), 200);
    expect(await closed(ada, undo.id)).toMatchObject({ outcome: 'applied', progress: { done: 5 } });
    expect(stored(key).fields).toEqual(fields);
    const links = engine.simulator.state.sites[engine.tenantId]!.links;
    expect(links.filter(({ inwardId }) => inwardId === issueId)).toEqual([]);
  }, 90_000);
});
