import type { Activities } from './activities.ts';
import { createAnalysing } from './analysing.ts';
import { createAnnotating } from './annotating.ts';

import { createApplying } from './applying.ts';
import { createWaitingForAnswers } from './clarifying/waiting.ts';
import type { ActivityDeps } from './deps.ts';
import { createDetecting } from './detecting.ts';
import { createDrafting } from './drafting.ts';
import { createEnding } from './ending.ts';
import { createGathering } from './gathering.ts';
import { createJudging } from './judging.ts';
import { payingByPurpose } from './limits.ts';
import { createModelTesting } from './model/testing.ts';
import { createDigests } from './notifying/digests.ts';
import { createNotifying } from './notifying/messages.ts';
import { createPublishing } from './publishing.ts';
import { createReconciling } from './reconciling.ts';
import { createRevalidating } from './revalidating.ts';
import { createSweeping } from './sweeping/sweeping.ts';
import { createVerifying } from './verifying.ts';
import { createAuditVerifying } from './verifying-audits.ts';

/** The list of activity types, each attempt with a reservation of its own for what it asks of Jira. */
export function createActivities(deps: ActivityDeps): Activities {
  const { revalidatePlan } = createRevalidating(deps);
  return payingByPurpose({
    ...createJudging(deps),
    ...createAnalysing(deps),
    ...createAnnotating(deps),
    ...createModelTesting(deps),
    ...createDrafting(deps),
    ...createApplying(deps),
    ...createVerifying(deps, revalidatePlan),
    ...createEnding(deps),
    ...createWaitingForAnswers(deps),
    ...createNotifying(deps),
    ...createDigests(deps),
    ...createPublishing(deps),
    ...createReconciling(deps),
    ...createDetecting(deps),
    ...createGathering(deps),
    ...createSweeping(deps),
    ...createAuditVerifying(deps),
    revalidatePlan,
  });
}
