import { type Digest, digestOf } from '../canonical.ts';
import type { Tick } from './manual.ts';
import { meaningOf } from './meaning.ts';
import type { Pack } from './pack/pack.ts';
import type { Waiver } from './waiver.ts';

/** What a person says of one rule on one issue, as the issue was then. */
export interface Override {
  /** A tick: it is so. A waiver: it does not apply here. */
  kind: 'tick' | 'waiver';
  rule: string;
  /** What it was said of: the description for a tick, what the rule failed for for a waiver. */
  target: Digest;
  /** What the rule meant then; null where that was not kept. */
  meaning: Digest | null;
}

/** One digest of all that people said of an issue, in whatever order. */
export function overridesDigest(overrides: readonly Override[]): Digest {
  return digestOf(
    overrides
      .map(({ kind, rule, target, meaning }) =>
        [kind, rule, target, ...(meaning === null ? [] : [meaning])].join(),
      )
      .toSorted(),
  );
}

/** Whether a pack has a rule of this id that means what was meant: else nobody said anything of it. */
export function isMeant(
  { rule, meaning }: Pick<Override, 'rule' | 'meaning'>,
  pack: Pack,
): boolean {
  return meaning === null || meaning === meaningOf(pack, rule);
}

/** The same as judging by a pack takes it. */
export function ticksAndWaivers(
  overrides: readonly Override[],
  pack: Pack,
): {
  ticks: Tick[];
  waivers: Waiver[];
} {
  const of = (wanted: Override['kind']) =>
    overrides.filter((one) => one.kind === wanted && isMeant(one, pack));
  return {
    ticks: of('tick').map(({ rule, target }) => ({ rule, description: target })),
    waivers: of('waiver').map(({ rule, target }) => ({ rule, evidence: target })),
  };
}
