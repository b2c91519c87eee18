import { describe, expect, it } from '@jest/globals';
import { placeBehind, type SweepPlace, type SweepShape } from '../../../domain/sweep-place.ts';

const start: SweepPlace = { pass: 'main', projectAt: 0, after: null };

/** Every place of a sweep whose projects have two pages each. */
function walk(shape: SweepShape): string[] {
  const seen: string[] = [];
  for (let place: SweepPlace | null = start; place; ) {
    const { pass, projectAt, after }: SweepPlace = place;
    seen.push(`${pass} ${projectAt} ${after ?? '-'}`);
    place = placeBehind(place, { after: 'X-100', isLast: after !== null }, shape);
  }
  return seen;
}

describe('S2 the way through a sweep', () => {
  it('leads through each project twice, and then to what is not there any more', () => {
    const shape = { source: 'jira', projects: 2, hasPrevious: true } as const;
    expect(walk(shape)).toEqual([
      ...['main 0 -', 'main 0 X-100', 'main 1 -', 'main 1 X-100'],
      ...['late 0 -', 'late 0 X-100', 'late 1 -', 'late 1 X-100'],
      ...['left 0 -', 'left 0 X-100'],
    ]);
    expect(walk({ ...shape, hasPrevious: false })).toEqual(walk(shape).slice(0, 8));
  });

  it('leads through what is kept once', () => {
    expect(walk({ source: 'stored', projects: 1, hasPrevious: true })).toEqual([
      'main 0 -',
      'main 0 X-100',
    ]);
  });

  it('stays where it was behind a page without any issue that is not the last', () => {
    const place = { pass: 'main', projectAt: 1, after: 'A-1' } as const;
    const shape = { source: 'jira', projects: 2, hasPrevious: false } as const;
    expect(placeBehind(place, { after: null, isLast: false }, shape)).toEqual(place);
  });
});
