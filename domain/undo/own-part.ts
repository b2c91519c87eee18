import type { FieldChange } from '../field-change.ts';
import type { LinkIssues, Operation } from '../operation.ts';
import type { Untaken } from './conflict.ts';
import { isOwnEntry, type OwnWrite } from './own-write.ts';

type Shows = (entry: FieldChange) => boolean;

/**
 * Of the inverse of a change, what the history shows to be ours: the last entry that made the value what
 * it is must be one of our writes. A value that somebody else set, or set again, is left to them.
 */
export function ownPart(
  original: Operation,
  inverse: Operation,
  changes: readonly FieldChange[],
  own: readonly OwnWrite[],
): Operation | Untaken {
  const asked = (shows: Shows) => verdictOf(changes.findLast(shows), own);
  switch (inverse.kind) {
    case 'setAssignee': {
      const stands = inverse.from?.id ?? null;
      return take(
        inverse,
        asked(({ field, to }) => field === 'assignee' && to === stands),
      );
    }
    case 'removeLink':
      return take(inverse, asked(linkTo((original as LinkIssues).other.name)));
    case 'setLabels':
      return narrowed(
        inverse,
        part(inverse, (label) => [asked(labelCame(label)), asked(labelWent(label))]),
      );
    case 'setComponents':
      return narrowed(
        inverse,
        part(inverse, ({ name }) => [asked(nameCame(name)), asked(nameWent(name))]),
      );
    default:
      // Sections are found word for word as they were written, or not at all.
      return inverse;
  }
}

type Verdict = 'ours' | 'theirs' | 'unseen';

function verdictOf(entry: FieldChange | undefined, own: readonly OwnWrite[]): Verdict {
  if (!entry) return 'unseen';
  return isOwnEntry(entry, own) ? 'ours' : 'theirs';
}

function take(inverse: Operation, verdict: Verdict): Operation | Untaken {
  return verdict === 'ours' ? inverse : refusal([verdict]);
}

function refusal(verdicts: readonly Verdict[]): Untaken {
  return verdicts.includes('theirs')
    ? { code: 'changed_in_jira', touches: ['change'] }
    : { code: 'undo_unproven' };
}

function narrowed<Change extends Operation>(
  inverse: Change,
  found: Partial<Change> | Untaken,
): Operation | Untaken {
  return 'code' in found ? found : { ...inverse, ...found };
}

/** The additions and removals of which the history says that we made the opposite. */
function part<Item>(
  inverse: { add: readonly Item[]; remove: readonly Item[] },
  verdicts: (item: Item) => [came: Verdict, went: Verdict],
): { add: Item[]; remove: Item[] } | Untaken {
  const removed = inverse.remove.map((item) => ({ item, verdict: verdicts(item)[0] }));
  const added = inverse.add.map((item) => ({ item, verdict: verdicts(item)[1] }));
  const ours = (list: { item: Item; verdict: Verdict }[]) =>
    list.flatMap(({ item, verdict }) => (verdict === 'ours' ? [item] : []));
  const [add, remove] = [ours(added), ours(removed)];
  if (add.length + remove.length > 0) return { add, remove };
  return refusal([...removed, ...added].map(({ verdict }) => verdict));
}

const words = (text: string) => new Set(text.split(/\s+/));

const labelCame =
  (label: string): Shows =>
  ({ field, fromText, toText }) =>
    field === 'labels' && words(toText).has(label) && !words(fromText).has(label);

const labelWent =
  (label: string): Shows =>
  ({ field, fromText, toText }) =>
    field === 'labels' && words(fromText).has(label) && !words(toText).has(label);

const isComponents = ({ field }: FieldChange) => field === 'components' || field === 'Component';

/** One entry a component on live sites, one for all elsewhere: the names decide. */
const nameCame =
  (name: string): Shows =>
  (entry) =>
    isComponents(entry) && entry.toText.includes(name) && !entry.fromText.includes(name);

const nameWent =
  (name: string): Shows =>
  (entry) =>
    isComponents(entry) && entry.fromText.includes(name) && !entry.toText.includes(name);

const linkTo =
  (key: string): Shows =>
  ({ field, to, toText }) =>
    field === 'Link' && (to === key || words(toText).has(key));
