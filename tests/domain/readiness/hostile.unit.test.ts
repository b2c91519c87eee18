import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { judge } from '../../../domain/readiness/judge.ts';
import { expectSlices } from '../../helpers/expect-spans.ts';
import { growth, linear } from '../../helpers/growth.ts';
import { baseline, issueOf } from '../../helpers/judged.ts';

// Much work rather than waiting: on a busy machine it takes its time.
jest.setTimeout(120_000);

const megabyte = 1_000_000;
const filled = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

const pieces: [string, string][] = [
  ['control characters', '\u0000\u0007\u001b[31m \u009f\u2028'],
  ['right-to-left text', 'يجب أن تعمل الصفحة. \u202eהדף צריך לעבוד\u202c? '],
  ['emoji', '👩‍👩‍👧‍👦 ✅ 🇩🇪 ☐ '],
  ['letters with many marks', `e${'\u0301'.repeat(40)} `],
  ['lone surrogates', '\ud800a\udc00 '],
  ['letters without a space', '\u3042'],
  ['prose', 'As a reader, I want it so that it is fast. It should work when I click. '],
  ['a checklist', '- [ ] Akzeptanzkriterien: wenn ich zahle, dann\n'],
];

describe('R1 hostile input', () => {
  it.each(pieces)('a megabyte of %s is judged, with evidence that slices', (_name, piece) => {
    for (const type of ['Story', 'Bug']) {
      const issue = issueOf({ type, description: filled(piece, megabyte) });
      const { results } = judge(issue, baseline);
      expectSlices(
        issue.texts,
        results.flatMap(({ evidence }) => evidence),
      );
    }
  });

  it.each(pieces)('%s: takes time linear in its length', (_name, piece) => {
    for (const type of ['Story', 'Bug'])
      expect(
        growth(
          (length) => filled(piece, length),
          (description) => judge(issueOf({ type, description }), baseline),
        ),
      ).toBeLessThan(linear);
  });

  it('documents of any depth are judged or unreadable, never an error and never missing', () => {
    const wrapped = fc.constantFrom('bulletList', 'listItem', 'panel', 'table', 'somethingNew');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), wrapped, (depth, type) => {
        let node: object = { type: 'paragraph', content: [{ type: 'text', text: 'It is so.' }] };
        for (let level = 0; level < depth; level++) node = { type, content: [node] };
        const description = { version: 1, type: 'doc', content: [node] };
        const issue = issueOf({ type: 'Task', description });
        const read = issue.texts.find(({ key }) => key === 'description')?.read;
        const { outcome } = judge(issue, baseline).results.find(
          ({ rule }) => rule === 'content.present',
        ) ?? { outcome: null };
        expect(read).toBe(depth < 55 ? 'ok' : depth > 65 ? 'unreadable' : read);
        if (read === 'unreadable') expect(outcome).toBe('unreadable');
      }),
      { numRuns: 60 },
    );
  });
});
