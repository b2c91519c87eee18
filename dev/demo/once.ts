import { setTimeout as sleep } from 'node:timers/promises';
import type { PlanView, ReadinessView, RefinementView, RowView } from '../../domain/views.ts';
import { decideInTurns, expectStatus, type Person } from '../person.ts';

export type Verdict = 'approve' | 'reject' | 'later';

export interface MainJob {
  readiness: ReadinessView;
  /** Null when there was nothing to propose. */
  plan: PlanView | null;
  refinement: RefinementView;
}

export interface MainJobHooks {
  onReport?: (readiness: ReadinessView) => void;
  onPlan?: (plan: PlanView) => void;
  onProgress?: (refinement: RefinementView) => void;
  /** Asked once per row. */
  verdict: (row: RowView) => Verdict | Promise<Verdict>;
}

/** Milliseconds between two looks, and in all. */
const pollEvery = 150;
const patience = 120_000;

/**
 * The main job as one person does it on the screen: read the verdict, propose, decide row by row,
 * and wait for the receipt. Ends when the refinement is closed.
 */
export async function runMainJob(
  person: Person,
  issueId: string,
  hooks: MainJobHooks,
): Promise<MainJob> {
  const readiness = await judged(person, issueId);
  hooks.onReport?.(readiness);
  const { id } = expectStatus(await person.propose(issueId), 200, 202);
  const waiting = await untilRefinement(
    person,
    id,
    ({ step }) => isDecidable(step) || step === 'closed',
  );
  if (waiting.planId === null || waiting.step === 'closed')
    return { readiness, plan: null, refinement: waiting };
  const plan = expectStatus(await person.plan(waiting.planId), 200);
  hooks.onPlan?.(plan);
  const rows = [];
  for (const row of plan.rows) {
    rows.push({ rowId: row.id, digest: row.digest, verdict: await hooks.verdict(row) });
  }
  const decision = expectStatus(await decideInTurns(person, plan, rows), 200);
  // Rows put off keep the plan open: there is nothing to wait for.
  if (rows.some(({ verdict }) => verdict === 'later'))
    return { readiness, plan: decision.plan, refinement: waiting };
  const refinement = await untilRefinement(person, id, (view) => {
    hooks.onProgress?.(view);
    return view.step === 'closed';
  });
  return { readiness, plan: expectStatus(await person.plan(plan.id), 200), refinement };
}

/** The stored report, once there is one. */
async function judged(person: Person, issueId: string): Promise<ReadinessView> {
  return await until(async () => {
    const view = expectStatus(await person.readiness(issueId), 200, 202);
    return view.report && !view.stale ? view : null;
  });
}

/** The refinement, once it is as asked. */
export function untilRefinement(
  person: Person,
  id: string,
  holds: (view: RefinementView) => boolean,
): Promise<RefinementView> {
  return until(async () => {
    const view = expectStatus(await person.refinement(id), 200);
    return holds(view) ? view : null;
  });
}

function isDecidable(step: RefinementView['step']): boolean {
  return step === 'waiting' || step === 'reminded';
}

async function until<T>(look: () => Promise<T | null>): Promise<T> {
  const giveUpAt = Date.now() + patience;
  for (;;) {
    const seen = await look();
    if (seen !== null) return seen;
    if (Date.now() > giveUpAt) throw new Error(`nothing happened within ${patience / 1000} s`);
    await sleep(pollEvery);
  }
}
