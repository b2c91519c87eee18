import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { memberPermissions } from '../../dev/jira-simulator/state/catalogue.ts';
import { expectStatus } from '../../dev/person.ts';
import type { Operation } from '../../domain/operation.ts';
import { addCommentOperation } from '../../domain/operations/add-comment.ts';
import { createSubtaskOperation } from '../../domain/operations/create-subtask.ts';
import { issueLimits } from '../../domain/operations/issue-limits.ts';
import { linkIssuesOperation } from '../../domain/operations/link-issues.ts';
import { changes } from '../helpers/engine/changes.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { plantPlan, rawIssue } from '../helpers/engine/plant-plan.ts';
import { closed, decideAll } from '../helpers/engine/steps.ts';

let engine: Engine;
/** The issue that somebody fills with comments. */
let full = '';

beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine?.close());

const screen = (id: string, onScreen: boolean, typeId = '10001') => {
  const { simulator, tenantId: cloudId } = engine;
  const required = onScreen && typeId === subtaskType;
  const change = { cloudId, project: 'SHOP', typeId, id, required, onScreen };
  simulator.acting.setScreenField(change);
};
const rights = (project: string, accountId: string, without: string) => {
  const { simulator, tenantId: cloudId } = engine;
  const site = simulator.state.sites[cloudId]!;
  const { id } = site.projects.find(({ key }) => key === project)!;
  const permissions = site.grants[id]![accountId]!.filter((name) => name !== without);
  simulator.acting.setPermissions({ cloudId, project, accountId, permissions });
};
const subtaskType = '10003';
const subtaskOf = (issueId: string, issueTypeId = subtaskType): Operation =>
  createSubtaskOperation({
    issueId,
    projectId: '10000',
    issueTypeId,
    summary: 'Show the parcel number',
    lines: ['It is shown at once.'],
    origin: 'Written by Readygate.',
  });
const linkTo = (issueId: string, key: string, typeId = '10000'): Operation =>
  linkIssuesOperation({
    issueId,
    type: { id: typeId, name: 'blocks' },
    direction: 'out',
    other: { id: engine.issueId(key), name: key },
  });
const usual = (kind: Operation['kind']) => (_issueId: string, key: string) =>
  changes.find((change) => change.kind === kind)!.make(engine, key);

/** What changes after the plan was made, for which operation, and what is said of it. */
const cases: [
  what: string,
  make: (issueId: string, key: string) => Operation | Promise<Operation>,
  happens: () => void,
  code: string,
][] = [
  [
    'the description leaves the screen',
    usual('insertSections'),
    () => screen('description', false),
    'field_not_on_screen',
  ],
  [
    'the labels leave the screen',
    usual('setLabels'),
    () => screen('labels', false),
    'field_not_on_screen',
  ],
  [
    'the components leave the screen',
    usual('setComponents'),
    () => screen('components', false),
    'field_not_on_screen',
  ],
  [
    'a component is deleted',
    usual('setComponents'),
    () => {
      screen('components', true);
      const site = engine.simulator.state.sites[engine.tenantId]!;
      site.projects.find(({ key }) => key === 'SHOP')!.components = [];
    },
    'value_unknown',
  ],
  [
    'the new assignee leaves the team',
    usual('setAssignee'),
    () => rights('SHOP', 'acc-otto', 'ASSIGNABLE_USER'),
    'not_assignable',
  ],
  [
    'the type of a link does not exist',
    (id) => linkTo(id, 'SHOP-39', '19999'),
    () => {},
    'value_unknown',
  ],
  ['the subtask type does not exist', (id) => subtaskOf(id, '19999'), () => {}, 'no_subtask_type'],
  [
    'a subtask needs a field that nobody fills in',
    (id) => subtaskOf(id),
    () => screen('duedate', true, subtaskType),
    'required_field',
  ],
  [
    'the issue holds as many comments as Jira takes',
    (issueId) => {
      full = issueId;
      return addCommentOperation({
        issueId,
        lines: ['Why?'],
        audience: 'everyone',
        origin: 'Ours.',
      });
    },
    () => {
      const { simulator, tenantId: cloudId } = engine;
      simulator.acting.comment({ cloudId, issue: full }, 'acc-ben', 'Because.');
      const issue = simulator.state.sites[cloudId]!.issues[full]!;
      issue.comments = Array.from({ length: issueLimits.comments }, () => issue.comments[0]!);
    },
    'issue_full',
  ],
];

/** Stories, each used once. */
const keys = [6, 8, 10, 11, 12, 13, 14, 16, 19, 20, 21].map((number) => `SHOP-${number}`);

describe('W3 what Jira would refuse is known before anything is written', () => {
  it.each(cases)(
    'when %s',
    async (_what, make, happens, code) => {
      const key = keys.shift() ?? '';
      const issueId = engine.issueId(key);
      const ada = engine.person('acc-ada');
      const operation = await make(issueId, key);
      const innocent = linkTo(issueId, 'SHOP-38');
      const plan = await plantPlan(engine, key, [innocent, operation]);
      const shown = expectStatus(await ada.plan(plan.id), 200);
      happens();
      const before = rawIssue(engine, key);
      engine.simulator.forgetRequests();
      expectStatus(await decideAll(ada, shown), 200);
      expect((await closed(ada, plan.refinementId)).outcome).toBe('failed');
      const { rows } = expectStatus(await ada.plan(plan.id), 200);
      expect(rows.map(({ state, problem }) => [state, problem?.code])).toEqual([
        ['skipped', 'preflight_failed'],
        ['failed', code],
      ]);
      expect(rawIssue(engine, key)).toEqual(before);
      const writes = engine.simulator.requests().filter(({ method }) => method !== 'GET');
      expect(writes).toEqual([]);
    },
    60_000,
  );

  // Whoever decides is asked for these; they may be lost until it is written.
  it.each([
    ['the right to link is gone in the other space', 'LINK_ISSUES', 'jira_permission_missing'],
    ['the other work item is hidden', 'BROWSE_PROJECTS', 'issue_not_found'],
  ])(
    'when %s after the decision',
    async (_what, right, code) => {
      const key = keys.shift() ?? '';
      const ada = engine.person('acc-ada');
      const link = linkTo(engine.issueId(key), 'TEAM-2');
      const { id, refinementId } = await plantPlan(engine, key, [link]);
      const shown = expectStatus(await ada.plan(id), 200);
      await engine.stopWorkers();
      expectStatus(await decideAll(ada, shown), 200);
      rights('TEAM', 'acc-ada', right);
      await engine.startWorkers();
      expect((await closed(ada, refinementId)).outcome).toBe('failed');
      const [row] = expectStatus(await ada.plan(id), 200).rows;
      expect([row?.state, row?.problem?.code]).toEqual(['failed', code]);
      const { simulator, tenantId: cloudId } = engine;
      const permissions = [...memberPermissions];
      simulator.acting.setPermissions({
        cloudId,
        project: 'TEAM',
        accountId: 'acc-ada',
        permissions,
      });
    },
    60_000,
  );

  it('when the work item cannot have subtasks', async () => {
    const ada = engine.person('acc-ada');
    const plan = await plantPlan(engine, 'SHOP-1', [subtaskOf(engine.issueId('SHOP-1'))]);
    expectStatus(await decideAll(ada, expectStatus(await ada.plan(plan.id), 200)), 200);
    expect((await closed(ada, plan.refinementId)).outcome).toBe('failed');
    const [row] = expectStatus(await ada.plan(plan.id), 200).rows;
    expect(row?.problem?.code).toBe('no_subtasks_here');
  }, 60_000);
});
