import { type Digest, digestOf } from '../canonical.ts';
import type { Tick } from './manual.ts';
import type { Waiver } from './waiver.ts';

/** What a person says of one rule on one issue, as the issue was then. */
export interface Override {
  /** A tick: it is so. A waiver: it does not apply here. */
  kind: 'tick' | 'waiver';
  rule: string;
  /** What it was said of: the description for a tick, what the rule failed for for a waiver. */
  target: Digest;
}

/** One digest of all that people said of an issue, in whatever order. */
export function overridesDigest(overrides: readonly Override[]): Digest {
  return digestOf(
    overrides.map(({ kind, rule, target }) => [kind, rule, target].join()).toSorted(),
  );
}

/** The same as judging takes it. */
export function ticksAndWaivers(overrides: readonly Override[]): {
  ticks: Tick[];
  waivers: Waiver[];
} {
  const of = (wanted: Override['kind']) => overrides.filter(({ kind }) => kind === wanted);
  return {
    ticks: of('tick').map(({ rule, target }) => ({ rule, description: target })),
    waivers: of('waiver').map(({ rule, target }) => ({ rule, evidence: target })),
  };
}
