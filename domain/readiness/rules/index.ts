import type { Rule } from '../rule.ts';
import { blockersOpen } from './blockers-open.ts';
import { bugEnvironment } from './bug-environment.ts';
import { bugExpected } from './bug-expected.ts';
import { bugObserved } from './bug-observed.ts';
import { bugSteps } from './bug-steps.ts';
import { componentPresent } from './component-present.ts';
import { concernSingle } from './concern-single.ts';
import { contentPresent } from './content-present.ts';
import { criteriaPresent } from './criteria-present.ts';
import { criteriaTestable } from './criteria-testable.ts';
import { descriptionPresent } from './description-present.ts';
import { estimatePresent } from './estimate-present.ts';
import { lengthLong } from './length-long.ts';
import { placeholdersOpen } from './placeholders-open.ts';
import { priorityPresent } from './priority-present.ts';
import { questionsOpen } from './questions-open.ts';
import { riskRollout } from './risk-rollout.ts';
import { scopeBoundaries } from './scope-boundaries.ts';
import { staleAge } from './stale-age.ts';
import { storyAction } from './story-action.ts';
import { storyAtomic } from './story-atomic.ts';
import { storyBenefit } from './story-benefit.ts';
import { storyForm } from './story-form.ts';
import { storyRole } from './story-role.ts';
import { summaryQuality } from './summary-quality.ts';
import { summaryUnique } from './summary-unique.ts';
import { testPlan } from './test-plan.ts';
import { wordingAmbiguous } from './wording-ambiguous.ts';
import { wordingComparative } from './wording-comparative.ts';
import { wordingLoophole } from './wording-loophole.ts';
import { wordingNegative } from './wording-negative.ts';
import { wordingNonVerifiable } from './wording-non-verifiable.ts';
import { wordingSubjective } from './wording-subjective.ts';
import { wordingSuperlative } from './wording-superlative.ts';
import { wordingUncertainVerb } from './wording-uncertain-verb.ts';
import { wordingVaguePronoun } from './wording-vague-pronoun.ts';

/** Every rule there is. A new one is a file here and a line below. */
export const rules: readonly Rule[] = [
  blockersOpen,
  bugEnvironment,
  bugExpected,
  bugObserved,
  bugSteps,
  componentPresent,
  concernSingle,
  contentPresent,
  criteriaPresent,
  criteriaTestable,
  descriptionPresent,
  estimatePresent,
  lengthLong,
  placeholdersOpen,
  priorityPresent,
  questionsOpen,
  riskRollout,
  scopeBoundaries,
  staleAge,
  storyAction,
  storyAtomic,
  storyBenefit,
  storyForm,
  storyRole,
  summaryQuality,
  summaryUnique,
  testPlan,
  wordingAmbiguous,
  wordingComparative,
  wordingLoophole,
  wordingNegative,
  wordingNonVerifiable,
  wordingSubjective,
  wordingSuperlative,
  wordingUncertainVerb,
  wordingVaguePronoun,
];
