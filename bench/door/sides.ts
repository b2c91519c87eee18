import { createPerson, expectStatus, type Person } from '../../dev/person.ts';
import type { ManagedProcess } from '../../dev/process.ts';
import type { DecisionRequest } from '../../domain/views.ts';
import type { DoorGround } from './ground.ts';

/** A plan that waits, and the decision that approves all of it. */
export interface Decidable {
  planId: string;
  decision: DecisionRequest;
}

/** One of the two doors that are compared. */
export interface DoorSide {
  api: ManagedProcess;
  port: number;
  person: Person;
  /** Makes what was started decidable, which is no part of what is measured. */
  plant(refinementId: string, issue: string): Promise<Decidable>;
}

/** Somebody who calls a door as the Forge bridge does. */
export function personAt({ jira, invocation }: DoorGround, port: number): Person {
  return createPerson({
    apiOrigin: () => `http://127.0.0.1:${port}`,
    signToken: invocation,
    appToken: () => jira.tokens.app,
    userToken: () => jira.tokens.user,
  });
}

/** What a person sees of a plan, and approves. */
export async function approvalOf(person: Person, refinementId: string): Promise<Decidable> {
  const { planId } = expectStatus(await person.refinement(refinementId), 200);
  if (planId === null) throw new Error(`refinement ${refinementId} has no plan`);
  const { seal, rows } = expectStatus(await person.plan(planId), 200);
  const verdicts = rows.map(({ id: rowId, digest }) => ({
    ...{ rowId, digest, verdict: 'approve' as const },
  }));
  return { planId, decision: { seal, rows: verdicts } };
}
