import type { CreateSubtask } from '../operation.ts';
import { paragraphs, plainLine } from './adf.ts';

export interface SubtaskInput {
  issueId: string;
  projectId: string;
  issueTypeId: string;
  summary: string;
  /** Paragraphs of the description. */
  lines: readonly string[];
  /** The line that says who wrote this; empty for none. It is part of what is approved. */
  origin: string;
}

/** Jira's limit for a summary, in UTF-16 units. */
const summaryLimit = 255;

/** The canonical operation that creates one subtask. The summary is one line of at most 255 units. */
export function createSubtaskOperation(input: SubtaskInput): CreateSubtask {
  const summary = plainLine(input.summary).slice(0, summaryLimit).toWellFormed();
  const description = paragraphs([...input.lines, input.origin]);
  const fields = description.content.length > 0 ? { summary, description } : { summary };
  const { issueId, projectId, issueTypeId } = input;
  return { format: 1, kind: 'createSubtask', issueId, projectId, issueTypeId, fields };
}
