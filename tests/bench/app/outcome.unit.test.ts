import { expect, test } from '@jest/globals';
import { outcomeOf } from '../../../bench/app/outcome.ts';
import { jsonLine, report } from '../../../bench/result.ts';

const pages = [
  { name: 'work item', kilobytes: 180.04, milliseconds: [1200, 900, 950] },
  { name: 'space', kilobytes: 300, milliseconds: [2000, 3000, 2500] },
];
const result = outcomeOf(pages, { firstSeconds: 11.5, slowdown: 4 });

test('the bars are those of the column, and the way to the first verdict', () => {
  expect(JSON.parse(jsonLine(result)).ratios).toEqual({ script: 180, ready: 950, first: 11.5 });
  expect(result.held.map(({ bar }) => bar)).toEqual([
    { atMost: 220 },
    { atMost: 1000 },
    { atMost: 15 },
  ]);
});

test('every page stands in the table', () => {
  expect(report(result)).toMatch(/^work item +180 +950 +1200$/m);
  expect(report(result)).toMatch(/^space +300 +2500 +3000$/m);
});
