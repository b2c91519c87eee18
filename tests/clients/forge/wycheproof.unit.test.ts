import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createKeySet } from '../../../clients/forge/key-set.ts';
import { readSigned } from '../../../clients/forge/signed-token.ts';
import { isReadygateError } from '../../../domain/errors.ts';
import { type KeyServer, now, startKeyServer } from '../../helpers/forge-tokens.ts';

interface Group {
  public?: { keys?: object[] };
  private?: { keys?: object[] };
  tests: { tcId: number; jws: string; result: 'valid' | 'invalid' }[];
}

/** Vectors of Project Wycheproof (Apache-2.0), read where they are. */
const data = join(
  process.env.READYGATE_DATA ?? join(process.cwd(), '../shared/data'),
  'wycheproof',
);

describe('T1 the vectors of Project Wycheproof', () => {
  if (!existsSync(data)) {
    it.skip('READYGATE_DATA/wycheproof is not at hand', () => {});
    return;
  }
  let server: KeyServer;
  beforeAll(async () => {
    server = await startKeyServer({ keys: [] });
  });
  afterAll(() => server.close());

  /** The ids of the vectors that are let in, by what they should be; each group's keys are the published set. */
  const letIn = async (file: string) => {
    const { testGroups } = JSON.parse(readFileSync(join(data, file), 'utf8'));
    const found = { valid: [] as number[], invalid: [] as number[], tried: 0 };
    for (const group of testGroups as Group[]) {
      const published = group.public ?? group.private ?? {};
      server.answer = published.keys ? published : { keys: [published] };
      const keys = createKeySet({ jwksUrl: server.jwksUrl, clock: () => now });
      for (const { tcId, jws, result } of group.tests) {
        found.tried += 1;
        if (await holds(jws, keys)) found[result].push(tcId);
      }
    }
    return found;
  };

  const holds = async (jws: string, keys: ReturnType<typeof createKeySet>): Promise<boolean> => {
    try {
      await readSigned(jws, keys);
      return true;
    } catch (error) {
      if (!isReadygateError(error)) throw error;
      return false;
    }
  };

  it('signatures: no invalid one of 401 is let in, and the plain RS256 ones are', async () => {
    const { valid, invalid, tried } = await letIn('json_web_signature_test.json');
    expect([tried, invalid]).toEqual([401, []]);
    // Of the valid ones, 32 have another algorithm, and 259 has an empty payload, so no claims.
    expect(valid).toEqual([33, 260, 261, 262, 263, 345, 349]);
  });

  it('keys: no token of a weak or ambiguous set of 26 is let in', async () => {
    const { valid, invalid, tried } = await letIn('json_web_key_test.json');
    expect([tried, invalid, valid]).toEqual([26, [], [5]]);
  });
});
