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
 * that for the person's permissions; the next request is the first that writing makes.
 * @throws {Error} where the requests are not those of one decision that was written
 */
export function latencyOf(requests: readonly LoggedRequest[]): Latency {
  const asked = requests.findIndex(({ operation }) => operation === 'getMyPermissions');
  const decided = requests[asked];
  const first = requests[asked + 1];
  const write = requests.find(({ operation }) => operation === 'createIssue');
  if (!decided || !first || !write) throw new Error('these are not the requests of one decision');
  const since = ({ at }: LoggedRequest) => at - decided.at;
  return { request: since(first), write: since(write) };
}
