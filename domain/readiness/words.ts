import type { RuleResult } from '../report.ts';

/** A short name, and one sentence on what would make the rule pass. */
export interface FindingWords {
  title: string;
  advice: string;
}

type Words = Record<string, FindingWords>;

const english: Words = {
  'bug.environment': {
    title: 'No environment',
    advice: 'Say where it was seen: version, browser, device or stage.',
  },
  'bug.expected': {
    title: 'Expected behaviour missing',
    advice: 'Add one sentence on what should have happened.',
  },
  'bug.observed': {
    title: 'Observed behaviour missing',
    advice: 'Add one sentence on what happens now.',
  },
  'bug.steps': {
    title: 'No steps to reproduce',
    advice: 'List the steps that show it, from a state that everybody can reach.',
  },
  'component.present': { title: 'No component', advice: 'Set the component it touches.' },
  'concern.single': {
    title: 'More than one concern',
    advice: 'Keep one concern here and move the other into a work item of its own.',
  },
  'content.present': {
    title: 'Nothing to judge',
    advice: 'Describe what is wanted in a sentence or two.',
  },
  'criteria.present': {
    title: 'No acceptance criteria',
    advice: 'List what must be true when it is done, below a heading "Acceptance criteria".',
  },
  'criteria.testable': {
    title: 'Criteria that cannot be checked',
    advice: 'Replace the marked words by something that can be measured or seen.',
  },
  'description.present': {
    title: 'Description too short',
    advice: 'Say what is wanted and why, in at least fifteen words.',
  },
  'estimate.present': {
    title: 'No estimate',
    advice: 'Estimate it, or say why that is not possible yet.',
  },
  'length.long': {
    title: 'Very long',
    advice: 'Move background into a page and keep what is to be built.',
  },
  'placeholders.open': {
    title: 'Open placeholders',
    advice: 'Fill in the marked places or delete them.',
  },
  'questions.open': { title: 'Open questions', advice: 'Answer the marked questions in the text.' },
  'risk.rollout': {
    title: 'No word on rollout or rollback',
    advice: 'Say how this risky change goes out and how it is taken back.',
  },
  'scope.boundaries': { title: 'No boundaries', advice: 'Say what is out of scope.' },
  'stale.age': {
    title: 'Not touched for long',
    advice: 'Check that it is still wanted as it stands.',
  },
  'story.form': {
    title: 'Who wants it, and what for?',
    advice: 'Say it as "As a …, I want …, so that …".',
  },
  'summary.quality': {
    title: 'Summary says too little',
    advice: 'Name the thing and what changes, in three to twenty words.',
  },
  'test.plan': { title: 'No test plan', advice: 'Say how it will be tested.' },
  'wording.vague': { title: 'Vague words', advice: 'Say what the marked words mean here.' },
};

const missingBenefit = {
  title: 'A story without its reason',
  advice: 'Add what it is good for: "so that …".',
};

/** The words of a result, in the reader's language. */
export function findingWords({
  rule,
  outcome,
  params,
}: Pick<RuleResult, 'rule' | 'outcome' | 'params'>): FindingWords {
  const words =
    rule === 'story.form' && params.missing === 'benefit'
      ? missingBenefit
      : (english[rule] ?? { title: rule, advice: '' });
  if (outcome !== 'unreadable') return words;
  return {
    title: words.title,
    advice:
      'A field could not be read, so this was not judged. Open it in the editor and save it again.',
  };
}
