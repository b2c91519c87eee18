import { expect, test } from '@jest/globals';
import type pg from 'pg';
import { createReplay } from '../../../../bench/refine/bare/replay.ts';
import type { Step, Transaction } from '../../../../bench/refine/recording/step.ts';
import type { Subject } from '../../../../bench/refine/recording/template.ts';

const statement = (name: string, values: unknown[] = []) => ({ name, text: name, values });
const transaction = (groups: Transaction['groups'], commitWithLast: boolean): Transaction => ({
  kind: 'transaction',
  begin: 'begin',
  groups,
  commitWithLast,
});
const stepOf = (...actions: Transaction[]): Step => ({ name: 'step', actions, answer: '' });
const newSubject = (): Subject => ({ base: 'base', issue: null, created: [] });

/** A pool that answers in its own time and keeps how many statements were under way with each. */
function fakePool(rows: Record<string, object[]> = {}) {
  const sent: string[][] = [];
  let together: string[] = [];
  const query = async (asked: string | pg.QueryConfig) => {
    const { text, values = [] } = typeof asked === 'string' ? { text: asked } : asked;
    if (together.length === 0) sent.push(together);
    together.push([text, ...values].join(' '));
    await new Promise(setImmediate);
    together = [];
    return { rows: rows[text] ?? [] };
  };
  const pool = { connect: async () => ({ query, release: () => {} }) } as unknown as pg.Pool;
  return { pool, sent };
}

const deps = { jiraOrigin: 'http://127.0.0.1:9', tokens: { app: '', user: '' } };

test('what was sent together is sent together, begin with the first and commit with the last', async () => {
  const { pool, sent } = fakePool();
  const groups = [[statement('a'), statement('b')], [statement('c')]];
  await createReplay({ ...deps, pool })(stepOf(transaction(groups, true)), newSubject());
  expect(sent).toEqual([
    ['begin', 'a', 'b'],
    ['c', 'commit'],
  ]);
});

test('a commit that went alone goes alone', async () => {
  const { pool, sent } = fakePool();
  await createReplay({ ...deps, pool })(
    stepOf(transaction([[statement('a')]], false)),
    newSubject(),
  );
  expect(sent).toEqual([['begin', 'a'], ['commit']]);
});

test('issue and created things are learnt from rows, for the statements behind them', async () => {
  const { pool, sent } = fakePool({
    find: [{ issueId: '77' }],
    rows: [{ result_id: '81' }, { result_id: null }],
  });
  const use = statement('use', [{ pieces: [{ issue: true }, '-', { created: 0 }] }]);
  const groups = [[statement('find')], [statement('rows')], [use]];
  await createReplay({ ...deps, pool })(stepOf(transaction(groups, true)), newSubject());
  expect(sent.at(-1)).toEqual(['use 77-81', 'commit']);
});

test('rows that do not show yet what was just created do not hide it', async () => {
  const { pool, sent } = fakePool({ rows: [{ result_id: '81' }] });
  const use = statement('use', [{ pieces: [{ created: 1 }] }]);
  const groups = [[statement('rows')], [use]];
  const subject = { ...newSubject(), created: ['81', '82'] };
  await createReplay({ ...deps, pool })(stepOf(transaction(groups, true)), subject);
  expect(sent.at(-1)).toEqual(['use 82', 'commit']);
});
