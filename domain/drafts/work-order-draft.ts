import { documentOf } from '../adf/edit.ts';
import { ReadygateError } from '../errors.ts';
import type { BaseField, NormalIssue } from '../issue.ts';
import type { AddComment, Audience, InsertSections } from '../operation.ts';
import { fitsField, paragraphs } from '../operations/adf.ts';
import { insertNodesOperation } from '../operations/insert-sections.ts';
import type { PlanRow } from '../plan.ts';
import { workOrderNodes } from '../work-order/nodes.ts';
import { titles } from '../work-order/titles.ts';
import { workOrderOf } from '../work-order/work-order.ts';
import { ideaOf } from './idea.ts';
import type { WorkOrderWish } from './wish.ts';

/** Marks the rows that hand a work order over. */
export const workOrderRule = 'work_order';

interface WorkOrderGround {
  issue: NormalIssue;
  /** The description as Jira gave it. */
  description: unknown;
  /** Who may read a comment. */
  audience: Audience;
  wish: WorkOrderWish;
  origin: string;
}

export type WorkOrderDraft = Pick<
  PlanRow,
  'operation' | 'provenance' | 'fields' | 'tier' | 'confidence'
>;

/**
 * The row that hands the work order of an issue over, in the words and the language of the issue. Null where
 * the description has one already: it would be a work order of a work order.
 * @throws {ReadygateError} invalid_operation where it would be too long for Jira
 */
export function workOrderDraft(ground: WorkOrderGround): WorkOrderDraft | null {
  const { issue, wish } = ground;
  if (hasWorkOrder(issue)) return null;
  const order = writtenOrder(issue);
  const spans = Object.values(order.parts).flat();
  const { id, version } = wish.profile;
  const content = { kind: workOrderRule, as: wish.workOrder, order: order.digest, id, version };
  return {
    operation: operationOf(ground),
    provenance: { lane: 'rules', rule: workOrderRule, spans, idea: ideaOf(content, spans) },
    fields: fieldsOf(issue, wish),
    tier: 'low',
    confidence: 'high',
  };
}

/** Without subtasks: whoever reads the issue may not see all of them, and Jira lists the others itself. */
const writtenOrder = (issue: NormalIssue) => workOrderOf({ ...issue, subtasks: [] });

function operationOf({
  issue,
  description,
  audience,
  wish,
  origin,
}: WorkOrderGround): AddComment | InsertSections {
  const language = issue.language === 'unknown' ? 'en' : issue.language;
  const order = writtenOrder(issue);
  const isSection = wish.workOrder === 'section';
  // Rules read the description: what it does not say, and steps for an agent, must not answer them.
  const nodes = isSection
    ? workOrderNodes({ ...order, missing: [] }, { ...wish.profile, agentPrompt: [] }, language)
    : workOrderNodes(order, wish.profile, language);
  const content = [...nodes, ...paragraphs([origin]).content];
  const issueId = issue.id;
  if (isSection) {
    const path = `/content/${documentOf(description)?.content.length ?? 0}`;
    return insertNodesOperation({ issueId, description, pieces: [{ path, nodes: content }] });
  }
  const body = { version: 1 as const, type: 'doc' as const, content };
  if (!fitsField(body))
    throw new ReadygateError('invalid_operation', { expected: 'a comment that fits into Jira' });
  // A work order is for who builds it, also where customers read what they are asked.
  const readers = audience === 'customer' ? 'internal' : audience;
  return { format: 1, kind: 'addComment', issueId, body, audience: readers };
}

/** All that a work order is made of: moved, it is another one. */
function fieldsOf({ texts, values }: NormalIssue, { workOrder }: WorkOrderWish): BaseField[] {
  const fields = new Set<BaseField>(['project', 'type', ...texts.map(({ key }) => key)]);
  if ('field:components' in values) fields.add('field:components');
  if (workOrder === 'section') fields.add('description');
  return [...fields].sort();
}

const known = new Set(Object.values(titles).map(({ workOrder }) => workOrder.toLowerCase()));

function hasWorkOrder({ texts }: NormalIssue): boolean {
  return texts.some(({ key, text, blocks }) =>
    blocks.some(
      ({ kind, start, end }) =>
        key === 'description' &&
        kind === 'heading' &&
        known.has(text.slice(start, end).trim().toLowerCase()),
    ),
  );
}
