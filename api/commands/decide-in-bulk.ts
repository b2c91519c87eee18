import { listPlanTargets, type PlanTarget } from '../../db/plan-targets.ts';
import { policiesOfPlans } from '../../db/policies.ts';
import { findMode } from '../../db/project-modes.ts';
import { grantsInForce } from '../../db/role-grants.ts';
import type { GrantsInForce } from '../../domain/app-roles.ts';
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
import type { FindRole } from '../plugins/app-role.ts';
import type { NoteDenial } from '../plugins/denials.ts';
import { requireProposing } from '../plugins/door.ts';
import { requireOtherEnds } from '../plugins/jira-linked.ts';
import type { FindMembership } from '../plugins/jira-membership.ts';
import { findPersonByIssue, type PersonByIssue } from '../plugins/jira-people.ts';
import { requireLicence } from '../plugins/licence.ts';
import type { RequireOwner } from '../plugins/token-owner.ts';
import { decideRows } from './decide-rows.ts';
import { answerOnce, type Repeatable } from './run-command.ts';

export interface BulkDeps extends ApiDeps {
  noteDenial: NoteDenial;
  requireOwner: RequireOwner;
  findMembership: FindMembership;
  findRole: FindRole;
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
  const people = await findPersonByIssue(deps, caller, found.targets);
  const known = { ...found, people, grants: await grantsByProject(deps, caller, people) };
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
  /** By the project in which issues are now. */
  grants: ReadonlyMap<string, GrantsInForce>;
}

async function decideOne(
  deps: BulkDeps,
  caller: Asker,
  { plan: { planId, ...request }, known, repeatable: { replyKey, bodyDigest }, until }: One,
): Promise<BulkDecided> {
  const { withTenant, clock } = deps;
  requireTime(clock(), until);
  requireLicence(caller.standing);
  const person = await withRole(deps, caller, planId, known);
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

/** In one transaction: only Jira says in which projects the issues are now. */
async function grantsByProject(
  { withTenant }: BulkDeps,
  { tenantId }: Asker,
  people: PersonByIssue,
): Promise<ReadonlyMap<string, GrantsInForce>> {
  const projects = [...new Set([...people.values()].map(({ issue }) => issue.projectId))];
  if (projects.length === 0) return new Map();
  return await withTenant(tenantId, async (tx) => {
    const found = await Promise.all(projects.map((id) => grantsInForce(tx, id)));
    return new Map(projects.map((id, at) => [id, found[at] ?? { project: {}, site: {} }]));
  });
}

/**
 * Who decides on a plan, whose role in its project and whose place in what its policy names are asked
 * anew for each, where anything is granted or named.
 * @throws {ReadygateError} those of `FindRole`: deciding takes a member
 */
async function withRole(
  { findRole, findMembership }: BulkDeps,
  caller: Asker,
  planId: string,
  known: Known,
): Promise<PersonInJira> {
  const person = personFor(planId, known);
  const { permissions: held } = person;
  const { projectId } = person.issue;
  const grants = known.grants.get(projectId) ?? { project: {}, site: {} };
  const fresh = true;
  const role = await findRole(caller, { projectId, grants, held, least: 'member', fresh });
  const found = known.policies.get(planId);
  if (!found) return { ...person, role };
  const question = { ...caller, projectId: found.projectId, named: namedIn(found.policy), fresh };
  return { ...person, role, membership: await findMembership(question) };
}

/** @throws {ReadygateError} plan_not_found, also where Jira hides its issue */
function personFor(planId: string, { targets, people }: Known): PersonInJira {
  const target = targets.find(({ id }) => id === planId);
  const person = target && people.get(target.issueId);
  if (!person) throw new ReadygateError('plan_not_found');
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
