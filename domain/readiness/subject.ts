import type { FieldText, NormalIssue } from '../issue.ts';
import type { Subject } from './rule.ts';
import { sectionsOf } from './sections.ts';
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
export function subjectOf(issue: NormalIssue, asOf: string | null): Subject {
  const { texts } = issue;
  const sentences = readSentences(texts);
  const bodies = texts.filter(({ key }) => key !== 'summary');
  return {
    issue,
    summary: texts.find(({ key }) => key === 'summary') ?? none('summary'),
    description: texts.find(({ key }) => key === 'description') ?? none('description'),
    sentences,
    wording: findWording(sentences, lexiconFor(issue.language)),
    tokens: sentences.flatMap(({ tokens }) => tokens),
    sections: sectionsOf(bodies),
    asOf,
  };
}
