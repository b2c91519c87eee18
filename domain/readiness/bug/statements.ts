import type { FieldText, Language } from '../../issue.ts';
import type { Subject } from '../rule.ts';
import { clausesOf } from './clauses.ts';
import { isExpected } from './expected.ts';
import { heardIn } from './heard.ts';
import { isObserved } from './observed.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { isStep } from './steps.ts';
import type { BugPart } from './titles.ts';
import { bugWordsOf } from './words.ts';

/** A sentence of a report with the parts it carries. */
export interface Statement {
  field: FieldText;
  start: number;
  end: number;
  parts: readonly BugPart[];
}

const known = new WeakMap<Subject, Statement[]>();

/**
 * The sentences that carry a part of a bug report, those of the description first. Three rules ask;
 * the answer for a subject is kept as long as the subject is.
 */
export function statementsOf(subject: Subject): readonly Statement[] {
  const found = known.get(subject) ?? read(subject);
  known.set(subject, found);
  return found;
}

function read({ summary, description, tokens, issue }: Subject): Statement[] {
  return [description, summary].flatMap((field) =>
    sentencesOf(
      field,
      tokens.filter((token) => token.field === field),
    ).flatMap((sentence) => {
      const parts = partsOf(sentence, issue.language);
      const { start, end } = sentence;
      return parts.length > 0 ? [{ field, start, end, parts }] : [];
    }),
  );
}

function partsOf(sentence: Sentence, language: Language): BugPart[] {
  const words = heardIn(sentence.words, bugWordsOf(language));
  const clauses = clausesOf(sentence, words);
  const parts: BugPart[] = [];
  if (isObserved(sentence, clauses, words)) parts.push('observed');
  if (isExpected(sentence, clauses, words)) parts.push('expected');
  if (isStep(sentence, clauses, words)) parts.push('steps');
  return parts;
}
