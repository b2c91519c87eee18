/** The time that API, activities, dispatcher and simulators of one test share. It runs, and can be moved. */
export interface WorldClock {
  now: () => Date;
  advance(milliseconds: number): void;
  /** Milliseconds by which it was moved. */
  ahead(): number;
}

export function createWorldClock(): WorldClock {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    advance(milliseconds) {
      ahead += milliseconds;
    },
    ahead: () => ahead,
  };
}
