import type { IssueLink, NormalIssue, StatusCategory } from '../issue.ts';
import { statusCategoryOf } from './kinds.ts';

type Bag = Record<string, unknown>;

/** What a link says of the other issue where that one holds this one up, in the words of a site. */
const heldUp =
  /blocked by|depends on|blockiert (?:von|durch)|wird blockiert|hängt (?:ab )?von|bloquée? par|dépend de|bloquead[oa] por|depende de/i;
const blocking = /^blocks?$/i;

/** Columns of Jira's export, one for each kind of link and each end. */
const column = /^(in|out)ward issue link \((.+)\)$/i;

/** A link of Jira's REST API; the state of the other issue comes with it. */
export function jiraLink(link: Bag): IssueLink[] {
  const type = bagOf(link.type);
  const outward = bagOf(link.outwardIssue);
  const other = outward.id === undefined ? bagOf(link.inwardIssue) : outward;
  if (typeof other.id !== 'string' || other.id === '') return [];
  const direction = other === outward ? 'out' : 'in';
  const { statusCategory } = bagOf(bagOf(other.fields).status);
  const says = type[direction === 'out' ? 'outward' : 'inward'];
  const name = typeof type.name === 'string' ? type.name.toWellFormed() : '';
  return [linkOf({ type: name, direction, id: other.id }, says, bagOf(statusCategory).key)];
}

/**
 * The links of a row: `links`, each with type, direction, key and statusCategory, or the columns of Jira's export;
 * null where it has neither.
 */
export function rowLinks(fields: Bag): IssueLink[] | null {
  if (Array.isArray(fields.links))
    return fields.links.map(bagOf).map(({ type, direction, key, statusCategory }, index) => {
      const id = typeof key === 'string' ? key : String(index + 1);
      const ends = { type: String(type ?? ''), direction, id } as const;
      return linkOf(
        { ...ends, direction: direction === 'out' ? 'out' : 'in' },
        null,
        statusCategory,
      );
    });
  const columns = Object.entries(fields).flatMap(([name, value]) => {
    const [, end, type = ''] = column.exec(name) ?? [];
    return end === undefined ? [] : [{ end, type, keys: keysIn(value) }];
  });
  if (columns.length === 0) return null;
  return columns.flatMap(({ end, type, keys }) =>
    keys.map((id) => linkOf({ type, direction: /out/i.test(end) ? 'out' : 'in', id }, null, null)),
  );
}

/** An issue with the states of those at the other ends of its links, where they were not known. */
export function withStates(
  issue: NormalIssue,
  stateOf: (id: string) => StatusCategory | null | undefined,
): NormalIssue {
  const links = issue.links.map((link) => {
    const category = link.category ?? stateOf(link.id);
    return category ? { ...link, category } : link;
  });
  return { ...issue, links };
}

function linkOf(
  ends: Pick<IssueLink, 'type' | 'direction' | 'id'>,
  says: unknown,
  state: unknown,
): IssueLink {
  const category = statusCategoryOf(state);
  const holds =
    typeof says === 'string'
      ? heldUp.test(says)
      : ends.direction === 'in' && blocking.test(ends.type);
  return { ...ends, ...(holds ? { blocks: true } : {}), ...(category ? { category } : {}) };
}

const keysIn = (value: unknown) =>
  typeof value === 'string' ? value.split(/[\n,;]/).flatMap((one) => one.trim() || []) : [];

function bagOf(value: unknown): Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : {};
}
