import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enqueue } from '../../db/outbox.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import { issueOf } from '../helpers/judged.ts';
import { type Killable, startKillable } from '../helpers/killable.ts';
import { tenantA } from '../helpers/plans.ts';
import { keep } from '../helpers/simulations.ts';

/** Begins every canary of this run, and nothing else. */
const mark = `canary${randomBytes(9).toString('hex')}`;
const issues = 2500;
/** Of each issue: in its summary, twice in its description, and in a criterion. */
const perIssue = 4;

let killable: Killable;
beforeAll(async () => {
  killable = await startKillable(tenantA);
}, 60_000);
afterAll(() => killable?.close());

function planted(n: number): NormalIssue {
  const word = (what: string) => `${mark}${what}${n}`;
  const issue = issueOf({
    key: `SHOP-${n}`,
    summary: word('s'),
    description: `${word('a')} and ${word('b')}\n\nAC:\n- The parcel shows ${word('c')}`,
  });
  return {
    ...issue,
    id: String(100_000 + n),
    projectId: '10000',
    projectKey: 'SHOP',
  };
}

/** The ways in which the mark could stand in a file: as it is, in UTF-16, in hex, and in base64 from each place. */
function spellings(): [name: string, bytes: Buffer][] {
  const plain = Buffer.from(mark);
  const utf16 = Buffer.from(mark, 'utf16le');
  const base64 = [0, 1, 2].map((shift): [string, Buffer] => {
    const text = Buffer.concat([Buffer.alloc(shift), plain]).toString('base64');
    // What the bytes before and behind it have a part in is left out.
    return [`base64 ${shift}`, Buffer.from(text.slice(shift === 0 ? 0 : 4, -4))];
  });
  return [
    ['plain', plain],
    ['UTF-16, little end first', utf16],
    ['UTF-16, big end first', Buffer.from(utf16).swap16()],
    ['hex', Buffer.from(plain.toString('hex'))],
    ['hex in capitals', Buffer.from(plain.toString('hex').toUpperCase())],
    ...base64,
  ];
}

/** Every file of the server: tables, indexes, the write-ahead log, what was spilt, and its log. */
function sweep(): { bytes: number; found: string[] } {
  const found: string[] = [];
  let bytes = 0;
  const needles = spellings();
  const folder = join(killable.postgres.dataDir, '..');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) continue;
    const content = readFileSync(path);
    bytes += content.length;
    for (const [spelling, needle] of needles)
      if (content.includes(needle)) found.push(`${spelling} in ${name}`);
  }
  return { bytes, found };
}

describe('L2 encryption at rest', () => {
  it(`leaves none of ${(issues * perIssue).toLocaleString('en')} words of work items in any file of the server`, async () => {
    for (let from = 0; from < issues; from += 250)
      await keep(
        killable.withTenant,
        Array.from({ length: 250 }, (_, n) => planted(from + n)),
      );
    // Written again, moved and sorted: what a server leaves behind of rows.
    await killable.asAdministrator('update issues set stale_since = now()');
    await killable.asAdministrator(
      `set work_mem = '64kB'; select content from issues order by content`,
    );
    await killable.asAdministrator('vacuum full issues');
    await killable.asAdministrator('checkpoint');
    const [kept] = await killable.asAdministrator<{ count: number }>(
      'select count(*)::integer from issues where octet_length(content) > 100',
    );
    expect(kept).toEqual({ count: issues });
    const { bytes, found } = sweep();
    expect(found).toEqual([]);
    expect(bytes).toBeGreaterThan(50 * 2 ** 20);
  }, 120_000);

  it('would have been noticed: the same word where nothing is encrypted stands in the tables and in the log', async () => {
    await killable.withTenant(tenantA, (tx) =>
      enqueue(
        tx,
        { workflowId: mark, kind: 'start', name: 'judgeIssue', args: [] } as never,
        new Date(),
      ),
    );
    await killable.asAdministrator('checkpoint');
    const { found } = sweep();
    expect(found.some((place) => /plain in data\/base\//.test(place))).toBe(true);
    expect(found.some((place) => /plain in data\/pg_wal\//.test(place))).toBe(true);
  }, 60_000);
});
