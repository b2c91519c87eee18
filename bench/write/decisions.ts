import type { LoggedRequest } from '../../dev/jira-simulator/http/log.ts';
import { expectStatus } from '../../dev/person.ts';
import { inCrowd } from '../refine/crowd.ts';
import type { Jira } from '../refine/jira.ts';
import type { Side } from '../refine/side.ts';
import { type Latency, latencyOf } from './latency.ts';

/** People who propose at the same time; nobody decides meanwhile. */
const proposers = 8;

/** A refinement that waits for its decision. */
export interface Waiting {
  refinementId: string;
  planId: string;
}

/** How long each decision took, and all that these refinements asked Jira. */
export interface Decided {
  latencies: Latency[];
  requests: LoggedRequest[];
}

/** Proposes and waits until the plan can be decided. */
export async function propose({ person, watch }: Side, issue: string): Promise<Waiting> {
  const { id } = expectStatus(await person.propose(issue), 202);
  await watch.until(id, 'decidable');
  const { planId } = expectStatus(await person.refinement(id), 200);
  if (planId === null) throw new Error(`nothing was proposed for issue ${issue}`);
  return { refinementId: id, planId };
}

/** Approves all rows and waits until they are written. What Jira was asked meanwhile is taken and answered with. */
export async function decide(
  { person, watch }: Side,
  jira: Jira,
  { refinementId, planId }: Waiting,
): Promise<LoggedRequest[]> {
  const { seal, rows } = expectStatus(await person.plan(planId), 200);
  const verdicts = rows.map(({ id: rowId, digest }) => ({
    ...{ rowId, digest, verdict: 'approve' as const },
  }));
  expectStatus(await person.decide(planId, { seal, rows: verdicts }), 200);
  await watch.until(refinementId, 'closed');
  return await jira.takeRequests();
}

/** Proposes for all these issues, then decides one plan after the other while nothing else happens. */
export async function decideOneByOne(
  side: Side,
  jira: Jira,
  issues: readonly string[],
): Promise<Decided> {
  const waiting = await inCrowd(issues, proposers, (issue) => propose(side, issue));
  const requests = await jira.takeRequests();
  const latencies: Latency[] = [];
  for (const one of waiting) {
    const asked = await decide(side, jira, one);
    latencies.push(latencyOf(asked));
    requests.push(...asked);
  }
  return { latencies, requests };
}
