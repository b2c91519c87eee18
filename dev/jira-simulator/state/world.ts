import type { FaultRule } from '../http/faults.ts';
import type { LimitSettings, LimitUse } from '../http/limits.ts';
import type { LoggedRequest, Violation } from '../http/log.ts';
import type { Instant, Site, TokenGrant } from './model.ts';

/** Something made through REST that carried a marker; kept also when it is deleted later. */
export interface MarkedCreation {
  cloudId: string;
  operationId: string;
  kind: 'issue' | 'comment';
  id: string;
  key: string;
  at: Instant;
}

/** A mail that Jira would have sent, to one person. */
export interface Mail {
  cloudId: string;
  /** Key of the issue that it is about. */
  key: string;
  /** Account id. */
  to: string;
  subject: string;
  text: string;
  html: string;
  at: Instant;
}

/** Everything the simulator remembers, as plain JSON: it can be written to a file and read back. */
export interface SimulatorState {
  format: 1;
  /** Milliseconds by which its clock runs ahead of the clock it was given. */
  clockAhead: number;
  sites: Record<string, Site>;
  tokens: Record<string, TokenGrant>;
  faults: FaultRule[];
  limits: LimitSettings;
  limitUse: LimitUse;
  requests: LoggedRequest[];
  violations: Violation[];
  created: MarkedCreation[];
  mails: Mail[];
  nextSequence: number;
}

/** The state with the clock it lives on. `state` is replaced as a whole by load and reset. */
export interface World {
  state: SimulatorState;
  now(): Instant;
  advance(milliseconds: number): void;
  /** Where the server listens, for `self` links. */
  origin: string;
}

/** The next id of the site for an issue, comment, link or change. */
export function takeId(site: Site): string {
  site.nextId += 1;
  return String(site.nextId);
}

/** The next number in the simulator's own log. */
export function takeSequence(world: World): number {
  world.state.nextSequence += 1;
  return world.state.nextSequence;
}
