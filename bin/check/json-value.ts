import type { ReadygateError } from '../../domain/errors.ts';
import { plainLine } from '../../domain/operations/adf.ts';
import type { InputIssue, Place } from './input-issue.ts';
import { jiraIssue } from './jira-issue.ts';
import type { Mapping } from './mapping.ts';
import type { Notes } from './notes.ts';
import { fileProblem, lineProblem } from './problems.ts';

type Bag = Record<string, unknown>;

/**
 * The issues in a value: an issue as a row or as Jira's REST API gives it, a page of a search, or a
 * list of either.
 * @throws {ReadygateError} invalid_file where Jira answered with an error
 */
export function* issuesIn(
  value: unknown,
  at: Place,
  mapping: Mapping,
  notes: Notes,
): Generator<InputIssue> {
  let item = 0;
  for (const one of Array.isArray(value) ? value : [value]) {
    const page = pageOf(one);
    if (page?.more) notes.morePages = true;
    for (const issue of page?.issues ?? [one]) {
      item += 1;
      // On a line of its own an issue is found by the line.
      const place = issue === value ? (at.line ? at : { item }) : { ...at, item };
      yield issueOf(issue, place, page?.names ?? {}, mapping, notes);
    }
  }
}

function issueOf(
  value: unknown,
  at: Place,
  names: Bag,
  mapping: Mapping,
  notes: Notes,
): InputIssue {
  const issue = bag(value);
  if (!issue) return { at, error: lineProblem('not_object') };
  const fields = bag(issue.fields);
  if (fields) return jiraIssue({ ...issue, fields }, at, names, mapping, notes);
  return { at, row: renamed(issue, mapping) };
}

/** A page of a search: of `/rest/api/2/search`, `/rest/api/3/search/jql` or a board's backlog. */
function pageOf(value: unknown): { issues: unknown[]; names: Bag; more: boolean } | null {
  const page = bag(value);
  if (!page) return null;
  if (Array.isArray(page.errorMessages) && !page.fields) throw jiraSaid(page.errorMessages);
  if (!Array.isArray(page.issues)) return null;
  const { issues, startAt, total, nextPageToken } = page;
  const seen = Number(startAt ?? 0) + issues.length;
  const more = typeof nextPageToken === 'string' || (typeof total === 'number' && seen < total);
  return { issues, names: bag(page.names) ?? {}, more };
}

function jiraSaid([first]: unknown[]): ReadygateError {
  const said = typeof first === 'string' ? ` It says: ${plainLine(first).slice(0, 200)}` : '';
  return fileProblem('the document', 'the issues of a search', `This is an error of Jira.${said}`);
}

/** A row with the members that `--map` names under the names that rules look for. */
function renamed(row: Bag, mapping: Mapping): Bag {
  const result = { ...row };
  for (const [member, field] of mapping)
    if (Object.hasOwn(row, member)) result[field] = row[member];
  return result;
}

function bag(value: unknown): Bag | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Bag)
    : null;
}
