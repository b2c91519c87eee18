import type { PastIssue } from '../../domain/assignment/past-issue.ts';
import { readTime } from '../../domain/normalise/time.ts';
import { optionalText, optionalTexts, requireText, wrongMember } from '../objects/members.ts';

/**
 * An issue of a history, from a line of it.
 * @throws {ReadygateError} invalid_line with the member and what is expected
 */
export function readPastIssue(row: Record<string, unknown>): PastIssue {
  const created = timeOf(row, 'created');
  if (created === null) throw wrongMember('created', 'a time such as 2026-11-27T10:00:00Z');
  return {
    key: requireText(row, 'key'),
    summary: optionalText(row, 'summary'),
    description: optionalText(row, 'description'),
    components: optionalTexts(row, 'components'),
    labels: optionalTexts(row, 'labels'),
    assignee: optionalText(row, 'assignee') || null,
    created,
    resolved: timeOf(row, 'resolved'),
  };
}

function timeOf(row: Record<string, unknown>, member: string): number | null {
  const text = optionalText(row, member);
  if (text === '') return null;
  const time = readTime(text);
  if (time === null) throw wrongMember(member, 'a time such as 2026-11-27T10:00:00Z, or null');
  return Date.parse(time);
}
