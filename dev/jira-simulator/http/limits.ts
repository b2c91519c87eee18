import type { World } from '../state/world.ts';
import type { Answer, Endpoint } from './endpoint.ts';
import { JiraError } from './jira-error.ts';
import { assertMembers } from './strict.ts';

/** Figures are configuration: the published ones are second hand and change. */
export interface LimitSettings {
  /** Points per hour, one pool for the app over all sites or one per site. */
  points: { enforced: boolean; perHour: number; pool: 'app' | 'site'; beta: boolean };
  /** Requests per second of one operation on one site. */
  burst: { enforced: boolean; perSecond: Record<Endpoint['method'], number> };
  /** Writes to one issue. */
  issueWrites: { enforced: boolean; windows: { writes: number; milliseconds: number }[] };
}

/** Some members of some settings. */
export type LimitChange = { [Name in keyof LimitSettings]?: Partial<LimitSettings[Name]> };

export interface LimitUse {
  /** The hour the points below belong to, in hours since 1970. */
  hour: number;
  /** Points of this hour, by site. */
  points: Record<string, number>;
  /** Points since the start, by site. */
  total: Record<string, number>;
  bursts: Record<string, { second: number; count: number }>;
  /** Moments of the latest writes, by site and issue. */
  writes: Record<string, number[]>;
}

/** Counted always, enforced only where a test asks for it. */
export const defaultLimits: LimitSettings = {
  points: { enforced: false, perHour: 65_000, pool: 'app', beta: false },
  burst: { enforced: false, perSecond: { GET: 100, POST: 100, PUT: 50, DELETE: 50 } },
  issueWrites: {
    enforced: false,
    windows: [
      { writes: 20, milliseconds: 2000 },
      { writes: 100, milliseconds: 30_000 },
    ],
  },
};

export const noUse: LimitUse = { hour: 0, points: {}, total: {}, bursts: {}, writes: {} };

const hour = 3_600_000;

/** Changes the settings member by member; a name that does not exist is an error. */
export function changeLimits(world: World, change: LimitChange): LimitSettings {
  const limits: Record<string, object> = { ...world.state.limits };
  for (const [name, members] of Object.entries(change)) {
    assertMembers({ [name]: members }, Object.keys(limits), 'limits');
    assertMembers({ ...members }, Object.keys(limits[name] ?? {}), name);
    Object.assign(limits[name] ?? {}, members);
  }
  return world.state.limits;
}

/** The points of an answer: one for the request, one per core object, two per identity; a write costs one. */
export function pointsOf(endpoint: Endpoint, { objects = 0, identities = 0 }: Answer): number {
  return endpoint.write ? 1 : 1 + objects + 2 * identities;
}

/** Counts points; the pool empties at the top of the hour and nothing carries over. */
export function countPoints(world: World, cloudId: string, points: number): void {
  const use = currentUse(world);
  use.points[cloudId] = (use.points[cloudId] ?? 0) + points;
  use.total[cloudId] = (use.total[cloudId] ?? 0) + points;
}

/** Points used in this hour: of the app over all sites, or of one site. */
export function pointsUsed(world: World, cloudId?: string): number {
  const { points } = currentUse(world);
  if (cloudId !== undefined) return points[cloudId] ?? 0;
  return Object.values(points).reduce((sum, value) => sum + value, 0);
}

/** Refuses the request if one of the three limiters is on and used up. */
export function assertWithinLimits(
  world: World,
  endpoint: Endpoint,
  request: { cloudId: string; issueRef: string | null },
): void {
  assertPoints(world, request.cloudId);
  assertBurst(world, endpoint, request.cloudId);
  if (endpoint.write && request.issueRef !== null)
    assertIssueWrites(world, `${request.cloudId} ${request.issueRef}`);
}

/** Headers that tell how much of the pool is left, as Jira sends them with every answer. */
export function limitHeaders(world: World, cloudId: string): Record<string, string> {
  const { points } = world.state.limits;
  if (!points.enforced && !points.beta) return {};
  const used = pointsUsed(world, points.pool === 'site' ? cloudId : undefined);
  const left = Math.max(0, points.perHour - used);
  const reason = quotaReason(world);
  const prefix = points.beta ? 'Beta-' : '';
  const seconds = Math.ceil((nextHour(world) - world.now()) / 1000);
  const near = left < points.perHour * 0.2;
  return {
    [`${prefix}X-RateLimit-Limit`]: String(points.perHour),
    [`${prefix}X-RateLimit-Remaining`]: String(left),
    [`${prefix}X-RateLimit-NearLimit`]: String(near),
    [`${prefix}RateLimit-Policy`]: `"${reason}";q=${points.perHour};w=3600`,
    ...(near ? { [`${prefix}RateLimit`]: `"${reason}";r=${left};t=${seconds}` } : {}),
  };
}

function currentUse(world: World): LimitUse {
  const use = world.state.limitUse;
  const now = Math.floor(world.now() / hour);
  if (use.hour !== now) Object.assign(use, { hour: now, points: {} });
  return use;
}

function nextHour(world: World): number {
  return (Math.floor(world.now() / hour) + 1) * hour;
}

function quotaReason(world: World): string {
  return world.state.limits.points.pool === 'app'
    ? 'jira-quota-global-based'
    : 'jira-quota-tenant-based';
}

function assertPoints(world: World, cloudId: string): void {
  const { enforced, perHour, pool } = world.state.limits.points;
  if (!enforced || pointsUsed(world, pool === 'site' ? cloudId : undefined) < perHour) return;
  const seconds = Math.ceil((nextHour(world) - world.now()) / 1000);
  throw tooMany(quotaReason(world), seconds, {
    ...limitHeaders(world, cloudId),
    'X-RateLimit-Reset': new Date(nextHour(world)).toISOString(),
  });
}

function assertBurst(world: World, endpoint: Endpoint, cloudId: string): void {
  const { enforced, perSecond } = world.state.limits.burst;
  if (!enforced) return;
  const { bursts } = world.state.limitUse;
  const key = `${cloudId} ${endpoint.method} ${endpoint.path}`;
  const second = Math.floor(world.now() / 1000);
  const bucket = bursts[key]?.second === second ? bursts[key] : { second, count: 0 };
  bucket.count += 1;
  bursts[key] = bucket;
  if (bucket.count > perSecond[endpoint.method]) throw tooMany('jira-burst-based', 1);
}

function assertIssueWrites(world: World, key: string): void {
  const { enforced, windows } = world.state.limits.issueWrites;
  if (!enforced) return;
  const now = world.now();
  const longest = Math.max(...windows.map(({ milliseconds }) => milliseconds));
  const recent = (world.state.limitUse.writes[key] ?? []).filter((at) => at > now - longest);
  const full = windows.find(
    ({ writes, milliseconds }) => recent.filter((at) => at > now - milliseconds).length >= writes,
  );
  if (full !== undefined)
    throw tooMany('jira-per-issue-on-write', Math.ceil(full.milliseconds / 1000));
  world.state.limitUse.writes[key] = [...recent, now];
}

function tooMany(reason: string, seconds: number, more: Record<string, string> = {}): JiraError {
  const body = { errorMessages: ['Rate limit exceeded.'], errors: {} };
  const headers = { 'Retry-After': String(seconds), 'RateLimit-Reason': reason, ...more };
  return new JiraError(429, body, headers);
}
