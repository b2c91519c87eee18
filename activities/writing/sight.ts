import { readMembership } from '../../clients/jira/membership.ts';
import type { StoredPlan } from '../../db/plans.ts';
import { type GrantsInForce, namedInGrants } from '../../domain/app-roles.ts';
import { type Membership, noMembership } from '../../domain/approvers.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import type { Uuid } from '../../domain/json.ts';
import { areEmpty, lostRole } from '../../domain/kept-roles.ts';
import type { Operation } from '../../domain/operation.ts';
import {
  type HeldPermissions,
  mayChange,
  permissionsFor,
} from '../../domain/operations/permissions.ts';
import type { PlanRow } from '../../domain/plan.ts';
import type { ActivityDeps } from '../deps.ts';
import { appAccess, readIssue, refusing } from '../reading.ts';
import { type Readings, readingsLifeSeconds } from './permit.ts';
import type { Writer, Writers } from './writers.ts';

/** What somebody sees of the issue, and may do with it. */
interface Sight {
  issue: NormalIssue;
  rights: HeldPermissions;
  grants: GrantsInForce;
  /** Of what the grants name. */
  membership: Membership;
  at: Date;
}

export interface Sights {
  /**
   * What a row is written by: read once for all rows of a plan and writer.
   * @throws {ReadygateError} issue_unreadable where they do not see the issue
   */
  read(writer: Writer, plan: StoredPlan, row: PlanRow): Promise<Readings>;
  /** The next question is answered from Jira. */
  forget(): void;
}

const kindOf = ({ operation }: PlanRow): Operation['kind'] => operation.kind;

/** Looks at issues, rights and roles with the eyes of who writes. */
export function createSights(deps: ActivityDeps, tenantId: Uuid, writers: Writers): Sights {
  const { jira, clock } = deps;
  const sights = new Map<string, Sight>();

  const rightsFor = (
    { auth }: Writer,
    { issue, rows }: StoredPlan,
    grants: GrantsInForce,
  ): Promise<HeldPermissions> => {
    const kinds = rows.filter(({ state }) => state === 'released').map(kindOf);
    const names = permissionsFor(kinds);
    // Who administers the site is an admin, whatever is granted.
    if (!areEmpty(grants)) names.push('ADMINISTER');
    return jira.getMyPermissions(auth, { issueId: issue.id }, names);
  };

  /** Nothing named, nothing asked. */
  const membershipFor = async (
    { auth: person, accountId }: Writer,
    { projectId }: StoredPlan,
    grants: GrantsInForce,
  ): Promise<Membership> => {
    const named = namedInGrants(grants);
    if (named.groups.length === 0 && named.roles.length === 0) return noMembership;
    const access = named.roles.length === 0 ? null : await appAccess(deps, tenantId);
    const app = access?.auth ?? null;
    return await readMembership(jira, { accountId, projectId, named, person, app });
  };

  const look = async (writer: Writer, plan: StoredPlan, row: PlanRow): Promise<Sight> => {
    const { accountId } = writer;
    const at = clock();
    const known = sights.get(accountId);
    const isFresh = known && at.getTime() - known.at.getTime() < (readingsLifeSeconds - 5) * 1000;
    // A row that was released later may need other rights.
    if (isFresh && permissionsFor([kindOf(row)]).every((name) => name in known.rights))
      return known;
    const grants = await writers.grantsFor(plan);
    const [issue, rights, membership] = await Promise.all([
      readIssue(deps, tenantId, plan.issue.id, writer),
      refusing(deps, tenantId, writer, () => rightsFor(writer, plan, grants)),
      refusing(deps, tenantId, writer, () => membershipFor(writer, plan, grants)),
    ]);
    const fresh = { issue, rights, grants, membership, at };
    sights.set(accountId, fresh);
    return fresh;
  };

  return {
    async read(writer, plan, row) {
      const { rights: held, membership, ...seen } = await look(writer, plan, row);
      const { accountId } = writer;
      const approvers = await writers.approversOf(plan, row);
      const fault = mayChange(row.operation, held)
        ? lostRole(seen.grants, { accountId, membership, held }, approvers)
        : 'jira_permission_missing';
      return { ...seen, accountId, fault };
    },
    forget() {
      sights.clear();
    },
  };
}
