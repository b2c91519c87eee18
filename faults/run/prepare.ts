import { request } from 'undici';
import { linkTypes } from '../../dev/jira-simulator/state/catalogue.ts';
import type { Project, StoredIssue } from '../../dev/jira-simulator/state/model.ts';
import type { AdfDoc } from '../../domain/json.ts';
import type { InsertSections, Named, Operation } from '../../domain/operation.ts';
import { addCommentOperation } from '../../domain/operations/add-comment.ts';
import { createSubtaskOperation } from '../../domain/operations/create-subtask.ts';
import { editedDescription } from '../../domain/operations/description.ts';
import { insertSectionsOperation } from '../../domain/operations/insert-sections.ts';
import { inverseOf } from '../../domain/operations/inverse.ts';
import { linkIssuesOperation } from '../../domain/operations/link-issues.ts';
import {
  setAssigneeOperation,
  setComponentsOperation,
  setLabelsOperation,
} from '../../domain/operations/set-fields.ts';
import type { OperationKind } from '../matrix/cell.ts';
import { decider, type Ground } from './ground.ts';

const origin = 'Proposed by Readygate and approved by a person.';
const blocks: Named = { id: linkTypes[0]?.id ?? '', name: 'blocks' };

type Preparing = (ground: Ground, issue: StoredIssue) => Operation | Promise<Operation>;

/** Brings an issue where an operation of each kind can be made on it, and makes the operation. */
const prepare: Record<OperationKind, Preparing> = {
  createSubtask: ({ site }, { id: issueId, projectId }) =>
    createSubtaskOperation({
      issueId,
      projectId,
      issueTypeId: subtaskTypeOf(site().projects, projectId),
      summary: 'Ask the carrier where the parcel is',
      lines: ['From the background of the issue.'],
      origin,
    }),
  addComment: (_ground, { id: issueId }) =>
    addCommentOperation({
      issueId,
      lines: ['Which carrier was it?'],
      audience: 'everyone',
      origin,
    }),
  insertSections: (_ground, issue) => sectionsFor(issue),
  removeSections({ world }, issue) {
    const inserted = sectionsFor(issue);
    const description = editedDescription(inserted, issue.fields.description);
    const ref = { cloudId: world.tenantId, issue: issue.id };
    world.simulator.acting.edit(ref, decider, { description });
    return inverse(inserted, issue, { id: issue.id });
  },
  setAssignee: (_ground, { id: issueId }) =>
    setAssigneeOperation({ issueId, from: null, to: { id: 'acc-ben', name: 'Ben Okafor' } }),
  setLabels: (_ground, { id: issueId, fields }) =>
    setLabelsOperation({
      issueId,
      current: fields.labels as string[],
      add: ['tracking', 'carrier'],
      remove: ['old'],
    }),
  setComponents({ site }, { id: issueId, projectId }) {
    const current = site().projects.find(({ id }) => id === projectId)?.components ?? [];
    return setComponentsOperation({ issueId, current, add: [], remove: current.slice(0, 2) });
  },
  linkIssues: ({ other }, { id: issueId }) =>
    linkIssuesOperation({
      issueId,
      type: blocks,
      direction: 'out',
      other: { id: other.id, name: other.key },
    }),
  async deleteSubtask(ground, issue) {
    const subtask = (await prepare.createSubtask(ground, issue)) as Extract<
      Operation,
      { kind: 'createSubtask' }
    >;
    const { fields, projectId, issueTypeId } = subtask;
    const context = { project: { id: projectId }, issuetype: { id: issueTypeId } };
    const body = { fields: { ...fields, ...context, parent: { id: issue.id } } };
    const made = (await asDecider(ground, '/issue', body)) as { id: string; key: string };
    return inverse(subtask, issue, made);
  },
  deleteComment(ground, issue) {
    const { simulator, tenantId } = ground.world;
    const ref = { cloudId: tenantId, issue: issue.id };
    const id = simulator.acting.comment(ref, decider, 'Which carrier was it?');
    const comment = { format: 1, kind: 'addComment', issueId: issue.id } as Operation;
    return inverse(comment, issue, { id });
  },
  async removeLink(ground, issue) {
    const link = (await prepare.linkIssues(ground, issue)) as Operation;
    const ends = { inwardIssue: { id: issue.id }, outwardIssue: { id: ground.other.id } };
    await asDecider(ground, '/issueLink', { type: { id: blocks.id }, ...ends });
    const made = ground.site().links.find(({ inwardId }) => inwardId === issue.id);
    return inverse(link, issue, { id: made?.id ?? '' });
  },
};

/** The operation of a kind on an issue, which is brought into the state that it needs. */
export async function prepareOperation(
  ground: Ground,
  kind: OperationKind,
  issue: StoredIssue,
): Promise<Operation> {
  return await prepare[kind](ground, issue);
}

function sectionsFor({ id: issueId, fields }: StoredIssue): InsertSections {
  const description = fields.description;
  const end = (description as AdfDoc | null)?.content.length ?? 0;
  const section = { path: `/content/${end}`, heading: 'Open', items: ['Which carrier was it?'] };
  return insertSectionsOperation({ issueId, description, sections: [section], origin });
}

/** The operation that takes one back which stands as it was written. */
function inverse(operation: Operation, issue: StoredIssue, result: { id: string; key?: string }) {
  const { description = null } = issue.fields;
  const links =
    operation.kind === 'linkIssues'
      ? [
          {
            id: result.id,
            typeId: operation.type.id,
            direction: operation.direction,
            otherId: operation.other.id,
          },
        ]
      : [];
  const written = { result, description, assigneeId: null, labels: [], componentIds: [], links };
  const [undo] = inverseOf(operation, written);
  if (!undo) throw new Error(`there is no inverse of ${operation.kind}`);
  return undo;
}

/** What the decider does in Jira by hand, before anything is proposed. */
async function asDecider({ world }: Ground, path: string, body: object): Promise<unknown> {
  const { simulator, simulatorOrigin, tenantId } = world;
  const token = simulator.tokens.user(tenantId, decider);
  const reply = await request(`${simulatorOrigin}/ex/jira/${tenantId}/rest/api/3${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await reply.body.text();
  if (reply.statusCode !== 201) throw new Error(`${path} was answered ${reply.statusCode} ${text}`);
  return text === '' ? null : JSON.parse(text);
}

function subtaskTypeOf(projects: readonly Project[], projectId: string): string {
  const project = projects.find(({ id }) => id === projectId);
  return project?.issueTypes.find(({ subtask }) => subtask)?.id ?? '';
}
