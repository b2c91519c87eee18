import type { Time } from '../json.ts';
import type { Prices, Spending } from './spending.ts';

const ceilingName = /^(?:(?:own|operator|deployment)_(?:tokens|money)|edition_tokens)$/;

/** Whether what denied something is a ceiling. */
export function isCeilingName(reason: string): reason is CeilingName {
  return ceilingName.test(reason);
}

/** What a day may take; null where nothing holds it back. */
export interface Ceiling {
  tokens: number | null;
  micros: number | null;
}

/** What an operator lets be taken with the own key, by the own prices. */
export interface OperatorLimits {
  prices: Prices;
  /** Of one tenant. */
  tenant: Ceiling;
  /** Of all together. */
  deployment: Ceiling;
}

/** Whose ceilings they are: those that a tenant set, and the operator's for one tenant and for all. */
type CeilingOf = 'own' | 'operator' | 'deployment';
/** The edition counts tokens only, of the day and of the month. */
export type CeilingName = `${CeilingOf}_${'tokens' | 'money'}` | 'edition_tokens';

/** A wish to take something of a day. */
export interface Wish {
  of: CeilingOf;
  taken: Spending;
  wanted: Spending;
  ceiling: Ceiling;
}

/** A ceiling that a wish does not fit under. */
export interface ReachedCeiling {
  ceiling: CeilingName;
  /** When it has room again at the latest; null where it never has for so much. */
  freeAt: Time | null;
}

/** The first ceiling that a wish does not fit under; null where all have room. */
export function reachedCeiling(wishes: readonly Wish[], at: Date): ReachedCeiling | null {
  for (const { of, taken, wanted, ceiling } of wishes) {
    if (isOver(taken.tokens, wanted.tokens, ceiling.tokens))
      return { ceiling: `${of}_tokens`, freeAt: freeAfter(wanted.tokens, ceiling.tokens, at) };
    if (isOver(taken.micros, wanted.micros, ceiling.micros))
      return { ceiling: `${of}_money`, freeAt: freeAfter(wanted.micros, ceiling.micros, at) };
  }
  return null;
}

const isOver = (taken: number, wanted: number, most: number | null): boolean =>
  most !== null && taken + wanted > most;

/** Days are those of UTC. A call that took less than was reserved makes room sooner. */
function freeAfter(wanted: number, most: number | null, at: Date): Time | null {
  if (most !== null && wanted > most) return null;
  const next = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1);
  return new Date(next).toISOString();
}
