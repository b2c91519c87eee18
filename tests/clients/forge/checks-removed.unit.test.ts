import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const script = join(import.meta.dirname, '../../helpers/mutants/door.ts');

/** What changes nothing when it is gone, and why it is there. */
const withoutEffect = new Set([
  // For the compiler: whoever asks for a text looks at its form, which undefined does not have.
  'invocation.ts: refuse(claim) -> (undefined as never)',
  // For the compiler: no byte is at least 0x80 where there is none.
  'key-set.ts: bytes[0] ?? 0 -> (bytes[0])',
]);

describe('T1 each check of a token', () => {
  it('is missed by the hostile tokens, the good ones or the key sets when it is taken away', () => {
    const said = execFileSync(process.execPath, [script], { encoding: 'utf8' });
    const { tried, unnoticed } = JSON.parse(said) as { tried: number; unnoticed: string[] };
    expect(tried).toBeGreaterThanOrEqual(120);
    const named = unnoticed.map((mutant) => mutant.replace(/:\d+:/, ':'));
    expect(named.filter((mutant) => !withoutEffect.has(mutant))).toEqual([]);
  }, 240_000);
});
