import type { PolicyView } from '../../../../../../domain/settings-views.ts';
import type { Problem } from '../../shared/problem.ts';
import { useKept } from '../../shared/use-kept.ts';
import type { Saved } from '../../shared/use-saved.ts';
import { draftOf, type PolicyDraft, type PolicyProblem, parseDraft } from './policy-draft.ts';

export interface EditedPolicy {
  /** JSON: what a form shows as well as what may be typed. */
  text: string;
  /** Null where the text is no JSON. */
  draft: PolicyDraft | null;
  changed: boolean;
  setText: (text: string) => void;
  setDraft: (draft: PolicyDraft) => void;
  discard: () => void;
  /** What the API said of it. */
  wrong: PolicyProblem | null;
  /** @returns whether it stands */
  publish: () => Promise<boolean>;
  /** Over what somebody else published. */
  publishOver: () => Promise<boolean>;
}

/** A policy that is worked on, on top of the one that stands. */
export function usePolicyDraft(
  projectKey: string,
  stored: PolicyView,
  { save, saveOver, saving }: Saved<PolicyView>,
): EditedPolicy {
  const base = written(draftOf(stored.policy, projectKey));
  const [typed, keep] = useKept<string>(`policy of ${projectKey}`);
  const text = typed ?? base;
  const draft = parseDraft(text);
  const settled = async (saved: Promise<boolean>) => {
    const stands = await saved;
    if (stands) keep(null);
    return stands;
  };
  return {
    text,
    draft,
    changed: text !== base,
    setText: keep,
    setDraft: (now) => keep(written(now)),
    discard: () => keep(null),
    wrong: problemOf(saving),
    publish: () => settled(save({ policy: draft })),
    publishOver: () => settled(saveOver({ policy: draft })),
  };
}

const written = (draft: PolicyDraft) => JSON.stringify(draft, null, 2);

/** What the API says of a policy that it refused. */
function problemOf(problem: Problem | null): PolicyProblem | null {
  if (problem?.kind !== 'refused' || problem.error.code !== 'invalid_policy') return null;
  const { path, expected } = { ...problem.error.details };
  return { path: String(path ?? '/policy'), expected: String(expected ?? '') };
}
