import { type Approvers, isApprover, type Membership, type namedIn } from '../domain/approvers.ts';
import { isReadygateError } from '../domain/errors.ts';
import type { FindMembership } from './plugins/jira-membership.ts';
import type { RequireOwner } from './plugins/token-owner.ts';
import type { Viewer } from './plugins/visible-issues.ts';

/** Groups and roles that plans of a project ask. */
interface AskedIn {
  projectId: string;
  named: Pick<Required<Approvers>, 'groups' | 'roles'>;
}

/** Which of the groups and roles the viewer has, by project; none of a project of which Jira did not say. */
type MemberByProject = ReadonlyMap<string, Membership>;

export type AskedMember = (
  viewer: Viewer & { appToken: string | null },
  asked: readonly AskedIn[],
) => Promise<MemberByProject>;

/** Projects whose roles one reply asks for: each is a request of its own, and what is known is remembered. */
const mostProjects = 20;

/**
 * Which of the groups and roles that many plans ask somebody has, as far as their own token and that of the app
 * can tell, at most a minute old. While Jira does not answer nobody is taken for a member.
 * @throws {ReadygateError} jira_token_refused, also for a token of somebody else
 */
export function createAskedMember({
  requireOwner,
  findMembership,
}: {
  requireOwner: RequireOwner;
  findMembership: FindMembership;
}): AskedMember {
  return async (viewer, asked) => {
    const questions = [...byProject(asked)].slice(0, mostProjects);
    if (questions.length === 0) return new Map();
    // Before anything is learnt with it: a token of somebody else shows what that person is.
    if (!(await requireOwner(viewer).catch(unlessDown))) return new Map();
    const answers = await Promise.all(
      questions.map(async ([projectId, named]) => {
        const found = await findMembership({ ...viewer, projectId, named, fresh: false }).catch(
          unlessDown,
        );
        return found ? ([[projectId, found]] as const) : [];
      }),
    );
    return new Map(answers.flat());
  };
}

/** Whether the viewer is in a group, or has a role, that a plan of a project asks. */
export function memberIn(
  member: MemberByProject,
  projectId: string,
  { groups, roles }: AskedIn['named'],
): boolean {
  const membership = member.get(projectId);
  if (!membership) return false;
  return isApprover({ approvers: { groups, roles } }, '', membership) === 'yes';
}

function byProject(asked: readonly AskedIn[]): Map<string, ReturnType<typeof namedIn>> {
  const of = new Map<string, ReturnType<typeof namedIn>>();
  for (const { projectId, named } of asked) {
    const { groups = [], roles = [] } = of.get(projectId) ?? {};
    const once = (ids: readonly string[]) => [...new Set(ids)].sort();
    const all = {
      groups: once([...groups, ...named.groups]),
      roles: once([...roles, ...named.roles]),
    };
    if (all.groups.length + all.roles.length > 0) of.set(projectId, all);
  }
  return of;
}

/** A list is no reason to fail: what cannot be known now is known with the next look. */
function unlessDown(error: unknown): null {
  const isDown =
    isReadygateError(error, 'jira_unavailable') || isReadygateError(error, 'jira_rate_limited');
  if (isDown) return null;
  throw error;
}
