import { condition, setHandler } from '@temporalio/workflow';
import type { WaitState } from '../domain/refinement.ts';
import {
  cancelledSignal,
  type DecidedPayload,
  decidedSignal,
  issueChangedSignal,
  wokenSignal,
} from './refine-messages.ts';

/** What was heard and not yet acted on. Plain JSON: it is carried into a continued run. */
export interface RefineMemory {
  /** Times, in milliseconds. */
  changedAt: number | null;
  revalidatedAt: number | null;
  cancelled: boolean;
  /** How often a token came, or a cancellation. */
  woken: number;
  /** How often it had been woken when the step began that found no token. */
  wokenBefore: number;
  decided: DecidedPayload | null;
}

export const emptyMemory: RefineMemory = {
  changedAt: null,
  revalidatedAt: null,
  cancelled: false,
  woken: 0,
  wokenBefore: 0,
  decided: null,
};

/** What a waiting plan does next; `written`: what was written can be looked at now. */
export type Heard =
  | 'cancelled'
  | 'released'
  | 'settled'
  | 'changed'
  | 'written'
  | 'remind'
  | 'expired';

/** Milliseconds without a further change before the plan is looked at again. */
const quietAfterChange = 30_000;
/** Milliseconds between two looks. */
const betweenRevalidations = 5 * 60_000;

/**
 * Keeps what signals say until the workflow gets to it. Nothing is lost that arrives while an
 * activity runs, and nothing is done twice.
 */
export class RefineInbox {
  private readonly memory: RefineMemory;

  constructor(memory: RefineMemory) {
    this.memory = { ...memory };
    setHandler(decidedSignal, (payload) => {
      this.memory.decided = payload;
    });
    setHandler(issueChangedSignal, () => {
      this.memory.changedAt = Date.now();
    });
    setHandler(cancelledSignal, () => {
      this.memory.cancelled = true;
      // Whoever waits for a token looks once whether anything is left to be waited for.
      this.memory.woken += 1;
    });
    setHandler(wokenSignal, () => {
      this.memory.woken += 1;
    });
  }

  /** For the input of a continued run. */
  get state(): RefineMemory {
    return { ...this.memory };
  }

  get cancelled(): boolean {
    return this.memory.cancelled;
  }

  /** Waits until a plan can go on; the deadlines are those of the plan. */
  async hear(wait: WaitState): Promise<Heard> {
    if (wait.released > 0) return 'released';
    for (;;) {
      const heard = this.now(wait);
      if (heard) return heard;
      const before = this.snapshot(wait);
      await condition(
        () => this.snapshot(wait) !== before,
        Math.max(1, this.nextDeadline(wait) - Date.now()),
      );
    }
  }

  /** A token that arrives while a step runs may have come too late for it: the step is tried again. */
  beginStep(): void {
    this.memory.wokenBefore = this.memory.woken;
  }

  /** Waits for a token, a cancellation or the end of patience; where `ends`, also for no further cancellation. */
  async token(until: number, { ends }: { ends: boolean }): Promise<void> {
    await condition(
      () => this.isWoken() || (ends && this.memory.cancelled),
      Math.max(1, until - Date.now()),
    );
  }

  /** The change that was heard is being looked at. */
  beginRevalidation(): void {
    this.beginStep();
    this.memory.changedAt = null;
    this.memory.revalidatedAt = Date.now();
  }

  private isWoken(): boolean {
    return this.memory.woken !== this.memory.wokenBefore;
  }

  private now(wait: WaitState): Heard | null {
    if (this.memory.cancelled) return 'cancelled';
    const { decided } = this.memory;
    this.memory.decided = null;
    if (decided && decided.released > 0) return 'released';
    if (decided && decided.open === 0) return 'settled';
    const at = Date.now();
    if (at >= Date.parse(wait.expiresAt)) return 'expired';
    if (wait.remindAt !== null && at >= Date.parse(wait.remindAt)) return 'remind';
    if (wait.unseen === 'writes' && this.isWoken()) return 'written';
    const due = this.revalidationDue(wait);
    return due !== null && at >= due ? 'changed' : null;
  }

  private nextDeadline(wait: WaitState): number {
    const { expiresAt, remindAt } = wait;
    const times = [
      Date.parse(expiresAt),
      remindAt === null ? null : Date.parse(remindAt),
      this.revalidationDue(wait),
    ];
    return Math.min(...times.filter((time) => time !== null));
  }

  /** A token lets a change be looked at that was put off, however long it is quiet. */
  private revalidationDue({ unseen }: WaitState): number | null {
    const { changedAt, revalidatedAt } = this.memory;
    const putOff = unseen === 'change' && this.isWoken();
    if (changedAt === null && !putOff) return null;
    const quiet = changedAt === null ? 0 : changedAt + quietAfterChange;
    return revalidatedAt === null ? quiet : Math.max(quiet, revalidatedAt + betweenRevalidations);
  }

  private snapshot({ unseen }: WaitState): string {
    const { changedAt, cancelled, decided } = this.memory;
    return JSON.stringify([changedAt, cancelled, decided, unseen && this.isWoken()]);
  }
}
