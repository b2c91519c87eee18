import type { LoggedRequest } from '../../dev/jira-simulator/http/log.ts';

/** Milliseconds from what a decision asked Jira last. */
export interface Latency {
  /** To the first request of writing. */
  request: number;
  /** To the first write. */
  write: number;
}

/**
 * What one decision took, by the clock of Jira alone: its last question, after which it is stored, is
 * that for the person's permissions; the next request is the first that writing makes, which asks for
 * them once more before the first write.
 * @throws {Error} where the requests are not those of one decision that was written
 */
export function latencyOf(requests: readonly LoggedRequest[]): Latency {
  const writing = requests.findIndex(({ operation }) => operation === 'createIssue');
  const asked = requests
    .slice(0, Math.max(0, writing))
    .flatMap(({ operation }, index) => (operation === 'getMyPermissions' ? [index] : []));
  const decided = asked.at(-2);
  if (decided === undefined) throw new Error('these are not the requests of one decision');
  const at = (index: number) => requests[index]?.at ?? Number.NaN;
  return { request: at(decided + 1) - at(decided), write: at(writing) - at(decided) };
}
