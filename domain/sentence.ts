import type { Operation } from './plan.ts';

export interface SentenceInput {
  issueKey: string;
  /** How Jira names the person who would approve. */
  name: string;
  /** The operations that an approval would release. */
  operations: readonly Operation[];
}

/**
 * The one complete sentence above the rows, made by code from the operations:
 * "Approving makes 5 changes to SHOP-12 as you, Ada: 3 subtasks, 2 comments. Nothing else."
 */
export function approvalSentence({ issueKey, name, operations }: SentenceInput): string {
  if (operations.length === 0) return `Approving makes no change to ${issueKey}.`;
  const total = counted(operations.length, 'change', 'changes');
  const parts = nouns
    .map(({ is, one, many }) => ({ count: operations.filter(is).length, one, many }))
    .filter(({ count }) => count > 0)
    .map(({ count, one, many }) => counted(count, one, many));
  return `Approving makes ${total} to ${issueKey} as you, ${name}: ${parts.join(', ')}. Nothing else.`;
}

/** Every operation matches exactly one of these. */
const nouns: { is: (operation: Operation) => boolean; one: string; many: string }[] = [
  { is: ({ kind }) => kind === 'createSubtask', one: 'subtask', many: 'subtasks' },
  { is: isComment('everyone'), one: 'comment', many: 'comments' },
  { is: isComment('internal'), one: 'internal note', many: 'internal notes' },
  {
    is: isComment('customer'),
    one: 'comment that the customer will see',
    many: 'comments that the customer will see',
  },
];

function isComment(audience: 'everyone' | 'internal' | 'customer') {
  return (operation: Operation) =>
    operation.kind === 'addComment' && operation.audience === audience;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
