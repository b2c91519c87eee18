import type { FieldText, NormalIssue } from '../issue.ts';
import { findRisks } from './risk-areas.ts';
import type { Subject } from './rule.ts';
import { sectionsOf } from './sections.ts';
import { findStory } from './story/find-story.ts';
import { readSentences } from './tokens.ts';
import { findWording } from './wording/find.ts';
import { lexiconFor } from './wording/lexicons.ts';

const none = (key: FieldText['key']): FieldText => ({
  key,
  format: 'text',
  read: 'empty',
  text: '',
  blocks: [],
});

/** What rules look at, derived once. */
export function subjectOf(
  issue: NormalIssue,
  asOf: string | null,
  sameSummaries: number | null = null,
): Subject {
  const { texts } = issue;
  const sentences = readSentences(texts);
  const bodies = texts.filter(({ key }) => key !== 'summary');
  const summary = texts.find(({ key }) => key === 'summary') ?? none('summary');
  const description = texts.find(({ key }) => key === 'description') ?? none('description');
  const isStory = issue.type.kind === 'story';
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  return {
    issue,
    summary,
    description,
    sentences,
    wording: findWording(sentences, lexiconFor(issue.language)),
    tokens,
    risks: findRisks({ issue, tokens }),
    sections: sectionsOf(bodies),
    story: isStory ? findStory([description, summary], sentences, issue.language) : null,
    asOf,
    sameSummaries,
  };
}
