import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { fieldChanges } from '../../clients/jira/field-changes.ts';
import { ChangeEntry } from '../../clients/jira/schemas.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { FieldChange } from '../../domain/field-change.ts';
import type { FieldNames } from '../../domain/normalise/normalise-issue.ts';
import { blockingNames, type SiteWords } from '../../domain/usefulness/what-followed.ts';
import type { InputIssue } from '../check/input-issue.ts';

type Bag = Record<string, unknown>;

/** An issue of a file with all that happened to it. */
export interface WithHistory {
  jira: Bag & { fields: Bag };
  names: FieldNames;
  changes: FieldChange[];
  /** False where Jira gave the newest entries only. */
  isWhole: boolean;
  isDone: boolean;
}

const StatusNow = Type.Object({
  id: Type.String(),
  statusCategory: Type.Object({ key: Type.String() }),
});
const Issue = Type.Object({
  fields: Type.Object({ status: StatusNow }),
  changelog: Type.Object({ total: Type.Integer(), histories: Type.Array(ChangeEntry) }),
});
const issue = Compile(Issue);

/** @throws {ReadygateError} invalid_line where the input has no history */
export function withHistory(input: Exclude<InputIssue, { error: ReadygateError }>): WithHistory {
  if (!('jira' in input) || !issue.Check(input.jira)) {
    const expected = 'an issue of Jira’s search with expand=changelog and the field status';
    throw new ReadygateError('invalid_line', { expected });
  }
  const { changelog, fields } = input.jira;
  return {
    jira: input.jira,
    names: input.names,
    changes: changelog.histories.flatMap(fieldChanges),
    isWhole: changelog.total <= changelog.histories.length,
    isDone: fields.status.statusCategory.key === 'done',
  };
}

/** What a file tells of its site: only statuses that some issue has now, and link types that are in use. */
export function wordsOf(issues: readonly WithHistory[]): SiteWords {
  const statuses = issues.map(({ jira }) => jira.fields.status as Static<typeof StatusNow>);
  const links = issues.flatMap(({ jira }) => jira.fields.issuelinks ?? []) as {
    type?: { inward?: unknown };
  }[];
  const inward = new Set(links.flatMap(({ type }) => textOf(type?.inward)));
  return {
    categories: new Map(statuses.map(({ id, statusCategory }) => [id, statusCategory.key])),
    blockedBy: blockingNames([...inward]),
  };
}

const textOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);
