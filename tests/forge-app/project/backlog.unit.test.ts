import { describe, expect, it } from '@jest/globals';
import {
  addressOf,
  everything,
  keyText,
  questionOf,
  sortedBy,
} from '../../../forge-app/static/app/src/project/backlog/question.ts';
import { steps } from '../../../forge-app/static/app/src/project/backlog/steps.ts';

describe('U1 what a backlog is asked for', () => {
  it('stands in the address, and comes back from there', () => {
    const asked = { ...everything, status: 'ready', text: 'SHOP-1', order: 'desc' } as const;
    const address = new URLSearchParams(addressOf(asked)).toString();
    expect(address).toBe('status=ready&text=SHOP-1&order=desc');
    expect(questionOf(address)).toEqual(asked);
    expect(addressOf(everything)).toEqual({});
  });

  it('is as usual where the address says something else', () => {
    expect(questionOf('sort=colour&order=up&nonsense=1')).toEqual(everything);
  });

  it('turns round where it is sorted by the same column again', () => {
    expect(sortedBy(everything, 'score')).toMatchObject({ sort: 'score', order: 'desc' });
    expect(sortedBy({ ...everything, order: 'desc' }, 'score')).toMatchObject({ order: 'asc' });
    expect(sortedBy({ ...everything, order: 'desc' }, 'key')).toMatchObject({
      sort: 'key',
      order: 'asc',
    });
  });

  it('takes letters that a key can hold', () => {
    expect(keyText(' shop-1% ')).toBe('shop-1');
  });
});

describe('U1 the keyboard in a list of rows', () => {
  it.each([
    ['ArrowDown', 4, 5],
    ['ArrowDown', 99, 99],
    ['ArrowUp', 0, 0],
    ['PageDown', 95, 99],
    ['PageUp', 15, 5],
    ['Home', 50, 0],
    ['End', 0, 99],
  ])('%s leads from %d to %d of a hundred', (key, from, to) => {
    expect(steps[key]?.(from, 100)).toBe(to);
  });

  it('leaves other keys to the browser', () => {
    expect(steps.Tab).toBeUndefined();
  });
});
