import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createDesk, type Desk } from '../helpers/approval/desk.ts';
import { createOracle, type Oracle } from '../helpers/approval/oracle.ts';
import {
  anyRows,
  anyRules,
  anyWishes,
  people,
  type RowSetup,
  type Rules,
  type Wish,
} from '../helpers/approval/wishes.ts';

describe('A3 A4 A6 whatever people do in whatever order under whatever policy', () => {
  it('a row is approved exactly when its policy is met, and a seal stands for one screen', () => {
    fc.assert(
      fc.property(
        anyRows,
        anyRules,
        fc.constantFrom(...people),
        anyWishes,
        (rows, rules, proposer, wishes) => {
          const { became, expected } = play(rows, rules, proposer, wishes);
          // Compared once: a comparison of jest takes longer than a wish.
          expect(became).toEqual(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

/** What became of a plan, wish by wish, and what must become of it. */
function play(rows: RowSetup[], rules: Rules, proposer: string, wishes: Wish[]) {
  const oracle = createOracle(rows, rules, proposer);
  const desk = createDesk(rows, rules, proposer);
  const screenOf = new Map([[desk.plan().seal, oracle.screen()]]);
  const became: unknown[] = [];
  const expected: unknown[] = [];
  for (const wish of wishes.filter((one) => asksSomething(one, rows.length))) {
    became.push([wish, desk.grants(wish), rowsOn(desk)]);
    expected.push([wish, oracle.grants(wish), rowsOf(oracle)]);
    const { seal } = desk.plan();
    const screen = oracle.screen();
    const shownBefore = [...screenOf.values()].includes(screen);
    became.push(screenOf.get(seal) ?? 'a new seal');
    expected.push(shownBefore ? screen : 'a new seal');
    screenOf.set(seal, screen);
  }
  return { became, expected };
}

/** A decision without a verdict has no form. */
function asksSomething(wish: Wish, rows: number): boolean {
  return wish.kind !== 'decide' || wish.verdicts.slice(0, rows).some(Boolean);
}

/** States of rows whose approvals still mean something. */
const alive = new Set<string>(['open', 'approved', 'released']);

function rowsOn(desk: Desk): unknown {
  return desk
    .plan()
    .rows.map(({ state }, at) => [state, alive.has(state) ? desk.approvers(at).sort() : []]);
}

function rowsOf({ rows }: Oracle): unknown {
  return rows.map(({ state, approvedBy }) => [
    state,
    alive.has(state) ? [...approvedBy].sort() : [],
  ]);
}
