import { describe, expect, it } from '@jest/globals';
import { runCli } from '../../helpers/run-cli.ts';

const detect = (input: string) => runCli(['skills', 'detect', '-'], {}, input);

describe('K1 readygate skills detect', () => {
  it('prints one line per issue with the places of its skills', async () => {
    const issue = { key: 'A-1', summary: 'Move to Kubernetes', description: null };
    const { exitCode, stdout, stderr } = await detect(`${JSON.stringify(issue)}\n\n`);
    expect([exitCode, stderr]).toEqual([0, '']);
    const line = JSON.parse(stdout);
    expect(Object.keys(line)).toEqual(['key', 'skills']);
    expect(line.skills).toEqual([
      {
        skill: 'kubernetes',
        field: 'summary',
        start: 8,
        end: 18,
        text: 'Kubernetes',
        confidence: expect.any(Number),
      },
    ]);
  }, 60_000);

  it('tells each bad line by its number and goes on', async () => {
    const lines = [
      '{',
      '[]',
      '{"key":5}',
      '{"key":"A-1","summary":[]}',
      '{"key":"A-2","summary":"x"}',
    ];
    const { exitCode, stdout, stderr } = await detect(lines.join('\n'));
    expect(exitCode).toBe(2);
    expect(stdout).toBe('{"key":"A-2","skills":[]}\n');
    expect(stderr.match(/^line \d/gm)).toEqual(['line 1', 'line 2', 'line 3', 'line 4']);
    expect(stderr).toContain('"summary"');
  }, 60_000);

  it('refuses a file that is not there', async () => {
    const { exitCode, stderr } = await runCli(['skills', 'detect', 'no-such-file'], {});
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('no-such-file')]);
  }, 60_000);
});
