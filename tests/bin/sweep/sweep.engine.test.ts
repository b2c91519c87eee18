import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Engine, startEngine } from '../../helpers/engine/engine.ts';
import { plantProject } from '../../helpers/engine/plant-finished.ts';
import { auditOf, eventually } from '../../helpers/engine/steps.ts';
import { databaseVariables, runCli } from '../../helpers/run-cli.ts';

const count = 450;
const root = join(import.meta.dirname, '../../..');

let engine: Engine;
let env: Record<string, string>;
let projectId: string;
beforeAll(async () => {
  engine = await startEngine();
  const planted = await plantProject(engine, 'CLI', count);
  projectId = planted.projectId;
  // As of a backlog that nobody is at work on: what changed lately is read twice.
  const { issues = {} } = engine.simulator.state.sites[engine.tenantId] ?? {};
  for (const id of planted.issueIds) if (issues[id]) issues[id].updated -= 3_600_000;
  const [[id, key] = ['', Buffer.alloc(0)]] = engine.database.ring.keys;
  env = {
    ...databaseVariables(engine.database.urls),
    READYGATE_KEYS: `${id}:${key.toString('base64')}`,
    READYGATE_FORGE_APP_ID: 'ari:cloud:ecosystem::app/7b6f3c1e-2d4a-4c8b-9e5f-0a1b2c3d4e5f',
    READYGATE_FORGE_ENVIRONMENT: 'DEVELOPMENT',
    READYGATE_JIRA_HOSTS: engine.jiraOrigin,
  };
}, 120_000);
afterAll(() => engine?.close());

const args = (...more: string[]) => [
  ...['sweep', '--tenant', engine.tenantId, '--project', projectId],
  ...more,
];
const lastLine = (text: string) => JSON.parse(text.trim().split('\n').at(-1) ?? '');
const states = () =>
  engine.database.asAdministrator<{ state: string; issues: number }>(
    'select state, issues from sweeps order by estimated_at',
  );

describe('O5 readygate sweep', () => {
  it('shows the estimate, and starts nothing that nobody approved', async () => {
    const { exitCode, stdout, stderr } = await runCli(args(), env);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`estimate: ${count} work items`);
    expect(stderr).toContain('Nothing was started.');
    expect(await states()).toEqual([]);
  }, 60_000);

  it('stops at a ceiling, and the same command goes on with another one', async () => {
    const first = await runCli(args('--yes', '--points', '150'), env);
    expect([first.exitCode, lastLine(first.stdout).state]).toEqual([1, 'stopped_at_budget']);
    expect(first.stderr).toContain('The same command goes on from here.');
    const second = await runCli(args('--yes', '--points', '2000'), env);
    expect(second.stderr).toContain('going on with the sweep of');
    expect(second.exitCode).toBe(0);
    expect(lastLine(second.stdout)).toMatchObject({ state: 'completed', judged: count });
    expect(await states()).toEqual([{ state: 'completed', issues: count }]);
  }, 60_000);

  it('pauses by Ctrl-C, and the same command goes on from there', async () => {
    const jql = ['--jql', 'summary ~ Piece'];
    await engine.stopWorkers();
    const child = spawn(process.execPath, ['bin/cli.ts', ...args('--yes', ...jql)], {
      cwd: root,
      env: { PATH: process.env.PATH ?? '', ...env },
    });
    let said = '';
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
    });
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    await eventually(states, (all) => all.at(-1)?.state === 'running');
    child.kill('SIGINT');
    expect(await exited).toBe(1);
    expect(lastLine(said).state).toBe('paused');
    await engine.startWorkers();
    const again = await runCli(args('--yes', ...jql), env);
    expect(lastLine(again.stdout)).toMatchObject({ state: 'completed', unchanged: count });
    expect(await states()).toHaveLength(2);
    const operators = (await auditOf(engine)).filter(({ actor }) => actor.kind === 'operator');
    const actions = operators.map(({ action }) => action);
    expect(actions.slice(-3)).toEqual(['sweep.started', 'sweep.paused', 'sweep.resumed']);
  }, 90_000);

  it('answers 2 to what is no ceiling, no project that is on, and no JQL', async () => {
    for (const wrong of [
      ['--points', 'many'],
      ['--project', '99'],
      ['--jql', 'labels = a order by key'],
    ])
      expect((await runCli(args(...wrong), env)).exitCode).toBe(2);
  }, 60_000);
});
