import { expect, test } from '@jest/globals';
import { type BenchResult, jsonLine, report } from '../../bench/result.ts';
import { tableOf } from '../../bench/table.ts';

const result: BenchResult = {
  bench: 'refine',
  held: [
    { name: 'speed', what: 'speed', ratio: 0.7, bar: { atLeast: 0.7 } },
    { name: 'points', what: 'points', ratio: 1.11, bar: { atMost: 1.1 } },
  ],
  figures: { perSecond: { product: 7 } },
  tables: [{ head: ['what', 'count'], rows: [['calls', '12']] }],
};

test('the line of JSON has bench, ratios by name and figures', () => {
  expect(JSON.parse(jsonLine(result))).toEqual({
    bench: 'refine',
    ratios: { speed: 0.7, points: 1.11 },
    figures: { perSecond: { product: 7 } },
  });
  expect(jsonLine(result)).not.toContain('\n');
});

test('a ratio on its bar holds, one beyond it is missed', () => {
  const lines = report(result).split('\n');
  expect(lines.find((line) => line.startsWith('speed'))).toMatch(/0\.70 +≥ 0\.7 +holds$/);
  expect(lines.find((line) => line.startsWith('points'))).toMatch(/1\.11 +≤ 1\.1 +missed$/);
});

test('columns are as wide as their widest cell, figures stand to the right', () => {
  expect(
    tableOf(
      ['a', 'n'],
      [
        ['long name', '1'],
        ['b', '1234'],
      ],
    ),
  ).toBe(['a             n', 'long name     1', 'b          1234'].join('\n'));
});

test('a row with fewer cells leaves the others empty', () => {
  expect(tableOf(['a', 'b'], [['x']])).toBe('a  b\nx');
});
