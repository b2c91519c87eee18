import type { Audience, Operation } from './operation.ts';

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
  const names = operations.map(nounOf);
  const parts = Object.entries(nouns)
    .map(([noun, words]) => ({ count: names.filter((name) => name === noun).length, words }))
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => counted(count, ...words));
  return `Approving makes ${total} to ${issueKey} as you, ${name}: ${parts.join(', ')}. Nothing else.`;
}

/** What operations are called, in the order of the sentence; every operation has exactly one name. */
const nouns: Record<Noun, [one: string, many: string]> = {
  createSubtask: ['subtask', 'subtasks'],
  everyone: ['comment', 'comments'],
  internal: ['internal note', 'internal notes'],
  customer: ['comment that the customer will see', 'comments that the customer will see'],
  insertSections: ['addition to the description', 'additions to the description'],
  setAssignee: ['change of the assignee', 'changes of the assignee'],
  setLabels: ['change of labels', 'changes of labels'],
  setComponents: ['change of components', 'changes of components'],
  linkIssues: ['link', 'links'],
  removeSections: ['removal from the description', 'removals from the description'],
  deleteSubtask: ['deleted subtask', 'deleted subtasks'],
  deleteComment: ['deleted comment', 'deleted comments'],
  removeLink: ['removed link', 'removed links'],
};

type Noun = Exclude<Operation['kind'], 'addComment'> | Audience;

function nounOf(operation: Operation): Noun {
  return operation.kind === 'addComment' ? operation.audience : operation.kind;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
