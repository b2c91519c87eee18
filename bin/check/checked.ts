import { isReadygateError, type ReadygateError } from '../../domain/errors.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import type { ChosenFields } from '../../domain/normalise/chosen-fields.ts';
import {
  type FieldNames,
  normaliseJiraIssue,
  normaliseRow,
} from '../../domain/normalise/normalise-issue.ts';
import { judge } from '../../domain/readiness/judge.ts';
import { whyLeftOut } from '../../domain/readiness/left-out.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';
import type { Report } from '../../domain/report.ts';
import type { Context } from './context.ts';
import type { InputIssue, Place } from './input-issue.ts';
import type { Notes } from './notes.ts';

/** A judged issue of the input. `names` are those of its fields by id, where the input gives them. */
export interface Judged {
  at: Place;
  issue: NormalIssue;
  names: FieldNames;
  report: Report;
}

/** What came of one issue of the input. */
export type Checked = Judged | { at: Place; error: ReadygateError };

/** By what issues are judged. */
export interface Judging {
  pack: Pack;
  asOf: string | null;
  /** What an issue's judgement takes from the others. */
  context: Context;
  /** Only what the pack judges in Jira. */
  onlyJudged: boolean;
}

/** Judges issues as they come; what cannot be read takes its place among them. */
export async function* checked(
  issues: AsyncIterable<InputIssue>,
  judging: Judging,
  notes: Notes,
): AsyncGenerator<Checked> {
  for await (const input of issues) {
    const result = checkOne(input, judging);
    if ('issue' in result) {
      const leftOut = whyLeftOut(result.issue, judging.pack);
      if (leftOut) notes.leftOut[leftOut] += 1;
      if (leftOut && judging.onlyJudged) continue;
      for (const { key } of result.issue.texts)
        if (key.startsWith('field:')) notes.criteriaFields.add(fieldName(key, result.names));
    }
    yield result;
  }
}

function checkOne(input: InputIssue, { pack, asOf, context }: Judging): Checked {
  const { at } = input;
  if ('error' in input) return input;
  try {
    const names = 'jira' in input ? input.names : {};
    const read = normalised(input, pack.fields);
    const { issue, sameSummaries } = context.of(read);
    return { at, issue, names, report: judge(issue, pack, { asOf, sameSummaries }) };
  } catch (error) {
    if (!isReadygateError(error)) throw error;
    return { at, error };
  }
}

/**
 * An issue of the input as rules see it, with the fields that a pack chose.
 * @throws {ReadygateError} invalid_line, issue_unreadable
 */
export function normalised(
  input: Exclude<InputIssue, { error: ReadygateError }>,
  fields?: ChosenFields,
): NormalIssue {
  return 'jira' in input
    ? normaliseJiraIssue(input.jira, input.names, fields)
    : normaliseRow(input.row, fields);
}

/** The name of a field of an issue, as people know it. */
export function fieldName(key: string, names: FieldNames): string {
  const id = key.replace(/^field:/, '');
  return Object.hasOwn(names, id) ? (names[id] ?? id) : id;
}

/** What is wrong with an issue of the input, in one sentence. */
export function problemSentence({ message, details }: ReadygateError): string {
  const parts = [message, details?.path && `At ${details.path}`];
  return [...parts, details?.expected && `expected ${details.expected}`].filter(Boolean).join(' ');
}

/** Where an issue of the input stands, in words. */
export function placeWords({ line, item }: Place): string {
  const words = [line && `line ${line}`, item && `work item ${item}`];
  return words.filter(Boolean).join(', ');
}
