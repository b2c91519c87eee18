import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Approval } from '../../dev/accounting/account.ts';
import type { Person, Reply } from '../../dev/person.ts';
import { decisionTurns } from '../../domain/decision-turns.ts';
import type { DecisionReply, PlanView, RefinementView } from '../../domain/views.ts';
import { type Intent, rowsPerPlan } from './plan.ts';

/** Milliseconds between two looks of somebody who waits, or whose call was not answered. */
const pause = 2000;

/**
 * What one person does on one issue: proposes, waits for the plan, and decides row by row. Calls that
 * are lost or answered by an outage are made again, with the same key, until `giveUpAt`.
 */
export async function refine(
  person: Person,
  issueId: string,
  { approves }: Intent,
  giveUpAt: () => number,
): Promise<Approval & { refinementId: string | null }> {
  const insist = <Body>(ask: () => Promise<Reply<unknown>>, fits: (body: Body) => boolean) =>
    untilAnswered<Body>(ask, fits, giveUpAt);
  const proposing = randomUUID();
  const opened = await insist<RefinementView>(() => person.propose(issueId, proposing), isThere);
  const missed = { issueId, approved: [], closed: false, refinementId: opened?.id ?? null };
  if (!opened) return missed;
  const waiting = await insist<RefinementView>(
    () => person.refinement(opened.id),
    ({ step, planId }) => step === 'waiting' && planId !== null,
  );
  if (!waiting?.planId) return missed;
  const plan = await insist<PlanView>(() => person.plan(waiting.planId ?? ''), isThere);
  if (plan?.rows.length !== rowsPerPlan) return missed;
  const asked = plan.rows.map(({ id, digest, position }) => {
    const verdict = approves[position] ? ('approve' as const) : ('reject' as const);
    return { rowId: id, digest, verdict };
  });
  let { seal } = plan;
  for (const rows of decisionTurns(plan.rows, asked)) {
    const key = randomUUID();
    const decided = await insist<DecisionReply>(
      () => person.decide(plan.id, { seal, rows }, key),
      isThere,
    );
    if (!decided) return missed;
    seal = decided.plan.seal;
  }
  const approved = plan.rows.filter(({ position }) => approves[position]);
  return { ...missed, approved: approved.map(({ operationId }) => operationId) };
}

const isThere = () => true;

/** The body of the first answer that fits; null when it is given up, or refused for good. */
async function untilAnswered<Body>(
  ask: () => Promise<Reply<unknown>>,
  fits: (body: Body) => boolean,
  giveUpAt: () => number,
): Promise<Body | null> {
  while (Date.now() < giveUpAt()) {
    const reply = await ask().catch(() => null);
    if (reply && reply.status < 300 && fits(reply.body as Body)) return reply.body as Body;
    await sleep(pause);
  }
  return null;
}
