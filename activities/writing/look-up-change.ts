import type { JiraClient } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import { isReadygateError } from '../../domain/errors.ts';
import type { FieldChange } from '../../domain/field-change.ts';
import type { DeleteCreated } from '../../domain/operation.ts';
import {
  type FieldEdit,
  fieldOf,
  ofSet,
  standingOf,
} from '../../domain/operations/change-stands.ts';
import { uneditedDescription } from '../../domain/operations/description.ts';
import { linksOf } from '../../domain/operations/issue-values.ts';
import type { LookedUp, LostWrite } from './look-up.ts';
import { changesSince, isTextOf, mayBeBy, replacedAnother } from './replaced.ts';

type Change = FieldEdit | DeleteCreated;

const changed: LookedUp = { kind: 'conflict', code: 'changed_in_jira' };

/** What histories call the fields, where it is another word. */
const historyNames: Record<string, readonly string[]> = {
  components: ['components', 'Component'],
  issuelinks: ['Link'],
};

/**
 * Looks whether a change of an issue happened. Where the old value stands, the history tells a change
 * that somebody took back from one that never was: a person's value is not written over.
 */
export async function lookUpChange(
  jira: JiraClient,
  auth: JiraAuth,
  operation: Change,
  write: LostWrite,
): Promise<LookedUp> {
  switch (operation.kind) {
    case 'deleteSubtask':
    case 'deleteComment':
    case 'removeLink':
      return await lookUpDeletion(jira, auth, operation);
    default:
      return await lookUpEdit(jira, auth, operation, write);
  }
}

async function lookUpEdit(
  jira: JiraClient,
  auth: JiraAuth,
  operation: FieldEdit,
  write: LostWrite,
): Promise<LookedUp> {
  const field = fieldOf(operation) ?? '';
  const { fields } = await jira.getIssue(auth, operation.issueId, [field]);
  const value = fields?.[field] ?? null;
  const standing = standingOf(operation, value);
  if (standing === 'other') return changed;
  const changes = await jira.listChanges(auth, operation.issueId);
  if (standing === 'new') {
    const base = isDescription(operation) ? uneditedDescription(operation, value) : null;
    return base !== null && replacedAnother(changes, write, base)
      ? { kind: 'conflict', code: 'overwrote_in_jira' }
      : { kind: 'found', things: [{ id: resultId(operation) }] };
  }
  const names = historyNames[field] ?? [field];
  const own = names
    .flatMap((name) => changesSince(changes, name, write))
    .filter((change) => mayBeBy(change, write));
  return own.some((change) => isEffect(operation, change, value)) ? changed : { kind: 'absent' };
}

/** The id that a confirmed change bears in the ledger. */
function resultId(operation: FieldEdit): string {
  return operation.kind === 'linkIssues' ? operation.other.id : operation.issueId;
}

function isDescription(
  operation: FieldEdit,
): operation is Extract<FieldEdit, { kind: 'insertSections' | 'removeSections' }> {
  return operation.kind === 'insertSections' || operation.kind === 'removeSections';
}

/** Whether an entry of the history may be what the operation left there, where the old value stands. */
function isEffect(
  operation: FieldEdit,
  { to, toText, fromText }: FieldChange,
  value: unknown,
): boolean {
  switch (operation.kind) {
    case 'setAssignee':
      return to === (operation.to?.id ?? null);
    case 'setLabels': {
      return ofSet(toText.split(' '), operation.add, operation.remove) === 'new';
    }
    case 'setComponents':
      // One entry a component on live sites, one for all elsewhere: the names decide.
      return (
        operation.add.some(({ name }) => toText.includes(name) && !fromText.includes(name)) ||
        operation.remove.some(({ name }) => fromText.includes(name) && !toText.includes(name))
      );
    case 'linkIssues':
      return to === operation.other.name || toText.includes(operation.other.name);
    case 'insertSections':
    case 'removeSections':
      // An entry that left what stands is an earlier one, such as the insertion that is taken out.
      return !isTextOf(toText, value);
  }
}

/** Gone while the issue it belonged to can be read. */
async function lookUpDeletion(
  jira: JiraClient,
  auth: JiraAuth,
  { kind, issueId, target }: DeleteCreated,
): Promise<LookedUp> {
  const { fields } = await jira.getIssue(auth, issueId, ['issuelinks']);
  const stands =
    kind === 'removeLink'
      ? linksOf(fields?.issuelinks).some(({ id }) => id === target.id)
      : await isThere(() =>
          kind === 'deleteSubtask'
            ? jira.getIssue(auth, target.id, ['summary'])
            : jira.getComment(auth, issueId, target.id),
        );
  return stands ? { kind: 'absent' } : { kind: 'found', things: [{ id: target.id }] };
}

async function isThere(read: () => Promise<unknown>): Promise<boolean> {
  try {
    await read();
    return true;
  } catch (error) {
    if (isReadygateError(error, 'issue_not_found')) return false;
    throw error;
  }
}
