import { setTimeout as sleep } from 'node:timers/promises';
import { readEntries } from '../../../db/audit-chain.ts';
import { enqueue } from '../../../db/outbox.ts';
import { untilRefinement } from '../../../dev/demo/once.ts';
import { decideInTurns, expectStatus, type Person, type Reply } from '../../../dev/person.ts';
import type { AuditEntry } from '../../../domain/audit.ts';
import type { ErrorBody } from '../../../domain/errors.ts';
import type {
  DecisionReply,
  DecisionRequest,
  PlanView,
  RefinementView,
} from '../../../domain/views.ts';
import { issueChangedMessage, issueChangedSignal } from '../../../workflows/refine-messages.ts';
import type { Engine } from './engine.ts';

/** Presses *Propose changes* and waits until the plan can be decided. */
export async function proposed(
  person: Person,
  issueId: string,
): Promise<{ refinement: RefinementView; plan: PlanView }> {
  const { id } = expectStatus(await person.propose(issueId), 200, 202);
  const refinement = await untilRefinement(
    person,
    id,
    ({ step, planId }) => step === 'closed' || (step === 'waiting' && planId !== null),
  );
  if (refinement.planId === null) throw new Error('there was nothing to propose');
  return { refinement, plan: expectStatus(await person.plan(refinement.planId), 200) };
}

/** The same verdict on every row that is open, or on those named by position. */
export function verdictOn(
  { seal, rows }: PlanView,
  verdict: 'approve' | 'reject' | 'later',
  positions?: readonly number[],
): DecisionRequest {
  const asked = rows.filter(
    ({ position, state }) => state === 'open' && (positions?.includes(position) ?? true),
  );
  return { seal, rows: asked.map(({ id, digest }) => ({ rowId: id, digest, verdict })) };
}

/** Decides on every open row of a plan, what is doubtful one by one. */
export function decideAll(
  person: Person,
  plan: PlanView,
  verdict: 'approve' | 'reject' | 'later' = 'approve',
): Promise<Reply<DecisionReply | ErrorBody>> {
  return decideInTurns(person, plan, verdictOn(plan, verdict).rows);
}

/** The refinement once it is closed. */
export function closed(person: Person, refinementId: string): Promise<RefinementView> {
  return untilRefinement(person, refinementId, ({ step }) => step === 'closed');
}

/** The code of a refusal. */
export function codeOf({ body }: Reply<unknown>): string | undefined {
  return (body as ErrorBody).code;
}

/** The audit entries of the engine's tenant, in order. */
export async function auditOf({ database, tenantId }: Engine): Promise<AuditEntry[]> {
  const entries = await readEntries(database.pools.readonly, tenantId);
  return entries.map(({ body }) => JSON.parse(body) as AuditEntry);
}

/** The markers' operations of what stands under an issue. */
export async function writtenUnder(engine: Engine, issueId: string): Promise<string[]> {
  const found = await engine.simulator.markedSubtasks(engine.tenantId, issueId);
  return found.map(({ operation }) => operation);
}

const minute = 60_000;

type HistoryEvents = NonNullable<
  Awaited<
    ReturnType<ReturnType<Engine['client']['workflow']['getHandle']>['fetchHistory']>
  >['events']
>;

async function eventsOf(
  engine: Engine,
  refinementId: string,
  generation?: number,
): Promise<HistoryEvents> {
  const handle = engine.client.workflow.getHandle(engine.workflowId(refinementId, generation));
  return (await handle.fetchHistory()).events ?? [];
}

/** The activities that a run asked for until now, in order. */
export async function activitiesOf(
  engine: Engine,
  refinementId: string,
  generation?: number,
): Promise<string[]> {
  const events = await eventsOf(engine, refinementId, generation);
  return events.flatMap(
    ({ activityTaskScheduledEventAttributes: it }) => it?.activityType?.name ?? [],
  );
}

/**
 * What an event of Jira about the issue of a waiting plan does, and a minute of quiet after it.
 * @param nth how many the run has heard with it
 */
export async function tellChange(engine: Engine, refinementId: string, nth = 1): Promise<void> {
  const { tenantId, database, clock } = engine;
  const ref = { tenantId, refinementId, generation: 1 };
  await database.withTenant(tenantId, (tx) => enqueue(tx, issueChangedMessage(ref), clock.now()));
  await eventually(
    () => eventsOf(engine, refinementId),
    (events) =>
      events.filter(
        ({ workflowExecutionSignaledEventAttributes: it }) =>
          it?.signalName === issueChangedSignal.name,
      ).length >= nth,
  );
  await engine.letPass(refinementId, minute);
}

/** Milliseconds between two looks, and in all. */
const every = 100;
const patience = 30_000;

/** Looks until it holds; what is looked at must come true by itself. */
export async function eventually<Value>(
  look: () => Promise<Value>,
  holds: (value: Value) => boolean,
): Promise<Value> {
  const giveUpAt = Date.now() + patience;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (Date.now() > giveUpAt) throw new Error(`it did not come true: ${JSON.stringify(value)}`);
    await sleep(every);
  }
}
