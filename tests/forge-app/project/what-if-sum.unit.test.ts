import { describe, expect, it } from '@jest/globals';
import type { SimulationPartView } from '../../../domain/settings-views.ts';
import {
  nothingYet,
  withPart,
} from '../../../forge-app/static/app/src/project/rules/what-if-sum.ts';

type Summary = SimulationPartView['summary'];

const part = (summary: Partial<Summary>, keys: string[] = []): SimulationPartView => ({
  issues: keys.map((key) => ({
    id: key,
    key,
    before: { status: 'ready', score: 90 },
    after: { status: 'not_ready', score: 10 },
    rules: [],
  })),
  summary: {
    ...{ ended: 'time', code: null, cursor: 'next', total: 9, judged: 0, notKept: 0 },
    ...{ leftOut: { hidden: 0, unchecked: 0 }, rules: [] },
    ...{ turnReady: 0, turnNotReady: 0, move: 0, stay: 0 },
    ...summary,
  },
});

describe('R8 the parts of a what-if', () => {
  it('add up to the whole backlog, of which the first one knows the size', () => {
    const first = part(
      {
        judged: 3,
        turnNotReady: 1,
        stay: 2,
        notKept: 1,
        rules: [{ rule: 'a', more: 1, fewer: 0 }],
      },
      ['SHOP-1'],
    );
    const second = part(
      {
        ...{ total: 5, judged: 4, turnReady: 1, move: 1, stay: 2, cursor: null },
        leftOut: { hidden: 1, unchecked: 0 },
        rules: [
          { rule: 'a', more: 2, fewer: 1 },
          { rule: 'b', more: 0, fewer: 1 },
        ],
      },
      ['SHOP-7'],
    );
    const sum = [first, second].reduce(withPart, nothingYet);
    expect(sum).toMatchObject({
      ...{ total: 9, looked: 9, judged: 7, notKept: 1, hidden: 1, cursor: null },
      ...{ turnNotReady: 1, turnReady: 1, move: 1, stay: 4 },
      rules: [
        { rule: 'a', more: 3, fewer: 1 },
        { rule: 'b', more: 0, fewer: 1 },
      ],
    });
    expect(sum.issues.map(({ key }) => key)).toEqual(['SHOP-1', 'SHOP-7']);
  });
});
