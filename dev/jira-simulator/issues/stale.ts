import type { Instant, Site, StoredIssue } from '../state/model.ts';

/** Keeps the version that search goes on seeing, before a write changes the issue. */
export function keepStale(site: Site, issueId: string, now: Instant): void {
  const { searchLag } = site.switches;
  if (searchLag <= 0) return;
  const issue = site.issues[issueId];
  const copy = issue === undefined ? null : structuredClone(issue);
  const versions = (site.stale[issueId] ?? []).filter(({ until }) => until > now);
  site.stale[issueId] = [...versions, { until: now + searchLag, issue: copy }];
}

/** The version of an issue that search sees now; null where it sees none. */
export function searchedVersion(site: Site, issueId: string, now: Instant): StoredIssue | null {
  const versions = site.stale[issueId];
  const seen = versions?.find(({ until }) => until > now);
  if (seen !== undefined) return seen.issue;
  if (versions !== undefined) delete site.stale[issueId];
  return site.issues[issueId] ?? null;
}

/** Ids of all issues search may know, ascending. */
export function searchedIds(site: Site): string[] {
  const ids = new Set([...Object.keys(site.issues), ...Object.keys(site.stale)]);
  return [...ids].toSorted((left, right) => Number(left) - Number(right));
}
