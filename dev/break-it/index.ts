import { readConfig } from '../../bin/config.ts';
import { openDatabase } from '../../bin/database.ts';
import { createPool } from '../../db/pools.ts';
import type { JiraSimulator } from '../jira-simulator/index.ts';
import type { Victim } from '../world/start-again.ts';
import { createAnswers } from './answers.ts';
import { type Counted, count } from './counter.ts';
import { editAsColleague, type Place } from './edit.ts';
import { createParts, type Part, type PartState } from './parts.ts';

/** Everything that somebody may press. */
export type Act = Part | 'answer' | 'description';

/** How things stand now. */
interface BreakItView {
  /** Null before it could be counted once. */
  counted: Counted | null;
  /** False while PostgreSQL is away: the figures are those from before. */
  current: boolean;
  /** What can be killed here, and whether it runs. */
  parts: Partial<Record<Part, PartState>>;
  /** Whether the next answer of Jira to a write will be lost, and how many were. */
  answers: { losing: boolean; lost: number };
}

/** Breaks the local world on request, and counts what is true all the same. */
export interface BreakIt {
  /** What there is to press. */
  readonly acts: readonly Act[];
  look(tenantId: string): Promise<BreakItView>;
  /** False where it is done already, or nothing is there to do it to. */
  press(act: Act, place: Place): Promise<boolean>;
  close(): Promise<void>;
}

export interface BreakItDeps {
  simulator: JiraSimulator;
  /** The variables that API and worker were started with. */
  env: Record<string, string>;
  /** The log-in of the role that may only read. */
  readonlyUrl: string;
  victims: Record<Part, Victim | null>;
}

export async function createBreakIt(deps: BreakItDeps): Promise<BreakIt> {
  const { simulator, env, readonlyUrl, victims } = deps;
  const database = await openDatabase(readConfig(env), () => new Date());
  const readers = createPool(readonlyUrl, { max: 1 });
  const parts = createParts(victims);
  const answers = createAnswers(simulator);
  const last = new Map<string, Counted>();
  const counting = new Map<string, Promise<boolean>>();

  /** Whether it could be counted; many who look at once share one count. */
  function recount(tenantId: string): Promise<boolean> {
    const known = counting.get(tenantId);
    if (known !== undefined) return known;
    const site = simulator.state.sites[tenantId];
    if (!site || parts.state().postgres === 'restarting') return Promise.resolve(false);
    const done = count({ withTenant: database.withTenant, readers, tenantId, site })
      .then((counted) => Boolean(last.set(tenantId, counted)))
      .catch(() => false)
      .finally(() => counting.delete(tenantId));
    counting.set(tenantId, done);
    return done;
  }

  return {
    acts: [...parts.known, 'answer', 'description'],
    async look(tenantId) {
      const current = await recount(tenantId);
      const counted = last.get(tenantId) ?? null;
      return { counted, current, parts: parts.state(), answers: answers.state() };
    },
    async press(act, place) {
      if (act === 'answer') return answers.loseNext();
      return act === 'description' ? editAsColleague(simulator, place) : await parts.kill(act);
    },
    async close() {
      await parts.settled();
      await Promise.all([readers.end(), database.close()]);
    },
  };
}
