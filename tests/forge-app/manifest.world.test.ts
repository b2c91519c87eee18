import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const app = new URL('../../forge-app/', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'readygate-manifest-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Problem {
  level: string;
  message: string;
}

/** What Atlassian's validator says of a manifest, with what was changed in ours. */
function validate(change: (text: string) => string = (text) => text): Promise<Problem[]> {
  const path = join(folder, 'manifest.yml');
  writeFileSync(path, change(readFileSync(join(app, 'manifest.yml'), 'utf8')));
  return new Promise((resolve, reject) => {
    const script = [join(app, 'validate.mjs'), path];
    execFile(process.execPath, script, { env: { PATH: process.env.PATH } }, (error, stdout) => {
      if (stdout) resolve(JSON.parse(stdout));
      else reject(error);
    });
  });
}

describe('the manifest', () => {
  it('passes the full validation, offline and without a warning', async () => {
    expect(await validate()).toEqual([]);
  }, 60_000);

  it.each([
    ['a scope that a token needs', '    - read:app-user-token\n', ''],
    ['the runtime', '    name: nodejs24.x', '    name: nodejs12.x'],
    ['the endpoint of the screen', 'endpoint: readygate-people', 'endpoint: nowhere'],
    ['a folder of a resource', 'path: static/panel/dist', 'path: static/nowhere'],
  ])(
    'is refused when %s is wrong',
    async (_what, before, after) => {
      const problems = await validate((text) => text.replace(before, after));
      expect(problems.some(({ level }) => level === 'error')).toBe(true);
    },
    60_000,
  );
});
