import { describe, expect, it } from '@jest/globals';
import { csvRow } from '../../domain/csv.ts';
import { daysBetween, isDay, spansOf } from '../../domain/quota/days.ts';
import { ceilingsIn } from '../../domain/quota/editions.ts';
import { reachedQuota, resetOf } from '../../domain/quota/quota.ts';

const taken = { day: '2026-11-24', dayUsed: 3, dayReserved: 2, monthUsed: 30, monthReserved: 5 };

describe('T4 a quota', () => {
  it.each([
    ['nothing holds it back', { day: null, month: null }, 1_000_000, null],
    ['the last one of a day', { day: 6, month: null }, 1, null],
    ['one more than a day has', { day: 5, month: null }, 1, ['day', '2026-11-25T00:00:00.000Z']],
    ['the last one of a month', { day: null, month: 36 }, 1, null],
    ['more than a month has', { day: null, month: 36 }, 2, ['month', '2026-12-01T00:00:00.000Z']],
    [
      'both: the one that resets last',
      { day: 5, month: 35 },
      1,
      ['month', '2026-12-01T00:00:00.000Z'],
    ],
    ['more than there ever is', { day: 5, month: null }, 6, ['day', null]],
    ['none at all', { day: 0, month: null }, 1, ['day', null]],
  ] as const)('%s', (_, ceilings, amount, expected) => {
    const reached = reachedQuota('judgements', ceilings, taken, amount);
    expect(reached && [reached.span, reached.resetsAt]).toEqual(expected);
  });

  it('begins anew with the day and with the month, in UTC', () => {
    expect(resetOf('day', '2026-12-31')).toBe('2027-01-01T00:00:00.000Z');
    expect(resetOf('month', '2026-12-31')).toBe('2027-01-01T00:00:00.000Z');
    expect(resetOf('month', '2028-02-01')).toBe('2028-03-01T00:00:00.000Z');
  });

  it('of an edition is open where its file says nothing', () => {
    const file = { format: 1, editions: { standard: { judgements: { day: 5 } } } } as const;
    expect(ceilingsIn(file)).toEqual([
      { edition: 'standard', kind: 'judgements', day: 5, month: null },
      { edition: 'standard', kind: 'refinements', day: null, month: null },
      { edition: 'standard', kind: 'model_tokens', day: null, month: null },
      { edition: 'standard', kind: 'sweeps', day: null, month: null },
    ]);
  });
});

describe('T5 days', () => {
  it('are those that there are', () => {
    expect(['2026-02-28', '2028-02-29'].map(isDay)).toEqual([true, true]);
    expect(
      ['2026-02-29', '2026-13-01', '2026-1-01', ' 2026-01-01', '', '0000-01-01'].map(isDay),
    ).toEqual([false, false, false, false, false, false]);
  });

  it('are cut into spans without gap or overlap', () => {
    expect(daysBetween('2026-11-01', '2026-11-30')).toBe(30);
    expect([...spansOf('2026-11-01', '2026-11-01', 31)]).toEqual([
      { from: '2026-11-01', to: '2026-11-01' },
    ]);
    expect([...spansOf('2026-01-30', '2026-03-02', 31)]).toEqual([
      { from: '2026-01-30', to: '2026-03-01' },
      { from: '2026-03-02', to: '2026-03-02' },
    ]);
  });
});

describe('T5 a row of CSV', () => {
  it('holds no formula, and quotes what would end a cell or a row', () => {
    expect(csvRow(['=1+1', '+a', '-b', '@c', '\t=d', -1, 2.5])).toBe(
      "'=1+1,'+a,'-b,'@c,'\t=d,-1,2.5\r\n",
    );
    expect(csvRow(['a,b', 'say "x"', 'two\nlines', 'plain'])).toBe(
      '"a,b","say ""x""","two\nlines",plain\r\n',
    );
  });
});
