import { draftSubtasks } from '../../domain/drafts/draft-subtasks.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import { issueOf } from './judged.ts';

/** The drafts for a row, beside the subtasks that exist. */
export function draftsOf(row: Record<string, unknown>, subtasks: string[] = []) {
  const existing = subtasks.map((summary, n) => ({ id: `${n}`, key: `A-${n + 2}`, summary }));
  const issue: NormalIssue = { ...issueOf(row), subtasks: existing };
  return { issue, ...draftSubtasks(issue) };
}

/** Only the summaries of what would be proposed for a description. */
export function draftedFrom(description: unknown, type = 'Story'): string[] {
  return draftsOf({ type, description }).drafts.map(({ summary }) => summary);
}
