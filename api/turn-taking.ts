import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work after which others have their turn. */
const enough = 10;

export interface TurnTaking {
  /** Does a piece of work, and lets everything else that waits go first once that took long enough. */
  work<Result>(piece: () => Result): Promise<Result>;
  /** Milliseconds of the longest work without a turn of others. */
  longest(): number;
}

/** Keeps long work from holding the event loop: other requests are answered in between. */
export function createTurnTaking(): TurnTaking {
  let spent = 0;
  let longest = 0;
  return {
    async work(piece) {
      const start = performance.now();
      const result = piece();
      spent += performance.now() - start;
      longest = Math.max(longest, spent);
      if (spent >= enough) {
        spent = 0;
        await setImmediate();
      }
      return result;
    },
    longest: () => longest,
  };
}
