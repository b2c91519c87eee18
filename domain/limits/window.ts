import type { Window } from './settings.ts';

/** Moments of what happened, by name, as far back as the longest window looks. */
export interface Counter {
  /**
   * Counts one more now. Null when every window had room; else it counts nothing and answers with the
   * milliseconds until all have.
   */
  take(name: string, windows: readonly Window[], now: number): number | null;
}

/** Names that are kept at once; those that were used longest ago are forgotten first. */
const mostNames = 10_000;

/** Counts in sliding windows, in this process. */
export function createCounter(): Counter {
  const moments = new Map<string, number[]>();
  return {
    take(name, windows, now) {
      const longest = Math.max(...windows.map(({ seconds }) => seconds)) * 1000;
      const recent = (moments.get(name) ?? []).filter((at) => at > now - longest);
      const wait = Math.max(0, ...windows.map((window) => untilRoom(recent, window, now)));
      if (wait > 0) return wait;
      moments.delete(name);
      moments.set(name, [...recent, now]);
      const [oldest] = moments.keys();
      if (moments.size > mostNames && oldest !== undefined) moments.delete(oldest);
      return null;
    },
  };
}

/** Milliseconds until the oldest of those that fill a window leaves it. */
function untilRoom(recent: readonly number[], { most, seconds }: Window, now: number): number {
  const within = recent.filter((at) => at > now - seconds * 1000);
  const leaving = within.at(-most);
  return leaving === undefined ? 0 : leaving + seconds * 1000 - now;
}
