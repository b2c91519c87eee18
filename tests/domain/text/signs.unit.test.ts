import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readSummary } from '../../../domain/normalise/fields.ts';
import { readSentences } from '../../../domain/readiness/tokens.ts';
import {
  countOf,
  isSpaceAt,
  isWordAt,
  letter,
  runEnd,
  space,
  wordPart,
} from '../../../domain/text/signs.ts';

const odd = fc.constantFrom(
  '’',
  "'",
  '-',
  'http://a.b',
  'é',
  '𝒳',
  '\ud800',
  '\u0301',
  '１',
  '\u2028',
);
const text = fc
  .array(fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 8 }), fc.string({ maxLength: 8 })))
  .map((pieces) => pieces.join(''));

describe('kinds of characters', () => {
  it('are those of the patterns that Unicode gives names to', () => {
    fc.assert(
      fc.property(text, (given) => {
        const [run = ''] = /^[\p{L}\p{N}\p{M}]*/u.exec(given) ?? [];
        expect(runEnd(given, 0, given.length, wordPart)).toBe(run.length);
        expect(countOf(given, letter | space)).toBe(given.replace(/[^\p{L}\s]+/gu, '').length);
        for (let at = 0; at < given.length; at++) {
          expect(isSpaceAt(given, at)).toBe(/\s/.test(given.charAt(at)));
          expect(isWordAt(given, at)).toBe(/[\p{L}\p{N}]/u.test(given.charAt(at)));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('end a run where its place ends, also within a character of two units', () => {
    expect(runEnd('a𝒳b', 0, 2, wordPart)).toBe(1);
    expect(runEnd('a𝒳b', 0, 4, wordPart)).toBe(4);
  });

  it('part the same words as a pattern does', () => {
    const word =
      /https?:\/\/[^\s\]|)>]+|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;
    fc.assert(
      fc.property(text, (given) => {
        const field = readSummary(given.replaceAll(/[`{}]/g, ''));
        const sentences = readSentences([field]);
        const wanted = sentences.flatMap(({ start, end }) =>
          [...field.text.slice(start, end).matchAll(word)]
            .filter(([found]) => !found.includes('://'))
            .map(({ index, 0: found }) => [start + index, found.toLowerCase()]),
        );
        const found = sentences.flatMap(({ tokens }) =>
          tokens.map(({ start, word }) => [start, word]),
        );
        expect(found).toEqual(wanted);
      }),
      { numRuns: 1000 },
    );
  });
});
