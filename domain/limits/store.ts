import type { Uuid } from '../json.ts';
import type { Window } from './settings.ts';

/** A pool's hour, and the tenant that pays. */
export interface Account {
  pool: 'app' | Uuid;
  payer: Uuid;
  hour: Date;
}

export interface Reservation extends Account {
  need: number;
  want: number;
  ceiling: number;
  fairness: number | null;
  at: Date;
}

/** Something that Jira asked to leave alone: all that costs points, an endpoint, or an issue. */
export interface Pause {
  pool: 'app' | Uuid;
  target: 'points' | (string & {});
  until: Date;
}

/** A write to an issue that is about to be sent. */
interface IssueWrite {
  pool: Uuid;
  /** Names the issue. */
  target: string;
  windows: readonly Window[];
  at: Date;
}

interface Granted {
  /** 0 is a refusal. */
  points: number;
  /** Set when the whole pool pauses. */
  pausedUntil: Date | null;
  /** What else of this tenant is to be left alone now. */
  pauses: Pause[];
}

/** The books that all processes share. Points that were reserved and never settled are spent. */
export interface BudgetStore {
  reserve(reservation: Reservation): Promise<Granted>;
  /** Adds what was used beyond the reservation, or takes off what was not used. */
  settle(account: Account, change: number): Promise<void>;
  /**
   * Counts a write to an issue that may be sent now, whichever process sends the others, and answers with null;
   * where a window is full it counts nothing and answers with when all have room.
   */
  countWrite(write: IssueWrite): Promise<Date | null>;
  /** A later end of the same pause wins. */
  pause(pause: Pause): Promise<void>;
  /** Points of an hour by pool. */
  used(hour: Date): Promise<Map<string, number>>;
}
