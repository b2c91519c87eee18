import { describe, expect, it } from '@jest/globals';
import { runCli } from '../helpers/run-cli.ts';

/** A database that nobody answers at: a process that asked it would wait for a minute. */
const nowhere = 'postgres://readygate_app:word@127.0.0.1:1/readygate';

const good = {
  READYGATE_DATABASE_URL: nowhere,
  READYGATE_DATABASE_URL_DISPATCHER: nowhere,
  READYGATE_DATABASE_URL_CLOCK: nowhere,
  READYGATE_KEYS: `2026-11:${Buffer.alloc(32, 7).toString('base64')}`,
  READYGATE_FORGE_APP_ID: 'ari:cloud:ecosystem::app/7b6f3c1e-2d4a-4c8b-9e5f-0a1b2c3d4e5f',
  TEMPORAL_ADDRESS: '127.0.0.1:1',
};

describe('O5 a wrong value stops a process before it opens anything', () => {
  it.each([
    ['api', 'READYGATE_PORT'],
    ['api', 'READYGATE_OPS_PORT'],
    ['api', 'READYGATE_SECURITY_CONTACT'],
    ['api', 'READYGATE_SUPPORT_CONTACT'],
    ['api', 'READYGATE_LICENSING'],
    ['worker', 'READYGATE_OPS_PORT'],
    ['worker', 'TEMPORAL_ADDRESS'],
    ['worker', 'READYGATE_SETTLE_SECONDS'],
    ['worker', 'OPENAI_BASE_URL'],
  ])(
    '%s with a wrong %s',
    async (command, variable) => {
      const { exitCode, stdout, stderr } = await runCli([command], {
        ...good,
        [variable]: 'not right',
      });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toContain(`"path":"${variable}"`);
      expect(stderr).not.toContain('not right');
    },
    30_000,
  );
});
