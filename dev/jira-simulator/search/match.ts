import type { Caller } from '../http/endpoint.ts';
import { findIssue, may, seesIssue } from '../issues/access.ts';
import type { Site, StoredIssue } from '../state/model.ts';
import { type SearchField, searchField, seen } from './fields.ts';
import type { Clause, Order } from './jql.ts';
import { badJql } from './tokens.ts';

type Matcher = (issue: StoredIssue) => boolean;

interface Context {
  site: Site;
  caller: Caller;
  now: number;
}

/** Turns a clause into a test of an issue; names that the caller does not see are a 400. */
export function compileClause(context: Context, clause: Clause): Matcher {
  switch (clause.kind) {
    case 'and': {
      const parts = clause.parts.map((part) => compileClause(context, part));
      return (issue) => parts.every((matches) => matches(issue));
    }
    case 'or': {
      const parts = clause.parts.map((part) => compileClause(context, part));
      return (issue) => parts.some((matches) => matches(issue));
    }
    case 'not': {
      const part = compileClause(context, clause.part);
      return (issue) => !part(issue);
    }
    case 'compare':
      return compileComparison(context, clause);
  }
}

/** Compares by the ORDER BY fields, then by id. */
export function compileOrder(site: Site, order: readonly Order[]) {
  const keys = order.map(({ field, descending }) => {
    const { order: read } = searchField(field);
    if (read === undefined) throw badJql(`Not able to sort using field '${field}'.`);
    return { read, sign: descending ? -1 : 1 };
  });
  return (left: StoredIssue, right: StoredIssue): number => {
    for (const { read, sign } of keys) {
      const [first, second] = [read(seen(site, left)), read(seen(site, right))];
      if (first !== second) return first < second ? -sign : sign;
    }
    return Number(left.id) - Number(right.id);
  };
}

type CompareClause = Extract<Clause, { kind: 'compare' }>;

function compileComparison(context: Context, clause: CompareClause): Matcher {
  const field = searchField(clause.field);
  assertValues(context, clause);
  if (isAmongKeys(clause)) return compileKeys(context, clause);
  return field.moment === undefined
    ? compileTexts(context, clause, field)
    : compileMoments(context, clause, field);
}

function compileTexts({ site }: Context, clause: CompareClause, { texts }: SearchField): Matcher {
  const wanted = clause.values.map((value) => value.toLowerCase());
  const read = (issue: StoredIssue) =>
    (texts?.(seen(site, issue)) ?? []).map((text) => text.toLowerCase());
  switch (clause.comparison) {
    case '=':
    case 'in':
      return (issue) => read(issue).some((text) => wanted.includes(text));
    case '!=':
    case 'not in':
      // As in Jira, an issue without a value matches neither `=` nor `!=`.
      return (issue) =>
        read(issue).length > 0 && !read(issue).some((text) => wanted.includes(text));
    case 'is':
      return (issue) => read(issue).length === 0;
    case 'is not':
      return (issue) => read(issue).length > 0;
    case '~':
      return (issue) => read(issue).some((text) => wanted.every((word) => text.includes(word)));
    default:
      throw badJql(
        `The operator '${clause.comparison}' is not supported by the '${clause.field}' field.`,
      );
  }
}

const ofKeys = new Set(['key', 'id', 'issuekey', 'issue']);

function isAmongKeys({ field, comparison }: CompareClause): boolean {
  return ofKeys.has(field) && /^[<>]/.test(comparison);
}

/**
 * Issues of the same project with a higher or lower number. As in Jira, a former key stands for the issue that has
 * another one now, wherever it was moved; and one that is not there, or not visible, is a 400.
 */
function compileKeys(
  { site, caller }: Context,
  { field, comparison, values }: CompareClause,
): Matcher {
  const [value = ''] = values;
  const named = findIssue(site, value);
  if (named === undefined || !seesIssue(site, caller, named))
    throw badJql(`An issue with key '${value}' does not exist for field '${field}'.`);
  const limit = numberOf(named);
  const { projectId } = named;
  const compare: Record<string, (number: number) => boolean> = {
    '>': (number) => number > limit,
    '>=': (number) => number >= limit,
    '<': (number) => number < limit,
    '<=': (number) => number <= limit,
  };
  const matches = compare[comparison];
  return (issue) => issue.projectId === projectId && matches?.(numberOf(issue)) === true;
}

const numberOf = ({ key }: StoredIssue): number => Number(key.split('-').at(-1));

function compileMoments(
  { site, now }: Context,
  clause: CompareClause,
  { moment }: SearchField,
): Matcher {
  const limit = parseMoment(clause.values[0] ?? '', site.zoneMinutes, now);
  const read = (issue: StoredIssue) => moment?.(seen(site, issue)) ?? 0;
  switch (clause.comparison) {
    case '>':
      return (issue) => read(issue) > limit;
    case '>=':
      return (issue) => read(issue) >= limit;
    case '<':
      return (issue) => read(issue) < limit;
    case '<=':
      return (issue) => read(issue) <= limit;
    default:
      throw badJql(
        `The operator '${clause.comparison}' is not supported by the '${clause.field}' field.`,
      );
  }
}

const units: Record<string, number> = { m: 1, h: 60, d: 1440, w: 10_080 };

/** A date of minute granularity in the caller's zone, or a distance from now such as `-2h`. */
function parseMoment(text: string, zoneMinutes: number, now: number): number {
  const distance = /^([+-]?\d+)([mhdw])$/.exec(text);
  if (distance !== null)
    return now + Number(distance[1]) * (units[distance[2] ?? 'm'] ?? 1) * 60_000;
  const date = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: (\d{1,2}):(\d{2}))?$/.exec(text);
  if (date === null)
    throw badJql(
      `Date value '${text}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
    );
  const [, year, month, day, hour = 0, minute = 0] = date;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  return utc - zoneMinutes * 60_000;
}

/** Projects and issues named in JQL must exist for the caller. */
function assertValues(
  { site, caller }: Context,
  { field, comparison, values }: CompareClause,
): void {
  if (comparison.startsWith('is')) return;
  if (field !== 'project') return;
  for (const value of values) {
    const project = site.projects.find(({ id, key, name }) =>
      [id, key.toLowerCase(), name.toLowerCase()].includes(value.toLowerCase()),
    );
    const visible = project !== undefined && may(site, caller, project.id, 'BROWSE_PROJECTS');
    if (!visible && caller.person !== null)
      throw badJql(`The value '${value}' does not exist for the field 'project'.`);
  }
}
