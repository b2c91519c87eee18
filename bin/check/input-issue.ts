import type { ReadygateError } from '../../domain/errors.ts';
import type { FieldNames } from '../../domain/normalise/normalise-issue.ts';

/** Where an issue stands: the line it begins on, and its number in a document, both from 1. */
export interface Place {
  line?: number;
  item?: number;
}

/** One issue of the input: a row, an issue as Jira's REST API gives it, or why it is none. */
export type InputIssue =
  | { at: Place; row: unknown }
  | { at: Place; jira: unknown; names: FieldNames }
  | { at: Place; error: ReadygateError };
