import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Operation } from '../../../domain/operation.ts';
import { operationLabel } from '../../../domain/operations/label.ts';
import { approvalSentence } from '../../../domain/sentence.ts';
import { changeEffects } from '../../../forge-app/static/app/src/changes/effects.ts';
import { changeLabel } from '../../../forge-app/static/app/src/changes/label.ts';
import { approvalText } from '../../../forge-app/static/app/src/changes/sentence.ts';
import { whyText } from '../../../forge-app/static/app/src/changes/why.ts';
import { everyOperation } from '../every-operation.ts';
import { speakEnglish } from '../speaking.ts';

beforeAll(speakEnglish);

const operations = Object.entries(everyOperation) as [string, Operation][];

describe('A2 what a change does, in the words of the screen', () => {
  it.each(operations)('is what the API says of it: %s', (_name, operation) => {
    expect(changeLabel(operation)).toBe(operationLabel(operation));
  });

  it('is one sentence, the same that the API makes, whatever is chosen', () => {
    const some = fc.subarray(operations.map(([, operation]) => operation));
    const twice = fc.tuple(some, some).map(([one, other]) => [...one, ...other]);
    fc.assert(
      fc.property(twice, (chosen) => {
        const said = { issueKey: 'SHOP-12', name: 'Ada', operations: chosen };
        expect(approvalText(said)).toBe(approvalSentence(said));
      }),
    );
  });

  it.each(operations)('leaves nothing out of what it sets: %s', (_name, operation) => {
    const shown = JSON.stringify(changeEffects(operation));
    for (const text of textsOf(operation))
      expect(shown).toContain(JSON.stringify(text).slice(1, -1));
  });

  it('shows names as they come and go, and text line by line', () => {
    const { setLabels, setAssignee, insertSections, removeSections } = everyOperation;
    expect(changeEffects(setLabels)).toEqual([
      { kind: 'names', name: 'Labels', added: ['payments', 'api'], removed: [] },
    ]);
    expect(changeEffects(setAssignee)).toEqual([
      { kind: 'fromTo', name: 'Assignee', from: 'nobody', to: 'Ada' },
    ]);
    expect(changeEffects(insertSections)).toMatchObject([
      { kind: 'lines', sign: '+', lines: ['Test plan', '• Pay twice', '• Pay never'] },
    ]);
    expect(changeEffects(removeSections)).toMatchObject([
      { kind: 'lines', sign: '−', lines: ['Test plan', '1. Pay twice'] },
    ]);
  });
});

describe('A2 why a change is proposed', () => {
  it.each([
    [{ code: 'rule', words: null }, 'Asked for by a rule.'],
    [
      { code: 'takes_back', words: null, of: everyOperation.everyone },
      'It takes back: Add a comment.',
    ],
    [{ code: 'asked_for', words: 'retry once' }, 'The work item asks for it: “retry once”'],
    [{ code: 'model', words: null }, 'A model proposes it. No words of the work item ask for it.'],
    [
      { code: 'model_questions', words: null, questions: 2 },
      'In a model’s words: the last 2 questions.',
    ],
  ] as const)('is said by its code and the words of the work item: %j', (because, words) => {
    expect(whyText(because)).toBe(words);
  });

  it('takes words of a work item as they are', () => {
    const words = '<b>{count, plural}</b> “it’s”';
    expect(whyText({ code: 'asked_for', words })).toBe(`The work item asks for it: “${words}”`);
  });
});

/** Every text that a person would read in Jira. */
function textsOf(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return ['text', 'summary', 'name'].includes(name) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsOf(one, key));
}
