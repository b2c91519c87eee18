import { hearChange } from '../../../api/commands/hear.ts';
import { untilRefinement } from '../../../dev/demo/once.ts';
import { expectStatus, type Person } from '../../../dev/person.ts';
import type {
  ClarificationView,
  PlanView,
  ReadinessView,
  RefinementView,
} from '../../../domain/views.ts';
import { clarifyIssueId } from '../../../workflows/clarify-messages.ts';
import type { Engine } from './engine.ts';
import { fastForward } from './fast-forward.ts';
import { closed, decideAll, eventually } from './steps.ts';

/** Presses *Ask questions* and waits until the plan can be decided, or there is none. */
export async function asked(
  person: Person,
  issueId: string,
): Promise<{ refinement: RefinementView; plan: PlanView | null }> {
  const reply = await person.call('POST', `/v1/issues/${issueId}/clarifications`, { body: {} });
  const { id } = expectStatus(reply as Awaited<ReturnType<Person['propose']>>, 200, 202);
  const refinement = await untilRefinement(
    person,
    id,
    ({ step, planId }) => step === 'closed' || (step === 'waiting' && planId !== null),
  );
  const { planId } = refinement;
  const plan = planId === null ? null : expectStatus(await person.plan(planId), 200);
  return { refinement, plan };
}

/** The same, approved and written, and looked at once by the run that waits for answers from then on. */
export async function askedInJira(person: Person, issueId: string): Promise<ClarificationView> {
  const { refinement, plan } = await asked(person, issueId);
  if (!plan) throw new Error('there was nothing to ask');
  expectStatus(await decideAll(person, plan), 200);
  const { outcome } = await closed(person, refinement.id);
  if (outcome !== 'applied') throw new Error(`the comment was not written: ${outcome}`);
  return await eventually(
    () => clarificationOf(person, issueId),
    ({ after }) => after !== null,
  );
}

/** What an issue shows of its questions. */
export async function clarificationOf(person: Person, issueId: string): Promise<ClarificationView> {
  const reply = await person.call('GET', `/v1/issues/${issueId}/readiness`);
  const { clarification } = reply.body as ReadinessView;
  if (!clarification) throw new Error('the issue shows no questions');
  return clarification;
}

/** The same, once nobody waits any more. */
export function settledOf(person: Person, issueId: string): Promise<ClarificationView> {
  return eventually(
    () => clarificationOf(person, issueId),
    ({ closedAt }) => closedAt !== null,
  );
}

/** The id of the run that waits. */
export function answersRunId({ tenantId }: Engine, refinementId: string, generation = 1): string {
  return clarifyIssueId({ tenantId, refinementId, generation });
}

const passed = new Map<string, number>();

/** Moves the clock, and time for a run that waits for answers. */
export async function letAnswersPass(
  engine: Engine,
  workflowId: string,
  milliseconds: number,
): Promise<void> {
  engine.clock.advance(milliseconds);
  // A run begins at the machine's time, however far the clock was moved before.
  const behind = engine.clock.ahead() - (passed.get(workflowId) ?? 0);
  passed.set(workflowId, engine.clock.ahead());
  await fastForward(engine.client, workflowId, behind);
}

/** What an event of Jira about a change of the issue does. */
export async function tellEdit({ database, tenantId, clock }: Engine, issueId: string) {
  await database.withTenant(tenantId, (tx) => hearChange(tx, issueId, clock.now()));
}

/** Waits until a run has heard so many signals. */
export async function heard({ client }: Engine, workflowId: string, count: number): Promise<void> {
  await eventually(
    async () => {
      const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
      return (events ?? []).filter((event) => event.workflowExecutionSignaledEventAttributes);
    },
    (signals) => signals.length >= count,
  );
}
