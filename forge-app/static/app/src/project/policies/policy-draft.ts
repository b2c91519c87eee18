import type { Policy } from '../../../../../../domain/policy.ts';

/** A policy as it is sent; the version is given when it is published. */
export type PolicyDraft = Omit<Policy, 'version'>;

/** What is wrong with a policy, and where in it. */
export interface PolicyProblem {
  path: string;
  expected: string;
}

/** The draft that a form begins with: the default has no id of its own. */
export function draftOf({ version: _version, ...policy }: Policy, projectKey: string): PolicyDraft {
  if (policy.id !== 'default') return policy;
  const id = projectKey
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '-')
    .slice(0, 40);
  return { ...policy, id };
}

/** A draft from its text; null where the text is no JSON. */
export function parseDraft(text: string): PolicyDraft | null {
  try {
    return JSON.parse(text) as PolicyDraft;
  } catch {
    return null;
  }
}

/** Whether a form can show a draft: someone may have typed anything. */
export function isWhole(draft: PolicyDraft | null): draft is PolicyDraft {
  const { low, medium, high } = { ...draft?.tiers };
  return [low, medium, high].every((tier) => typeof tier === 'object' && tier !== null);
}

/** What is wrong at a place or below it. */
export function problemAt(problem: PolicyProblem | null, place: string): PolicyProblem | null {
  if (!problem) return null;
  return problem.path === place || problem.path.startsWith(`${place}/`) ? problem : null;
}
