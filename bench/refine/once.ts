import { expectStatus, type Person } from '../../dev/person.ts';

/** Waits until a refinement is decidable, or closed. */
export type Until = (refinementId: string, what: 'decidable' | 'closed') => Promise<void>;

/**
 * One refinement as a person does it: propose, look at it, read the plan, approve every row, see what
 * became of it. Waiting is the caller's, so that the number of calls is always the same.
 * @returns its id
 */
export async function refineOnce(person: Person, issue: string, until: Until): Promise<string> {
  const { id } = expectStatus(await person.propose(issue), 202);
  await until(id, 'decidable');
  const { planId } = expectStatus(await person.refinement(id), 200);
  if (planId === null) throw new Error(`nothing was proposed for issue ${issue}`);
  const { seal, rows } = expectStatus(await person.plan(planId), 200);
  const verdicts = rows.map(({ id: rowId, digest }) => ({
    rowId,
    digest,
    verdict: 'approve' as const,
  }));
  expectStatus(await person.decide(planId, { seal, rows: verdicts }), 200);
  await until(id, 'closed');
  const { outcome } = expectStatus(await person.refinement(id), 200);
  if (outcome !== 'applied') throw new Error(`refinement ${id} ended ${outcome}`);
  return id;
}
