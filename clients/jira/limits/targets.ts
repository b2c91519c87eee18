import { nextHour } from '../../../domain/limits/points.ts';
import type { LimitSettings } from '../../../domain/limits/settings.ts';
import type { Pause } from '../../../domain/limits/store.ts';
import { retryAfter } from '../classify.ts';
import type { JiraReply, JiraRequest } from '../http.ts';

/** The operation of a request, without the ids in its path: Jira counts bursts by it. */
export function endpointOf({ method, path }: JiraRequest): string {
  const plain = path.replace('/rest/api/3', '').replaceAll(/\/[^/]*\d[^/]*/g, '/:id');
  return `${method} ${plain}`;
}

/** The issue that a write changes, or under which it creates. Null where the request names none. */
export function issueOf({ path, body }: JiraRequest): string | null {
  const [, id] = /\/issue\/(\d+)/.exec(path) ?? [];
  const { fields } = (body ?? {}) as { fields?: { parent?: { id?: string } } };
  const found = id ?? fields?.parent?.id;
  return found === undefined ? null : `issue ${found}`;
}

/**
 * What a 429 asks to leave alone, by its reason: the whole pool until its reset, one issue, and else,
 * with or without a reason, the endpoint.
 */
export function pauseOf(
  request: JiraRequest,
  { headers }: Pick<JiraReply, 'headers'>,
  { tenant, at, pool }: { tenant: string; at: Date; pool: LimitSettings['pool'] },
): Pause {
  const reason = String(headers['ratelimit-reason'] ?? '');
  const until = new Date(at.getTime() + retryAfter({ headers }) * 1000);
  if (reason.includes('quota')) {
    const ofApp = reason.includes('global') || (pool === 'app' && !reason.includes('tenant'));
    const asked = headers['retry-after'] !== undefined;
    return { pool: ofApp ? 'app' : tenant, target: 'points', until: asked ? until : nextHour(at) };
  }
  const issue = reason.includes('per-issue') ? issueOf(request) : null;
  return { pool: tenant, target: issue ?? endpointOf(request), until };
}
