import { listPlanTargets, type PlanTarget } from '../../db/plan-targets.ts';
import { policiesOfPlans } from '../../db/policies.ts';
import { findMode } from '../../db/project-modes.ts';
import { namedIn } from '../../domain/approvers.ts';
import { errorCatalogue, isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type {
  BulkDecided,
  BulkDecisionReply,
  BulkDecisionRequest,
  BulkRefused,
  BulkResult,
  DecisionReply,
} from '../../domain/views.ts';
import type { Caller, PersonInJira } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import type { NoteDenial } from '../plugins/denials.ts';
import { requireProposing } from '../plugins/door.ts';
import { requireOtherEnds } from '../plugins/jira-linked.ts';
import type { FindMembership } from '../plugins/jira-membership.ts';
import { findPersonByIssue, type PersonByIssue } from '../plugins/jira-people.ts';
import type { RequireOwner } from '../plugins/token-owner.ts';
import { decideRows } from './decide-rows.ts';
import { answerOnce, type Repeatable } from './run-command.ts';

export interface BulkDeps extends ApiDeps {
  noteDenial: NoteDenial;
  requireOwner: RequireOwner;
  findMembership: FindMembership;
}

export interface Bulk {
  repeatable: Repeatable;
  plans: BulkDecisionRequest['plans'];
  /** Nothing is asked or decided for a plan at this time or later. */
  until: Date;
}

type Asker = Caller & { accountId: string; userToken: string };

/**
 * Decides on plans one after the other in the order of their ids, each in a transaction of its own with
 * the checks of a single decision; one that is refused stops no other. What was decided is kept under
 * the key and the plan's id, so that a repeated call gives its results again and goes on with the rest.
 * @throws {ReadygateError} idempotency_key_reused, and those of `findPersonByIssue`: nothing was decided
 */
export async function decideInBulk(
  deps: BulkDeps,
  caller: Asker,
  { repeatable, plans, until }: Bulk,
): Promise<BulkDecisionReply> {
  const planIds = plans.map(({ planId }) => planId);
  const found = await deps.withTenant(caller.tenantId, async (tx) => {
    // Binds the key to this body before anything is done under it.
    await answerOnce(tx, repeatable, deps.clock(), async () => ({ status: 200, body: null }));
    const [targets, policies] = await Promise.all([
      listPlanTargets(tx, planIds),
      policiesOfPlans(tx, planIds),
    ]);
    return { targets, policies };
  });
  const known = { ...found, people: await findPersonByIssue(deps, caller, found.targets) };
  const results: BulkResult[] = [];
  for (const plan of plans.toSorted((a, b) => (a.planId < b.planId ? -1 : 1))) {
    const result = await decideOne(deps, caller, { plan, known, repeatable, until }).catch(
      (error: unknown) => refuse(deps, caller, error),
    );
    results.push({ planId: plan.planId, ...result });
  }
  return { results };
}

interface One extends Omit<Bulk, 'plans'> {
  plan: BulkDecisionRequest['plans'][number];
  known: Known;
}

interface Known {
  targets: readonly PlanTarget[];
  policies: Awaited<ReturnType<typeof policiesOfPlans>>;
  people: PersonByIssue;
}

async function decideOne(
  deps: BulkDeps,
  caller: Asker,
  { plan: { planId, ...request }, known, repeatable: { replyKey, bodyDigest }, until }: One,
): Promise<BulkDecided> {
  const { withTenant, clock, findMembership } = deps;
  requireTime(clock(), until);
  const person = await withMembership(findMembership, caller, planId, known);
  await requireOtherEnds(deps, { ...caller, person }, planId, request);
  // Jira may have taken its time: nothing is decided after the call has ended.
  const at = clock();
  requireTime(at, until);
  // A key holds no space, so this one is nobody's own.
  const own = { replyKey: { ...replyKey, key: `${replyKey.key} ${planId}` }, bodyDigest };
  const { body } = await withTenant(caller.tenantId, (tx) =>
    answerOnce(tx, own, at, async () => {
      requireProposing(await findMode(tx, person.issue.projectId));
      const decider = { ...caller, person };
      const made = await decideRows(tx, decider, planId, request, at, { inBulk: true });
      return { status: made.status, body: inNumbers(made.body as DecisionReply) };
    }),
  );
  return body as BulkDecided;
}

/** @throws {ReadygateError} plan_not_reached */
function requireTime(at: Date, until: Date): void {
  if (at >= until) throw new ReadygateError('plan_not_reached');
}

/** What the policy of the plan names is asked anew for each plan, where it names anything. */
async function withMembership(
  findMembership: FindMembership,
  caller: Asker,
  planId: string,
  known: Known,
): Promise<PersonInJira> {
  const person = personFor(planId, known);
  const found = known.policies.get(planId);
  if (!found) return person;
  const { projectId, policy } = found;
  const question = { ...caller, projectId, named: namedIn(policy), fresh: true };
  return { ...person, membership: await findMembership(question) };
}

/** @throws {ReadygateError} plan_not_found, issue_not_found */
function personFor(planId: string, { targets, people }: Known): PersonInJira {
  const target = targets.find(({ id }) => id === planId);
  if (!target) throw new ReadygateError('plan_not_found');
  const person = people.get(target.issueId);
  if (!person) throw new ReadygateError('issue_not_found');
  return person;
}

/** No words of the issue: whoever wants them asks for the plan. */
function inNumbers({ plan: { state, seal, rows }, sent }: DecisionReply): BulkDecided {
  const count = (wanted: string) => rows.filter((row) => row.state === wanted).length;
  const numbers = { total: rows.length, open: count('open'), approved: count('approved') };
  return { status: 200, plan: { state, seal, rows: numbers }, sent };
}

async function refuse(
  { noteDenial, log }: BulkDeps,
  caller: Caller,
  error: unknown,
): Promise<BulkRefused> {
  const { code, message, details } = isReadygateError(error)
    ? error
    : new ReadygateError('internal');
  const { status } = errorCatalogue[code];
  if (status >= 500) log('plan_undecided', { code });
  await noteDenial(caller, code);
  return { status, code, message, ...(details ? { details } : {}) };
}
