import type { IssueKind, NormalIssue } from '../issue.ts';
import type { Judges, Pack } from './pack/pack.ts';
import { isKnownAmong, statusesMeant } from './pack/statuses.ts';

/** Why a pack does not judge a work item: its status, its type, or that a customer asked for it. */
export type LeftOut = 'status' | 'type' | 'service';

const types: readonly IssueKind[] = ['story', 'task', 'bug', 'spike', 'other'];

/** Which work items a pack judges, where it says nothing: what is to be begun, or for a Definition of Done what was. */
export function judgesOf({
  judges,
  purpose = 'ready',
}: Pick<Pack, 'judges' | 'purpose'>): Required<Judges> {
  const statuses = [purpose === 'ready' ? 'toDo' : 'inProgress'];
  return { statuses, types: [...types], serviceRequests: false, ...judges };
}

/**
 * Why a pack leaves a work item out on screens, by events and in sweeps; null where it judges it. What is not known
 * of one leaves nothing out.
 */
export function whyLeftOut(
  issue: Pick<NormalIssue, 'type' | 'statusCategory' | 'status' | 'service'>,
  pack: Pick<Pack, 'judges' | 'purpose'>,
): LeftOut | null {
  const judges = judgesOf(pack);
  if (!judges.types.includes(issue.type.kind)) return 'type';
  if (issue.service && !judges.serviceRequests) return 'service';
  if (statusesMeant(judges.statuses, issue).length > 0) return null;
  return isKnownAmong(judges.statuses, issue) ? 'status' : null;
}
