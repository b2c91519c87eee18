import { payingFor } from '../clients/jira/limits/purpose.ts';
import type { Purpose } from '../domain/limits/settings.ts';
import type { Activities } from './activities.ts';

/** What activities are for that are not for a refinement. */
const purposes: Partial<Record<keyof Activities, Purpose>> = {
  verifyPlan: 'verification',
  detectOnce: 'verification',
  gatherOutcomes: 'sweep',
  publishDue: 'sweep',
  sweepPage: 'sweep',
};

/** Has every activity pay its calls to Jira from the part of the hour that it is for. */
export function payingByPurpose(activities: Activities): Activities {
  const paying = Object.entries(activities).map(([name, activity]) => {
    const purpose = purposes[name as keyof Activities] ?? 'refinement';
    const run = activity as (input: unknown) => Promise<unknown>;
    return [name, (input: unknown) => payingFor(purpose, () => run(input))];
  });
  return Object.fromEntries(paying) as Activities;
}
