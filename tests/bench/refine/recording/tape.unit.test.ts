import { expect, test } from '@jest/globals';
import { createTape } from '../../../../bench/refine/recording/tape.ts';

const statement = (name: string, values: unknown[] = []) => ({ name, text: name, values });
const call = (path: string) => ({ method: 'GET', path, as: 'app' as const, body: null });
const nothing = new Set<string>();

test('statements that were sent together stay together, and the commit with them', async () => {
  const tape = createTape();
  await tape.step('propose', async () => {
    const transaction = tape.begin('begin');
    transaction.statement(statement('a'), false);
    transaction.statement(statement('b'), true);
    transaction.statement(statement('c'), false);
    transaction.commit(true);
  });
  const [step] = tape.recording('1', nothing).steps;
  expect(step?.actions).toEqual([
    {
      kind: 'transaction',
      begin: 'begin',
      groups: [[statement('a'), statement('b')], [statement('c')]],
      commitWithLast: true,
    },
  ]);
});

test('calls that ran at the same time are one group, others are groups of their own', async () => {
  const tape = createTape();
  await tape.step('apply', async () => {
    const [one, two] = [tape.call(call('/a')), tape.call(call('/b'))];
    one.answered(null);
    two.answered(null);
    tape.call(call('/c')).answered(null);
  });
  const [step] = tape.recording('1', nothing).steps;
  expect(step?.actions).toEqual([
    { kind: 'calls', calls: [call('/a'), call('/b')] },
    { kind: 'calls', calls: [call('/c')] },
  ]);
});

test('what was created is put in wherever a later step names it', async () => {
  const tape = createTape();
  await tape.step('apply', async () => tape.call(call('/issue')).answered('10501'));
  await tape.step('verify', async () => tape.call(call('/fetch?id=10501')).answered(null));
  const { steps } = tape.recording('1', nothing);
  expect(steps[1]?.actions).toEqual([
    {
      kind: 'calls',
      calls: [{ ...call(''), path: { pieces: ['/fetch?id=', { created: 0 }, ''] } }],
    },
  ]);
});

test('an answer is kept, with the ids of the issue open', async () => {
  const tape = createTape();
  await tape.step('plan', async () => ({ status: 200, issue: '10400' }));
  const [step] = tape.recording('10400', nothing).steps;
  expect(step?.answer).toEqual({ pieces: ['{"status":200,"issue":"', { issue: true }, '"}'] });
});

test('what was done before it was cleared is forgotten', async () => {
  const tape = createTape();
  await tape.step('propose', async () => tape.call(call('/issue')).answered('10501'));
  tape.clear();
  await tape.step('plan', async () => '10501');
  expect(tape.recording('1', nothing).steps).toEqual([
    { name: 'plan', actions: [], answer: '"10501"' },
  ]);
});
