import { type Digest, digestOf } from '../canonical.ts';
import type { NormalIssue } from '../issue.ts';

/**
 * One digest for summaries that say the same: case, spaces and the sign at the end do not matter. Within a project,
 * so that equal digests of two projects tell nothing. Null where there is no summary, or none was read.
 */
export function summaryDigest({
  projectId,
  texts,
}: Pick<NormalIssue, 'projectId' | 'texts'>): Digest | null {
  const said = foldedSummary(texts);
  return said === null ? null : digestOf({ project: projectId, summary: said });
}

/** Where an issue stands among those of its project, by what they are called. */
export function placeOf(issue: Pick<NormalIssue, 'id' | 'projectId' | 'texts'>): {
  issueId: string;
  projectId: string;
  summary: Digest | null;
} {
  return { issueId: issue.id, projectId: issue.projectId, summary: summaryDigest(issue) };
}

/** A summary without what does not matter when it is held against another one. */
export function foldedSummary(texts: NormalIssue['texts']): string | null {
  const summary = texts.find(({ key }) => key === 'summary');
  if (summary?.read !== 'ok') return null;
  const said = summary.text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/[.!?…:;,]{1,5}$/u, '')
    .trim();
  return said === '' ? null : said;
}
