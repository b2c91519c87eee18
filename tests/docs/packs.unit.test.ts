import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { shippedPacks } from '../../bin/packs.ts';
import { failedCases } from '../../domain/readiness/pack/cases.ts';
import { readPack } from '../../domain/readiness/pack/parse.ts';

describe('R7 the page about packs', () => {
  it('shows a pack that is valid and whose case holds', () => {
    const page = readFileSync(new URL('../../docs/packs.md', import.meta.url), 'utf8');
    const source = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const pack = readPack(source, shippedPacks());
    expect(pack.cases).toHaveLength(1);
    expect(failedCases(pack)).toEqual([]);
  });
});
