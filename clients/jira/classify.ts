import type { ReadygateError } from '../../domain/errors.ts';
import type { RowProblem } from '../../domain/plan.ts';
import type { JiraReply } from './http.ts';

/** What a reply to a write says about the write. */
export type WriteReply =
  | { kind: 'confirmed'; status: number; id: string; key?: string }
  /** Not executed. Without a status it was not even sent: our own limits held it back. */
  | { kind: 'rate_limited'; status: 429 | null; retryAfterSeconds: number }
  | { kind: 'unauthorized'; status: 401 }
  | { kind: 'forbidden'; status: 401 | 403 }
  | { kind: 'conflict'; status: 409 }
  /** Nothing was sent: Jira holds something else than what was approved to be changed. */
  | { kind: 'moved'; status: null; problem?: RowProblem }
  /** Nothing was sent: writing was stopped while Jira was read for it. */
  | { kind: 'held'; status: null; problem: RowProblem }
  /** It happened, over something that somebody else had written in between. */
  | { kind: 'overwrote'; status: number; id: string }
  /** Jira understood and refused; `fields` are the ids it named. */
  | { kind: 'refused'; status: number; fields: string[] }
  /** It may have happened. */
  | { kind: 'ambiguous'; status: number | null };

/** Seconds, where a 429 names none. */
const defaultRetryAfter = 10;
const longestRetryAfter = 3600;

/**
 * The first match of the list: readable 2xx, 429 with any body, 401, 403, 409, other 4xx with Jira's
 * own error body. All else may have happened: time-outs, lost connections, 5xx, HTML, unreadable 2xx.
 */
export function classifyReply(reply: JiraReply): WriteReply {
  const { status, json } = reply;
  if (status >= 200 && status < 300) return confirmed(status, json);
  if (status === 429) return { kind: 'rate_limited', status, retryAfterSeconds: retryAfter(reply) };
  if (status === 401) return { kind: 'unauthorized', status };
  if (status === 403) return { kind: 'forbidden', status };
  if (status === 409) return { kind: 'conflict', status };
  const fields = errorFields(json);
  if (status >= 400 && status < 500 && fields) return { kind: 'refused', status, fields };
  return { kind: 'ambiguous', status };
}

/** With which Jira answers a write that it says nothing else about. */
const doneStatuses: readonly number[] = [201, 204];

/**
 * As `classifyReply`, for a write that Jira answers with 201 or 204 and nothing else, or with what is
 * told here. A page of a gateway is no such answer.
 */
export function classifyDone(
  reply: JiraReply,
  id: string,
  statuses: readonly number[] = doneStatuses,
): WriteReply {
  const { status, json, headers } = reply;
  if (status < 200 || status >= 300) return classifyReply(reply);
  const isPage = String(headers['content-type'] ?? '').includes('html');
  const isDone = statuses.includes(status) && json === undefined && !isPage;
  return isDone ? { kind: 'confirmed', status, id } : { kind: 'ambiguous', status };
}

/** Seconds that a 429 asks for. It is a minimum; jitter comes on top. */
export function retryAfter({ headers }: Pick<JiraReply, 'headers'>): number {
  const value = headers['retry-after'];
  const seconds = Number(Array.isArray(value) ? value[0] : value);
  return value !== undefined && Number.isFinite(seconds) && seconds >= 0
    ? Math.min(longestRetryAfter, seconds)
    : defaultRetryAfter;
}

function confirmed(status: number, json: unknown): WriteReply {
  const { id, key } = (typeof json === 'object' && json !== null ? json : {}) as {
    id?: unknown;
    key?: unknown;
  };
  if (typeof id !== 'string' || id === '') return { kind: 'ambiguous', status };
  return { kind: 'confirmed', status, id, ...(typeof key === 'string' ? { key } : {}) };
}

/** The field ids of Jira's ErrorCollection; null when the body is something else. */
function errorFields(json: unknown): string[] | null {
  if (typeof json !== 'object' || json === null) return null;
  const { errorMessages, errors } = json as { errorMessages?: unknown; errors?: unknown };
  if (!Array.isArray(errorMessages) && (typeof errors !== 'object' || errors === null)) return null;
  return Object.keys(errors ?? {}).filter((name) => /^[A-Za-z0-9_]{1,60}$/.test(name));
}

/** What our own limits refused was never sent. */
export function heldBack({ details }: Pick<ReadygateError, 'details'>): WriteReply {
  const seconds = details?.retryAfterSeconds;
  const retryAfterSeconds = typeof seconds === 'number' ? seconds : defaultRetryAfter;
  return { kind: 'rate_limited', status: null, retryAfterSeconds };
}
