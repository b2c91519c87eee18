import type { NormalIssue, Span } from '../issue.ts';
import { spanOf } from '../readiness/rule.ts';

/** Where the words of a span stand in an issue as it is; null where they do not, or are a heading. */
export function standingSpan({ texts }: NormalIssue, { field, text, start }: Span): Span | null {
  const found = texts.find(({ key, read }) => key === field && read === 'ok');
  if (!found) return null;
  const same = found.text.startsWith(text, start);
  const at = same ? start : found.text.indexOf(text);
  const end = at + text.length;
  const block = found.blocks.find((one) => one.start <= at && end <= one.end);
  return at < 0 || block?.kind === 'heading' ? null : spanOf(found, at, end);
}
