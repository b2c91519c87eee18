import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultNoiseBudget, noiseFreeAt } from '../../domain/noise-budget.ts';
import { parsePolicy } from '../../domain/parse-policy.ts';
import { defaultPolicy } from '../../domain/policy.ts';

const day = 86_400_000;
const now = new Date('2026-11-24T10:00:00.000Z');
const ago = (days: number, rows: number) => ({ at: new Date(now.getTime() - days * day), rows });
const budget = { rows: 10, days: 7 };

describe('G3 the noise budget of an issue', () => {
  it.each([
    ['nothing was proposed', [], null],
    ['less was proposed', [ago(1, 9)], null],
    ['so much was proposed long ago', [ago(7, 10)], null],
    ['one plan used it up', [ago(2, 12)], 5],
    ['several used it up: until enough of them are old', [ago(6, 3), ago(3, 4), ago(1, 6)], 4],
    ['the newest is too large', [ago(6, 3), ago(1, 12)], 6],
  ])('says when something may be proposed again where %s', (_what, proposals, days) => {
    const expected = days === null ? null : new Date(now.getTime() + days * day);
    expect(noiseFreeAt(budget, proposals, now)).toEqual(expected);
  });

  it('is free at the time that it names, and not a moment before', () => {
    const proposal = fc.record({
      days: fc.double({ min: 0.1, max: 9, noNaN: true }),
      rows: fc.nat(8),
    });
    fc.assert(
      fc.property(fc.array(proposal, { maxLength: 8 }), (made) => {
        const proposals = made
          .map(({ days, rows }) => ago(days, rows))
          .toSorted((a, b) => a.at.getTime() - b.at.getTime());
        const freeAt = noiseFreeAt(budget, proposals, now);
        if (freeAt === null) return;
        expect(freeAt.getTime()).toBeGreaterThan(now.getTime());
        expect(noiseFreeAt(budget, proposals, freeAt)).toBeNull();
        const before = new Date(freeAt.getTime() - 1);
        expect(noiseFreeAt(budget, proposals, before)).not.toBeNull();
      }),
    );
  });

  it('is part of what a project publishes, and has a default', () => {
    const { version: _version, ...draft } = { ...defaultPolicy, id: 'team' };
    expect(parsePolicy({ ...draft, noiseBudget: budget }).noiseBudget).toEqual(budget);
    expect(parsePolicy(draft).noiseBudget).toBeUndefined();
    expect(defaultNoiseBudget).toEqual({ rows: 40, days: 7 });
    for (const wrong of [{ rows: 0, days: 7 }, { rows: 10, days: 32 }, { rows: 10 }])
      expect(() => parsePolicy({ ...draft, noiseBudget: wrong })).toThrow(
        expect.objectContaining({ code: 'invalid_policy' }),
      );
  });
});
