import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { runCli } from '../../helpers/run-cli.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../docs/work-order.schema.json', import.meta.url), 'utf8'),
);
const row = {
  key: 'A-1',
  type: 'Story',
  summary: 'Saved cards',
  description: 'Out of scope:\n- Wallets\n\nAcceptance criteria:\n- It pays once\n- It says so',
};
const input = `${JSON.stringify({ ...row, key: 'A-0' })}\n${JSON.stringify(row)}\n`;
const workOrder = (...args: string[]) => runCli(['work-order', '-', ...args], {}, input);

describe('G4 readygate work-order', () => {
  it('prints JSON that the published schema describes', async () => {
    const { stdout, exitCode } = await workOrder('A-1', '--format', 'json');
    const order = JSON.parse(stdout);
    const check = new Ajv().compile(schema);
    expect([check(order), check.errors]).toEqual([true, null]);
    expect([exitCode, order.issue.key, order.profile.id]).toEqual([0, 'A-1', 'default']);
  });

  it('tells a coding agent first how to go about it', async () => {
    const { stdout } = await workOrder('A-1', '--profile', 'coding-agent');
    expect(stdout).toMatch(/^# Work order A-1: Saved cards\n\n1\. Build what/);
    for (const part of [
      /Inspect first/,
      /patterns that are there/,
      /unrelated code/,
      /Stop and ask/,
    ])
      expect(stdout).toMatch(part);
    expect(stdout).toContain('## Out of scope\n\n- Wallets\n');
  });

  it.each([
    [['A-9'], 'the key of an issue in the file'],
    [['A-1', '--profile', 'nobody'], 'coding-agent, default or a file'],
    [['A-1', '--format', 'html'], '--format'],
    [[], 'KEY'],
  ])('refuses %j', async (args, expected) => {
    const { exitCode, stderr } = await workOrder(...args);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(expected)]);
  });
});
