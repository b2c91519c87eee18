import { ReadygateError } from '../../../domain/errors.ts';

/** Seconds that jitter adds at most. */
const longestJitter = 30;

/** Up to a third more than the seconds to wait, which are a minimum, so that not everybody comes back at once. */
export function withJitter(seconds: number): number {
  return seconds + Math.random() * Math.min(longestJitter, Math.max(0.1, seconds * 0.3));
}

/** What a call meets that Jira has no room for until then. */
export function waitUntil(until: Date, now: Date): ReadygateError {
  const seconds = Math.max(0, until.getTime() - now.getTime()) / 1000;
  return new ReadygateError('jira_rate_limited', { retryAfterSeconds: withJitter(seconds) });
}
