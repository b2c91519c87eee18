import { applyPlannedGrants } from '../issues/access.ts';
import type { Site } from '../state/model.ts';
import type { World } from '../state/world.ts';
import { readCaller } from './callers.ts';
import type { Endpoint } from './endpoint.ts';
import { JiraError, StrictnessError } from './jira-error.ts';
import { assertWithinLimits, countPoints, limitHeaders, pointsOf } from './limits.ts';
import type { LoggedRequest } from './log.ts';
import type { Reply } from './reply.ts';
import { assertKnown } from './strict.ts';

/** A request that was read but not yet judged. */
export interface Incoming {
  endpoint: Endpoint;
  site: Site;
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  authorization: string | undefined;
}

/** Judges and runs one request, completely or not at all, and writes the outcome into its log line. */
export function execute(world: World, incoming: Incoming, log: LoggedRequest): Reply {
  const { endpoint, site, params, query, body, authorization } = incoming;
  const now = world.now();
  applyPlannedGrants(site, now);
  try {
    const caller = readCaller(world, site, endpoint, authorization);
    log.accountId = caller.person?.accountId ?? null;
    assertKnown(endpoint, query, body);
    const issueRef = params.issueIdOrKey ?? null;
    assertWithinLimits(world, endpoint, { cloudId: site.cloudId, issueRef });
    const answer = endpoint.handle({ world, site, caller, now, params, query, body });
    log.points = pointsOf(endpoint, answer);
    log.committed = endpoint.write === true;
    countPoints(world, site.cloudId, log.points);
    return { status: answer.status, body: answer.body, headers: headers(world, site, log) };
  } catch (error) {
    if (!(error instanceof JiraError)) throw error;
    noteViolation(world, log, error);
    countPoints(world, site.cloudId, 1);
    log.points = 1;
    const extra = { ...headers(world, site, log), ...error.headers };
    return { status: error.status, body: error.body, headers: extra };
  }
}

/** Keeps what a strict simulator refused apart, so that a test can demand that there was nothing. */
export function noteViolation(world: World, log: LoggedRequest, error: JiraError): void {
  if (!(error instanceof StrictnessError)) return;
  const { method, path } = log;
  world.state.violations.push({ at: world.now(), method, path, problem: error.problem });
}

function headers(world: World, site: Site, log: LoggedRequest): Record<string, string> {
  return {
    'atl-traceid': `sim${String(log.sequence).padStart(8, '0')}`,
    'x-arequestid': String(log.sequence),
    ...(log.accountId === null ? {} : { 'x-aaccountid': log.accountId }),
    ...limitHeaders(world, site.cloudId),
  };
}
