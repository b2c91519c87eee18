import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditInput } from '../../../db/tenant-tx.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../../helpers/database.ts';
import { tenantA, tenantB } from '../../helpers/plans.ts';
import { databaseVariables, runCli } from '../../helpers/run-cli.ts';

let database: TestDatabase;
let env: Record<string, string>;
let folder: string;
const judged = (n: number): AuditInput => ({
  at: new Date(testNow.getTime() + n * 60_000),
  action: 'issue.judged',
  actor: 'app',
  subject: { kind: 'issue', id: String(n % 3) },
});
const write = (tenant: string, count: number) =>
  database.withTenant(tenant, async (tx) => {
    for (let n = 0; n < count; n++) tx.audit(judged(n));
  });

beforeAll(async () => {
  database = await withDatabase();
  env = databaseVariables(database.urls);
  folder = await mkdtemp(join(tmpdir(), 'readygate-audit-'));
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
  await write(tenantA, 700);
  await write(tenantB, 3);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const audit = (...args: string[]) => runCli(['audit', ...args], env);
const exported = async (...args: string[]) => {
  const { stdout } = await audit('export', '--tenant', tenantA, ...args);
  return stdout;
};
const verified = async (text: string, ...args: string[]) => {
  const { exitCode, stdout } = await runCli(
    ['audit', 'verify', '-', '--tenant', tenantA, ...args],
    {},
    text,
  );
  return [exitCode, stdout.trim()];
};

const command = `${process.execPath} bin/cli.ts audit export --tenant ${tenantA}`;

/** A command line whose output goes where it says. */
function inShell(line: string) {
  return spawn('bash', ['-c', line], {
    cwd: join(import.meta.dirname, '../../..'),
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** The session, begun since a time, of an export that has read a page and has nobody to give it to. */
async function stuckSession(since: unknown): Promise<unknown> {
  const { username } = new URL(database.urls.readonly);
  for (;;) {
    const [found] = await database.asAdministrator(
      `select state, xact_start is not null as in_transaction from pg_stat_activity
        where datname = current_database() and usename = $1 and backend_start > $2
          and state <> 'active' and state_change < clock_timestamp() - interval '400 milliseconds'`,
      [username, since],
    );
    if (found) return found;
    await sleep(50);
  }
}

describe('X3 audit export', () => {
  it('writes every entry of one tenant, which verify without a database', async () => {
    const text = await exported();
    const lines = text.trimEnd().split('\n');
    expect(lines.every((line) => JSON.parse(line).body.includes(tenantA))).toBe(true);
    const last = JSON.parse(lines.at(-1)!);
    expect(last.seq).toBe(lines.length);
    expect(await verified(text)).toEqual([
      0,
      `${lines.length} lines hold, the last is entry ${lines.length} ${last.hash}`,
    ]);
    const place = text.lastIndexOf('issue.judged');
    const altered = `${text.slice(0, place)}issue.jugded${text.slice(place + 12)}`;
    expect(await verified(altered)).toEqual([
      1,
      `line ${lines.length}: altered; the ${lines.length - 1} before it hold`,
    ]);
  });

  it('selects by time and by subject, and such a selection verifies as one', async () => {
    const hour = ['--since', '2026-11-24T11:00:00Z', '--until', '2026-11-24T12:00:00Z'];
    const text = await exported(...hour, '--subject', 'issue:1');
    const bodies = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(JSON.parse(line).body));
    expect(bodies).toHaveLength(20);
    expect(new Set(bodies.map(({ subject }) => subject.id))).toEqual(new Set(['1']));
    expect(bodies.map(({ at }) => at.slice(0, 13))).toEqual(bodies.map(() => '2026-11-24T11'));
    expect((await verified(text, '--selection'))[0]).toBe(0);
    expect(await verified(text)).toEqual([1, 'line 1: missing; the 0 before it hold']);
  });

  it('writes a table too', async () => {
    const text = await exported('--format', 'csv', '--subject', 'issue:2');
    const [head, first] = text.split('\n');
    expect(head).toBe('seq,at,action,outcome,actor,subject_kind,subject_id,data,prev,hash');
    expect(first).toMatch(
      /^\d+,2026-11-24T[\d:.]+Z,issue\.judged,ok,app,issue,2,\{\},[0-9a-f]{64},[0-9a-f]{64}$/,
    );
  });

  it('shows by an anchor kept elsewhere that the end was cut off or all was written anew', async () => {
    const kept = join(folder, 'anchors.jsonl');
    const { stdout } = await audit('anchor');
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).tenant),
    ).toEqual(expect.arrayContaining([tenantA, tenantB]));
    await writeFile(kept, stdout);
    const text = await exported();
    const lines = text.trimEnd().split('\n');
    expect((await verified(text, '--anchors', kept))[0]).toBe(0);
    const shorter = lines.slice(0, -1).join('\n');
    expect((await verified(shorter))[0]).toBe(0);
    expect(await verified(shorter, '--anchors', kept)).toEqual([
      1,
      `line ${lines.length}: truncated; the ${lines.length - 1} before it hold`,
    ]);
    await writeFile(kept, stdout.replace(JSON.parse(lines.at(-1)!).hash, '0'.repeat(64)));
    expect(await verified(text, '--anchors', kept)).toEqual([
      1,
      `line ${lines.length}: rewritten; the ${lines.length - 1} before it hold`,
    ]);
  });

  it('shows the same of the database itself, and a site that is gone from it', async () => {
    const kept = join(folder, 'kept.jsonl');
    const { stdout } = await audit('anchor', '--tenant', tenantA);
    const { seq, hash, ...anchor } = JSON.parse(stdout);
    const verify = async (...anchors: object[]) => {
      await writeFile(kept, anchors.map((one) => `${JSON.stringify(one)}\n`).join(''));
      const { exitCode, stdout } = await audit('verify', '--anchors', kept, '--format', 'json');
      const lines = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      return [exitCode, ...lines.filter(({ ok, tenant }) => tenant !== undefined && !ok)];
    };
    expect(await verify({ ...anchor, seq, hash })).toEqual([0]);
    const broken = { tenant: tenantA, ok: false };
    expect(await verify({ ...anchor, seq: seq + 3, hash })).toEqual([
      1,
      { ...broken, entries: seq, seq: seq + 1, problem: 'truncated' },
    ]);
    expect(await verify({ ...anchor, seq: 5, hash })).toEqual([
      1,
      { ...broken, entries: 4, seq: 5, problem: 'rewritten' },
    ]);
    const gone = '99999999-2222-4333-8444-555555555555';
    expect(await verify({ ...anchor, seq, hash }, { ...anchor, tenant: gone, seq, hash })).toEqual([
      1,
      { tenant: gone, ok: false, entries: 0, seq: 1, problem: 'truncated' },
    ]);
  });

  it('waits for a slow reader in no transaction, and then writes all of it', async () => {
    const [{ now } = {}] = await database.asAdministrator<{ now?: string }>(
      'select clock_timestamp()::text as now',
    );
    const gate = join(folder, 'gate');
    const child = inShell(`mkfifo ${gate}; ${command} | { read -r _ < ${gate}; cat; }`);
    const lines = textOf(child.stdout).then((text) => text.trimEnd().split('\n'));
    const ended = once(child, 'close');
    expect(await stuckSession(now)).toEqual({ state: 'idle', in_transaction: false });
    await writeFile(gate, 'go\n');
    expect(await ended).toEqual([0, null]);
    expect((await lines).map((line) => JSON.parse(line).seq)).toEqual(
      (await exported())
        .trimEnd()
        .split('\n')
        .map((_, at) => at + 1),
    );
  });

  it('fails where the disk is full, and ends well where the reader has seen enough', async () => {
    const exitOf = async (rest: string) => (await once(inShell(`${command} ${rest}`), 'close'))[0];
    expect(await exitOf('> /dev/full')).toBe(1);
    expect(await exitOf('| head -1 > /dev/null; exit $PIPESTATUS')).toBe(0);
  });

  it.each([
    [['export'], '--tenant'],
    [['export', '--tenant', tenantA, '--since', 'yesterday'], '--since'],
    [['export', '--tenant', tenantA, '--subject', 'issue'], '--subject'],
    [['export', '--tenant', tenantA, '--format', 'xml'], '--format'],
    [['verify', '/nowhere', '--tenant', tenantA], '/nowhere'],
    [['verify', '-'], '--tenant'],
    [['verify', '--anchors', '/nowhere'], '--anchors'],
    [['seal'], 'the command'],
  ])('says what is wrong with %j', async (args, path) => {
    const { exitCode, stderr } = await audit(...args);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stderr.trim().split('\n').at(-1)!)).toMatchObject({
      code: 'invalid_request',
      path,
    });
  });
});
