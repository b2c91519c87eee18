import { documentOf } from '../../../domain/adf/edit.ts';
import type { Operation } from '../../../domain/operation.ts';
import {
  descriptionDigest,
  editedDescription,
  showsChange,
} from '../../../domain/operations/description.ts';
import { insertSectionsOperation } from '../../../domain/operations/insert-sections.ts';
import { inverseOf } from '../../../domain/operations/inverse.ts';
import { linksOf } from '../../../domain/operations/issue-values.ts';
import { linkIssuesOperation } from '../../../domain/operations/link-issues.ts';
import {
  setAssigneeOperation,
  setComponentsOperation,
  setLabelsOperation,
} from '../../../domain/operations/set-fields.ts';
import type { Engine } from './engine.ts';
import { rawIssue } from './plant-plan.ts';

/** A request to Jira as an observer of the simulator sees it. */
interface Sent {
  method: string;
  path: string;
}

/** One kind of change of an issue that is there: how to ask for it, to see it, and to take it back. */
export interface Change {
  kind: Operation['kind'];
  /** Makes what it needs in Jira, and the operation itself. */
  make(engine: Engine, key: string): Promise<Operation> | Operation;
  /** Whether a request is the one that makes this change. */
  isSent(sent: Sent, body: unknown, operation: Operation): boolean;
  /** Whether Jira shows it. */
  stands(engine: Engine, key: string, operation: Operation): boolean;
  /** Somebody puts the field back as it was. Left out where nobody can. */
  takeBack?(engine: Engine, key: string, before: Record<string, unknown>): void;
}

type Of<Kind extends Operation['kind']> = Extract<Operation, { kind: Kind }>;

const origin = 'Proposed by Readygate and approved by a person.';
const blocks = { id: '10000', name: 'blocks' };
const is = (method: string, path: RegExp) => (sent: Sent) =>
  sent.method === method && path.test(sent.path);

/** Ben, who is never the one who approves. */
const edit = (engine: Engine, key: string, fields: Record<string, unknown>): void => {
  engine.simulator.acting.edit({ cloudId: engine.tenantId, issue: key }, 'acc-ben', fields);
};
const back =
  (field: string, given: (before: unknown) => unknown = (before) => before) =>
  (engine: Engine, key: string, before: Record<string, unknown>) =>
    edit(engine, key, { [field]: given(before[field]) });
const byId = (items: unknown) => (items as { id: string }[]).map(({ id }) => ({ id }));

const links = (engine: Engine, key: string) => linksOf(rawIssue(engine, key).fields.issuelinks);

/** Changes as an administrator, past the product. */
const admin = (engine: Engine) => ({
  baseUrl: `${engine.jiraOrigin}/ex/jira/${engine.tenantId}`,
  token: engine.simulator.tokens.user(engine.tenantId, 'acc-otto'),
});
const soon = { milliseconds: 10_000 };

const insertion = (engine: Engine, key: string) => {
  const { id, fields } = rawIssue(engine, key);
  const { description } = fields;
  const end = documentOf(description)?.content.length ?? 0;
  const items = ['The order page shows the parcel number', 'Support sees who changed it'];
  const sections = [{ path: `/content/${end}`, heading: 'Acceptance criteria', items }];
  return insertSectionsOperation({ issueId: id, description, sections, origin });
};

/** An edit of the issue whose address and body together look like this. */
const edits = (form: RegExp): Pick<Change, 'isSent'> => ({
  isSent: ({ method, path }, body, { issueId }) =>
    method === 'PUT' &&
    path.includes(`/issue/${issueId}`) &&
    form.test(`${path} ${JSON.stringify(body)}`),
});

/** Every kind of change but those that create. */
export const changes: readonly Change[] = [
  {
    kind: 'insertSections',
    make: insertion,
    ...edits(/"description"/),
    stands: (engine, key, operation) =>
      showsChange(operation as Of<'insertSections'>, rawIssue(engine, key).fields.description),
    takeBack: back('description'),
  },
  {
    kind: 'removeSections',
    make(engine, key) {
      const inserted = insertion(engine, key);
      const { description } = rawIssue(engine, key).fields;
      edit(engine, key, { description: editedDescription(inserted, description) });
      const now = rawIssue(engine, key).fields.description;
      const standing = { assigneeId: null, labels: [], componentIds: [], links: [] };
      const [removal] = inverseOf(inserted, {
        result: { id: inserted.issueId },
        description: now,
        ...standing,
      });
      if (removal === undefined) throw new Error('nothing was inserted');
      return removal;
    },
    ...edits(/"description"/),
    stands: (engine, key, operation) =>
      descriptionDigest(rawIssue(engine, key).fields.description) ===
      (operation as Of<'removeSections'>).after,
    takeBack: back('description'),
  },
  {
    kind: 'setAssignee',
    make(engine, key) {
      const { id, fields } = rawIssue(engine, key);
      const { accountId } = (fields.assignee ?? {}) as { accountId?: string };
      const from = accountId === undefined ? null : { id: accountId, name: 'Somebody' };
      const to = { id: 'acc-otto', name: 'Otto Brandt' };
      return setAssigneeOperation({ issueId: id, from, to });
    },
    ...edits(/\/assignee /),
    stands: (engine, key, operation) =>
      (rawIssue(engine, key).fields.assignee as { accountId?: string } | null)?.accountId ===
      (operation as Of<'setAssignee'>).to?.id,
    takeBack: back('assignee'),
  },
  {
    kind: 'setLabels',
    make(engine, key) {
      const { id, fields } = rawIssue(engine, key);
      const current = fields.labels as string[];
      return setLabelsOperation({ issueId: id, current, add: ['refined'], remove: current });
    },
    ...edits(/"labels"/),
    stands: (engine, key) =>
      (rawIssue(engine, key).fields.labels as string[]).join(' ') === 'refined',
    takeBack: back('labels'),
  },
  {
    kind: 'setComponents',
    make(engine, key) {
      const { id, fields } = rawIssue(engine, key);
      const current = fields.components as { id: string; name: string }[];
      const { projects } = engine.simulator.state.sites[engine.tenantId]!;
      const all = projects.find((project) => key.startsWith(`${project.key}-`))!.components;
      const other = all.find((one) => !current.some((has) => has.id === one.id))!;
      return setComponentsOperation({ issueId: id, current, add: [other], remove: current });
    },
    ...edits(/"components"/),
    stands: (engine, key, operation) =>
      (rawIssue(engine, key).fields.components as { id: string }[]).map(({ id }) => id).join() ===
      (operation as Of<'setComponents'>).add.map(({ id }) => id).join(),
    takeBack: back('components', byId),
  },
  {
    kind: 'linkIssues',
    make: (engine, key) =>
      linkIssuesOperation({
        issueId: engine.issueId(key),
        type: blocks,
        direction: 'out',
        other: { id: engine.issueId('SHOP-39'), name: 'SHOP-39' },
      }),
    isSent: ({ method, path }, body, { issueId }) =>
      method === 'POST' && path.endsWith('/issueLink') && JSON.stringify(body).includes(issueId),
    stands: (engine, key) => links(engine, key).length === 1,
    takeBack(engine, key) {
      const site = engine.simulator.state.sites[engine.tenantId]!;
      const ids = new Set(links(engine, key).map(({ id }) => id));
      site.links = site.links.filter(({ id }) => !ids.has(id));
    },
  },
  {
    kind: 'removeLink',
    async make(engine, key) {
      const issueId = engine.issueId(key);
      const other = engine.issueId('SHOP-38');
      const ends = { inwardId: issueId, outwardId: other, id: other };
      await engine.deps.jira.linkIssues(admin(engine), { typeId: blocks.id, ...ends }, soon);
      const [link] = links(engine, key);
      const target = { id: link?.id ?? '', name: 'blocks SHOP-38' };
      return { format: 1, kind: 'removeLink', issueId, target };
    },
    isSent: (sent, _body, operation) =>
      is('DELETE', /\/issueLink\//)(sent) && sent.path.endsWith(targetOf(operation)),
    stands: (engine, key) => links(engine, key).length === 0,
  },
  {
    kind: 'deleteSubtask',
    async make(engine, key) {
      const issueId = engine.issueId(key);
      const made = await engine.deps.jira.createIssue(admin(engine), subtaskOf(issueId), soon);
      if (made.kind !== 'confirmed') throw new Error('the subtask was not made');
      const target = { id: made.id, name: made.key ?? made.id };
      return { format: 1, kind: 'deleteSubtask', issueId, target };
    },
    isSent: (sent, _body, operation) =>
      is('DELETE', /\/issue\/\d+$/)(sent) && sent.path.endsWith(`/${targetOf(operation)}`),
    stands: (engine, key) => (rawIssue(engine, key).fields.subtasks as unknown[]).length === 0,
  },
  {
    kind: 'deleteComment',
    make(engine, key) {
      const { acting } = engine.simulator;
      const ref = { cloudId: engine.tenantId, issue: key };
      const id = acting.comment(ref, 'acc-otto', 'Which carrier was it?');
      const target = { id, name: id };
      return { format: 1, kind: 'deleteComment', issueId: engine.issueId(key), target };
    },
    isSent: (sent, _body, operation) =>
      is('DELETE', /\/comment\//)(sent) && sent.path.endsWith(`/${targetOf(operation)}`),
    stands: (engine, _key, operation) =>
      !JSON.stringify(
        engine.simulator.state.sites[engine.tenantId]!.issues[operation.issueId]!.comments,
      ).includes(`"id":"${targetOf(operation)}"`),
  },
];

function targetOf(operation: Operation): string {
  return 'target' in operation ? operation.target.id : '';
}

function subtaskOf(parentId: string) {
  const fields = {
    project: { id: '10000' },
    issuetype: { id: '10003' },
    parent: { id: parentId },
    summary: 'Show the parcel number',
  };
  return { fields };
}
