import { takeSequence, type World } from '../state/world.ts';
import { StrictnessError } from './jira-error.ts';
import { assertMembers } from './strict.ts';

/** What can go wrong, in the order of how much the caller learns. */
const faultKinds = [
  'rate_limited',
  'rate_limited_bare',
  'rate_limited_html',
  'latency',
  'slow_reply',
  'error_before_commit',
  'error_after_commit',
  'drop_before_commit',
  'drop_after_commit',
  'drop_in_answer',
  'late_effect',
  'html_400',
  'refused',
  'unreadable_success',
  'conflict',
  'forbidden',
  'token_refused',
] as const;

type FaultKind = (typeof faultKinds)[number];

/** A fault as a test asks for it. */
export interface FaultRequest {
  kind: FaultKind;
  /** Default: any method. */
  method?: string;
  /** Path after the gateway prefix; `*` is one part, `**` any number. Default: every path. */
  path?: string;
  cloudId?: string;
  accountId?: string;
  /** The first matching request that is hit, counted from 1. Default 1. */
  nth?: number;
  /** How many requests are hit from there. Default 1; 0 = all. */
  times?: number;
  /** Milliseconds of `latency`, `slow_reply` and `late_effect`. Default 1000. */
  delay?: number;
  /** Status of `error_before_commit` and `error_after_commit`. Default 503. */
  status?: number;
  /** What `refused` says, as Jira repeats what it was sent. */
  message?: string;
  /** `RateLimit-Reason` of `rate_limited`. Default jira-burst-based. */
  reason?: string;
  /** Seconds in `Retry-After` of `rate_limited`. Default 2. */
  retryAfter?: number;
}

export interface FaultRule extends FaultRequest {
  id: string;
  seen: number;
  fired: number;
}

const members = [
  'kind',
  'method',
  'path',
  'cloudId',
  'accountId',
  'nth',
  'times',
  'delay',
  'status',
  'message',
  'reason',
  'retryAfter',
];

/** Switches a fault on; its id removes it again. */
export function addFault(world: World, request: FaultRequest): FaultRule {
  const rule = asFault(world, request);
  world.state.faults.push(rule);
  return rule;
}

/** A fault that is checked, and not switched on. */
export function asFault(world: World, request: FaultRequest): FaultRule {
  assertMembers({ ...request }, members, 'fault');
  if (!faultKinds.includes(request.kind))
    throw new StrictnessError(400, `unknown fault kind '${request.kind}'`, 'kind');
  return { ...request, id: `fault-${takeSequence(world)}`, seen: 0, fired: 0 };
}

/** A request as the matcher sees it. */
export interface Matchable {
  method: string;
  path: string;
  cloudId: string;
  accountId: string | null;
}

/** Counts the request at every matching rule and gives the first rule that hits it. */
export function takeFault(world: World, request: Matchable): FaultRule | null {
  let hit: FaultRule | null = null;
  for (const rule of world.state.faults) {
    if (!matches(rule, request)) continue;
    rule.seen += 1;
    const first = rule.nth ?? 1;
    const times = rule.times ?? 1;
    const within = rule.seen >= first && (times === 0 || rule.seen < first + times);
    if (hit !== null || !within) continue;
    rule.fired += 1;
    hit = rule;
  }
  return hit;
}

function matches(rule: FaultRule, { method, path, cloudId, accountId }: Matchable): boolean {
  if (rule.method !== undefined && rule.method.toUpperCase() !== method) return false;
  if (rule.cloudId !== undefined && rule.cloudId !== cloudId) return false;
  if (rule.accountId !== undefined && rule.accountId !== accountId) return false;
  return rule.path === undefined || pathPattern(rule.path).test(path);
}

function pathPattern(path: string): RegExp {
  const full = path.startsWith('/rest/') || path.startsWith('*') ? path : `/rest/api/3${path}`;
  const source = full
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**', '\0')
    .replaceAll('*', '[^/]+')
    .replaceAll('\0', '.*');
  return new RegExp(`^${source}$`);
}
