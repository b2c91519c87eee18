import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { subjectOf } from '../../../../domain/readiness/subject.ts';
import { growth, linear } from '../../../helpers/growth.ts';
import { issueOf } from '../../../helpers/judged.ts';
import { anyDoc, hostileText } from '../../../helpers/random-issue.ts';

// Much work rather than waiting: on a busy machine it takes its time.
jest.setTimeout(60_000);

const storyIn = (description: unknown) => subjectOf(issueOf({ description }), null).story;

const words = fc.constantFrom(
  ...`As a|as an|buyer|, |. |\n|I want|I can|to|be able to|save|my card|and|or|remove it|so that|so|
  in order to|because|Als|Käufer|möchte ich|um|zu|speichern|und|damit|En tant qu'|client|je veux|j’|
  afin de|pour|payer|et|Como|quiero|para|pagar|y|que|(|)|*|- |"|🚀|e\u0301|'`.split('|'),
);
const openings = fc.constantFrom(
  'As a buyer, I want to ',
  'I want ',
  'Als Käufer möchte ich ',
  "En tant qu'acheteur je veux ",
  'Como compradora quiero ',
  '',
);
const storyLike = fc
  .tuple(
    openings,
    fc.array(fc.oneof({ weight: 9, arbitrary: words }, hostileText), { maxLength: 60 }),
  )
  .map(([opening, rest]) => opening + rest.join(' '));

describe('R2 the story in any text', () => {
  it('has its parts within the whole, in places that are words of the field', () => {
    let found = 0;
    fc.assert(
      fc.property(fc.oneof(storyLike, anyDoc), (description) => {
        const story = storyIn(description);
        if (!story) return;
        found += 1;
        const { field, whole, role, action, benefit, actions } = story;
        expect(role ?? action).not.toBeNull();
        for (const place of [role, action, benefit, ...actions].filter((one) => one !== null)) {
          expect(place.start).toBeGreaterThanOrEqual(whole.start);
          expect(place.end).toBeLessThanOrEqual(whole.end);
          expect(field.text.slice(place.start, place.end)).toMatch(
            /^[\p{L}\p{N}].*[\p{L}\p{M}\p{N}]$|^[\p{L}\p{N}]$/su,
          );
        }
        expect(actions.length > 0).toBe(action !== null);
      }),
      { numRuns: 1000, examples: [['möchte ich Als Als']] },
    );
    expect(found).toBeGreaterThan(100);
  });

  it.each([
    ['roles', 'As a buyer, '],
    ['wishes', 'I want '],
    ['stories', 'As a buyer, I want to pay so that I own it. '],
    ['roles without a wish', 'As a buyer, cards matter. '],
    ['aims', 'In order to pay, I want so that '],
    ['what is asked for', 'As a buyer I want to add it, '],
    ['wishes said again', 'As a buyer I want to pay and I want '],
    ['um without zu', 'Als Käufer will ich, um '],
    ['elisions', "En tant qu'un client j'aimerais d'"],
    ['repeated markers', 'I want so that so that '],
  ])('is found in time linear in its length: %s', (_name, piece) => {
    const filled = (length: number) => piece.repeat(Math.ceil(length / piece.length));
    expect(growth(filled, storyIn)).toBeLessThan(linear);
  });
});
