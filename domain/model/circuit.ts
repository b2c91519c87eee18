/** How an endpoint did lately. */
export interface Circuit {
  /** In a row. */
  failures: number;
  /** Nobody asks it before. */
  restsUntil: Date | null;
}

export type CallEnd = { ok: true } | { ok: false; retryAfterSeconds?: number | undefined };

/** Failures in a row after which an endpoint is left alone. */
const patience = 5;
/** Seconds of the first rest, which doubles with each failure after it, and of the longest. */
const firstRest = 30;
const longestRest = 900;
/** Seconds that the one call has which tries an endpoint after a rest. */
const trial = 120;

/** Whether an endpoint may be asked now. */
export function isResting({ restsUntil }: Circuit, at: Date): boolean {
  return restsUntil !== null && restsUntil > at;
}

/** The circuit while a call is on its way: after a rest, one call tries, and the others wait for it. */
export function duringCall({ failures, restsUntil }: Circuit, at: Date): Circuit {
  return failures < patience || restsUntil === null
    ? { failures, restsUntil }
    : { failures, restsUntil: later(at, trial) };
}

/** A success ends all rest; a wish to wait is granted at once. */
export function afterCall({ failures: before }: Circuit, end: CallEnd, at: Date): Circuit {
  if (end.ok) return { failures: 0, restsUntil: null };
  const failures = before + 1;
  const doubled = firstRest * 2 ** Math.min(10, failures - patience);
  const rest = failures < patience ? 0 : Math.min(longestRest, doubled);
  const seconds = Math.max(rest, Math.min(longestRest, end.retryAfterSeconds ?? 0));
  return { failures, restsUntil: seconds > 0 ? later(at, seconds) : null };
}

function later(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000);
}
