import { ReadygateError } from '../errors.ts';
import type { Named, SetAssignee, SetComponents, SetLabels } from '../operation.ts';

/**
 * The canonical operation that gives an issue to somebody, or to nobody.
 * @throws {ReadygateError} invalid_operation when nothing would change
 */
export function setAssigneeOperation(
  input: Pick<SetAssignee, 'issueId' | 'from' | 'to'>,
): SetAssignee {
  const { issueId, from, to } = input;
  if (from?.id === to?.id) throw invalid('another assignee');
  // Jira reads this one as "whoever the project says".
  if (to?.id === '-1' || to?.id === '') throw invalid('the id of an account');
  return { format: 1, kind: 'setAssignee', issueId, from, to };
}

interface SetChange<Item> {
  issueId: string;
  /** What the issue has now. */
  current: readonly Item[];
  add: readonly Item[];
  remove: readonly Item[];
}

/** Jira's limit for a label, in UTF-16 units. */
const labelLimit = 255;

/**
 * The canonical operation that adds and removes labels, never sets them whole: what others add in
 * between stays. What would change nothing is left out.
 * @throws {ReadygateError} invalid_operation for a label with white space, or when nothing would change
 */
export function setLabelsOperation({ issueId, ...change }: SetChange<string>): SetLabels {
  const { add, remove } = difference(change, (label) => label);
  for (const label of add)
    if (
      /\s|\p{Cc}/u.test(label) ||
      label === '' ||
      label.length > labelLimit ||
      !label.isWellFormed()
    )
      throw invalid('labels without white space');
  return { format: 1, kind: 'setLabels', issueId, add, remove };
}

/**
 * The canonical operation that adds and removes components of the project; otherwise as for labels.
 * @throws {ReadygateError} invalid_operation when nothing would change
 */
export function setComponentsOperation({ issueId, ...change }: SetChange<Named>): SetComponents {
  const { add, remove } = difference(change, ({ id }) => id);
  return { format: 1, kind: 'setComponents', issueId, add, remove };
}

function difference<Item>(
  { current, add, remove }: Omit<SetChange<Item>, 'issueId'>,
  idOf: (item: Item) => string,
): { add: Item[]; remove: Item[] } {
  const ids = (items: readonly Item[]) => new Set(items.map(idOf));
  const [has, removed] = [ids(current), ids(remove)];
  if (add.some((item) => removed.has(idOf(item))))
    throw invalid('what is added and what is removed apart');
  const once = (items: readonly Item[]) =>
    [...new Map(items.map((item) => [idOf(item), item])).values()].toSorted((a, b) =>
      idOf(a) < idOf(b) ? -1 : 1,
    );
  const change = {
    add: once(add).filter((item) => !has.has(idOf(item))),
    remove: once(remove).filter((item) => has.has(idOf(item))),
  };
  if (change.add.length + change.remove.length === 0) throw invalid('a change');
  return change;
}

function invalid(expected: string): ReadygateError {
  return new ReadygateError('invalid_operation', { expected });
}
