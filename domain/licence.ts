import type { Time } from './json.ts';

/** What a token says of the licence of its site, where it says anything. */
export interface LicenceClaim {
  active: boolean;
  /** An evaluation. */
  trial: boolean;
}

export type LicenceState = 'active' | 'trial' | 'inactive' | 'absent';

/** What the tokens of a site said so far. */
export interface LicenceMemory {
  /** Whether one of them named a licence, active or not. */
  known: boolean;
  /** When one last said active or trial, to the minute. */
  activeAt: Date | null;
}

/** Licensing by the Marketplace; null in its place: no licence is looked at. */
export interface LicenceRules {
  /** Days after a licence was last active in which everything goes on. */
  graceDays: number;
}

/** What a site may do: all of it, all of it for a while, or read and take back. */
export interface LicenceStanding {
  access: 'full' | 'grace' | 'lapsed';
  /** Null where no licence is looked at. */
  state: LicenceState | null;
  /** The end of the grace period, over or not; null without one. */
  graceUntil: Time | null;
}

export const unlicensed: LicenceStanding = { access: 'full', state: null, graceUntil: null };

interface Asked {
  rules: LicenceRules | null;
  environment: 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';
  claim: LicenceClaim | null;
  memory: LicenceMemory;
  at: Date;
}

const day = 24 * 3_600_000;

export function licenceState(claim: LicenceClaim | null): LicenceState {
  if (claim === null) return 'absent';
  if (!claim.active) return 'inactive';
  return claim.trial ? 'trial' : 'active';
}

/** What is kept of what a token said: a site that was once told of a licence is not one that needs none. */
export function rememberedState(before: LicenceState | null, said: LicenceState): LicenceState {
  return said === 'absent' && before !== null && before !== 'absent' ? 'inactive' : said;
}

/**
 * Where a site stands. The platform's `active` is believed, whatever the dates beside it say: it stays
 * active for weeks after a subscription ended. A token names a licence only where the app is paid for, on
 * the Marketplace and in production. So a site whose tokens never named one needs none: its app is free or
 * shared by link. One that had a licence, and has it no more or is no longer told of it, has the grace
 * period. Development and staging need none either, and one that is named there for a test counts.
 */
export function licenceStanding({ rules, environment, claim, memory, at }: Asked): LicenceStanding {
  if (!rules) return unlicensed;
  const state = licenceState(claim);
  const needsNone = state === 'absent' && (environment !== 'PRODUCTION' || !memory.known);
  if (state === 'active' || state === 'trial' || needsNone)
    return { access: 'full', state, graceUntil: null };
  if (memory.activeAt === null) return { access: 'lapsed', state, graceUntil: null };
  const until = new Date(memory.activeAt.getTime() + rules.graceDays * day);
  return { access: at < until ? 'grace' : 'lapsed', state, graceUntil: until.toISOString() };
}
