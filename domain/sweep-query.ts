import { ReadygateError } from './errors.ts';

/** The longest JQL that is taken. */
export const longestJql = 2000;

/** What is judged of a project where no JQL says it: what nobody has begun. */
const waiting = 'statusCategory = new';

/**
 * The JQL that somebody gave, where it can stand in parentheses beside a project.
 * @throws {ReadygateError} invalid_request with what would be right
 */
export function checkJql(text: string): string {
  const jql = text.trim();
  const problem = problemOf(jql);
  if (problem) throw new ReadygateError('invalid_request', { path: '/jql', expected: problem });
  return jql;
}

/** What is wrong with JQL, as what is expected of it; null where nothing is. Values in quotes are not looked into. */
function problemOf(jql: string): string | null {
  if (jql === '') return 'JQL that says which work items';
  if (jql.length > longestJql) return `at most ${longestJql} characters`;
  const bare = withoutQuoted(jql);
  if (bare === null) return 'a quote at the end of each quoted value';
  if (/\border\s+by\b/i.test(bare)) return 'JQL without ORDER BY: a sweep has its own order';
  let depth = 0;
  for (const sign of bare) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth < 0) break;
  }
  return depth === 0 ? null : 'as many closing parentheses as opening ones, each behind its own';
}

/** The text with its quoted values emptied; null where one does not end. */
function withoutQuoted(jql: string): string | null {
  let bare = '';
  let quote = '';
  for (let at = 0; at < jql.length; at += 1) {
    const sign = jql[at] ?? '';
    // What follows a backslash means itself.
    if (sign === '\\') at += 1;
    else if (quote === '' && (sign === '"' || sign === "'")) quote = sign;
    else if (sign === quote) quote = '';
    else if (quote === '') bare += sign;
  }
  return quote === '' ? bare : null;
}

export interface ProjectQuery {
  projectId: string;
  /** Null: all that is waiting. */
  jql: string | null;
}

/** The issues of a project that a sweep judges. */
export function projectJql({ projectId, jql }: ProjectQuery): string {
  return `project = ${JSON.stringify(projectId)} and (${jql ?? waiting})`;
}

/**
 * A page of them: those behind a key, in the order of their keys; of what changed lately only that. Behind a key
 * instead of by a token of Jira: what is deleted meanwhile shifts nothing, and there is nothing that can expire.
 */
export function pageJql(
  query: ProjectQuery,
  { afterKey, minutesAgo }: { afterKey: string | null; minutesAgo: number | null },
): string {
  const changed = minutesAgo === null ? '' : ` and updated >= -${minutesAgo}m`;
  const behind = afterKey === null ? '' : ` and key > ${JSON.stringify(afterKey)}`;
  return `${projectJql(query)}${changed}${behind} order by key asc`;
}
