import { describe, expect, it } from '@jest/globals';
import {
  type LicenceMemory,
  licenceStanding,
  licenceState,
  rememberedState,
} from '../../domain/licence.ts';

const at = new Date('2026-11-24T10:00:00.000Z');
const before = (hours: number) => new Date(at.getTime() - hours * 3_600_000);

const modes = { off: null, '7 days': { graceDays: 7 }, 'no grace': { graceDays: 0 } };
const environments = ['DEVELOPMENT', 'STAGING', 'PRODUCTION'] as const;
const claims = {
  absent: null,
  active: { active: true, trial: false },
  trial: { active: true, trial: true },
  inactive: { active: false, trial: false },
};
const memories: Record<string, LicenceMemory> = {
  'nothing known': { known: false, activeAt: null },
  'never active': { known: true, activeAt: null },
  'active now': { known: true, activeAt: at },
  'active an hour ago': { known: true, activeAt: before(1) },
  'active 7 days and a millisecond less ago': {
    known: true,
    activeAt: new Date(before(7 * 24).getTime() + 1),
  },
  'active 7 days ago': { known: true, activeAt: before(7 * 24) },
  'active a year ago': { known: true, activeAt: before(365 * 24) },
};

/** The first line that fits says what a site may do. */
const table: [mode: string, environment: string, claim: string, memory: string, access: string][] =
  [
    ['off', '*', '*', '*', 'full'],
    ['*', '*', 'active', '*', 'full'],
    ['*', '*', 'trial', '*', 'full'],
    ['*', 'DEVELOPMENT', 'absent', '*', 'full'],
    ['*', 'STAGING', 'absent', '*', 'full'],
    ['*', 'PRODUCTION', 'absent', 'nothing known', 'full'],
    ['7 days', '*', '*', 'active now', 'grace'],
    ['7 days', '*', '*', 'active an hour ago', 'grace'],
    ['7 days', '*', '*', 'active 7 days and a millisecond less ago', 'grace'],
    ['*', '*', '*', '*', 'lapsed'],
  ];

describe('T3 what a licence lets a site do', () => {
  it('is as the table says for every mode, environment, claim and memory', () => {
    let cells = 0;
    const mismatches: unknown[] = [];
    for (const [mode, rules] of Object.entries(modes))
      for (const environment of environments)
        for (const [name, claim] of Object.entries(claims))
          for (const [known, memory] of Object.entries(memories)) {
            cells += 1;
            const cell = [mode, environment, name, known];
            const line = table.find((one) =>
              cell.every((value, index) => one[index] === '*' || one[index] === value),
            );
            const { access } = licenceStanding({ rules, environment, claim, memory, at });
            if (access !== line?.[4]) mismatches.push([...cell, access]);
          }
    expect({ cells, mismatches }).toEqual({ cells: 3 * 3 * 4 * 7, mismatches: [] });
  });

  it('says when the grace period ends, and when it ended', () => {
    const asked = { rules: { graceDays: 7 }, environment: 'PRODUCTION', claim: null, at } as const;
    const until = (memory: LicenceMemory) => licenceStanding({ ...asked, memory });
    expect(until({ known: true, activeAt: before(24) })).toEqual({
      access: 'grace',
      state: 'absent',
      graceUntil: '2026-11-30T10:00:00.000Z',
    });
    expect(until({ known: true, activeAt: before(10 * 24) })).toEqual({
      access: 'lapsed',
      state: 'absent',
      graceUntil: '2026-11-21T10:00:00.000Z',
    });
  });
});

describe('T3 what is remembered of a licence', () => {
  it('is that there was one, whatever is not said later', () => {
    expect(licenceState(null)).toBe('absent');
    expect(rememberedState(null, 'absent')).toBe('absent');
    expect(rememberedState('absent', 'absent')).toBe('absent');
    for (const known of ['active', 'trial', 'inactive'] as const) {
      expect(rememberedState(known, 'absent')).toBe('inactive');
      expect(rememberedState('absent', known)).toBe(known);
    }
  });
});
