import type { Digest } from '../canonical.ts';
import type { LeftOut } from './left-out.ts';
import { type Override, overridesDigest } from './override.ts';

/** What a judgement was made from. */
export interface Basis {
  contentDigest: Digest;
  packDigest: Digest;
  /** Of the ticks and waivers it took into account. */
  overridesDigest: Digest;
  /** The last day on which its rules say the same; null where none of them looks at the day. */
  judgedUntil: string | null;
}

/** A judgement as it is stored, or the lack of one. */
export type StoredBasis = { [Part in keyof Basis]: Basis[Part] | null } & {
  /** Since when it is known that something of the issue, or its rules, changed. */
  staleSince: Date | null;
};

/** What a judgement would be made from now. */
export interface Now {
  /** Null where the issue was not read: that it changed is then known by its mark alone. */
  content: Digest | null;
  pack: Digest;
  overrides: readonly Override[];
  day: string;
}

/** Why an issue was left unjudged when it was read last; null: it was not. */
export interface StoredLeftOut {
  leftOut: LeftOut | null;
  /** Digest of the rules that said so. */
  leftOutBy: string | null;
  leftOutAt: Date | null;
}

/**
 * Why an issue is not judged, as far as that still holds: it did not change since, nor did the rules. Null: it is
 * judged, or has to be read to know.
 */
export function standsOut(
  { leftOut, leftOutBy, leftOutAt, staleSince }: StoredLeftOut & Pick<StoredBasis, 'staleSince'>,
  pack: Digest,
): LeftOut | null {
  const changed = staleSince !== null && (leftOutAt === null || staleSince > leftOutAt);
  return changed || leftOutBy !== pack ? null : leftOut;
}

/** What a judgement can be out of date for. */
export type OutOfDate = 'issue' | 'rules' | 'day' | 'overrides';

/**
 * What changed since an issue was judged. With none the judgement is current: judging again would give
 * the same report. This is decided here and nowhere else. Times do not count, so that a judgement that ran
 * while something changed, and did not see it, is never taken for current.
 */
export function outOfDate(stored: StoredBasis, now: Now): OutOfDate[] {
  const { contentDigest, packDigest, judgedUntil, staleSince } = stored;
  const moved = now.content !== null && now.content !== contentDigest;
  const reasons: [OutOfDate, boolean][] = [
    ['issue', staleSince !== null || moved],
    ['rules', now.pack !== packDigest],
    ['day', judgedUntil !== null && judgedUntil < now.day],
    ['overrides', overridesDigest(now.overrides) !== stored.overridesDigest],
  ];
  return reasons.flatMap(([reason, is]) => (is ? [reason] : []));
}
