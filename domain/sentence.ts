import type { Audience, Operation } from './operation.ts';

export interface SentenceInput {
  issueKey: string;
  /** How Jira names the person who would approve. */
  name: string;
  /** The operations that an approval would release. */
  operations: readonly Operation[];
}

/**
 * The one complete sentence above the rows, made by code from the operations. Each part says where it
 * happens, so that none is taken for a second change of the work item itself:
 * "Approving makes 5 changes as you, Ada: 3 new subtasks under SHOP-12, 2 comments on SHOP-12. Nothing else."
 */
export function approvalSentence({ issueKey, name, operations }: SentenceInput): string {
  if (operations.length === 0) return 'Approving makes no change.';
  const total = counted(operations.length, 'change', 'changes');
  const parts = countedNouns(operations).map(({ noun, count }) => {
    const [one, many] = nouns[noun];
    return counted(count, one, many).replace('{key}', () => issueKey);
  });
  return `Approving makes ${total} as you, ${name}: ${parts.join(', ')}. Nothing else.`;
}

/** What operations are, in the order of the sentence, with how many of each; every one is counted once. */
export function countedNouns(operations: readonly Operation[]): { noun: Noun; count: number }[] {
  const names = operations.map(nounOf);
  return (Object.keys(nouns) as Noun[])
    .map((noun) => ({ noun, count: names.filter((name) => name === noun).length }))
    .filter(({ count }) => count > 0);
}

/** What operations are called, in the order of the sentence; every operation has exactly one name. */
const nouns: Record<Noun, [one: string, many: string]> = {
  createSubtask: ['new subtask under {key}', 'new subtasks under {key}'],
  everyone: ['comment on {key}', 'comments on {key}'],
  internal: ['internal note on {key}', 'internal notes on {key}'],
  customer: [
    'comment on {key} that the customer will see',
    'comments on {key} that the customer will see',
  ],
  insertSections: ['addition to the description of {key}', 'additions to the description of {key}'],
  setAssignee: ['change of the assignee of {key}', 'changes of the assignee of {key}'],
  setLabels: ['change of the labels of {key}', 'changes of the labels of {key}'],
  setComponents: ['change of the components of {key}', 'changes of the components of {key}'],
  linkIssues: ['new link of {key}', 'new links of {key}'],
  removeSections: [
    'removal from the description of {key}',
    'removals from the description of {key}',
  ],
  deleteSubtask: ['deleted subtask of {key}', 'deleted subtasks of {key}'],
  deleteComment: ['deleted comment on {key}', 'deleted comments on {key}'],
  removeLink: ['removed link of {key}', 'removed links of {key}'],
};

type Noun = Exclude<Operation['kind'], 'addComment'> | Audience;

function nounOf(operation: Operation): Noun {
  return operation.kind === 'addComment' ? operation.audience : operation.kind;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
