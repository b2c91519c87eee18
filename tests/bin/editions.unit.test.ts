import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadEditions } from '../../bin/editions.ts';
import { quotaKinds } from '../../domain/quota/quota.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'editions-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const load = (text: string) => {
  const file = join(directory, 'editions.yaml');
  writeFileSync(file, text);
  return loadEditions(file);
};
const problem = (text: string) => {
  try {
    load(text);
    return null;
  } catch (error) {
    const { code, details } = error as { code: string; details: Record<string, string> };
    return { code, ...details };
  }
};

describe('T4 editions', () => {
  it('that ship are the standard one and others, with every kind', () => {
    const editions = loadEditions(null);
    const names = [...new Set(editions.map(({ edition }) => edition))];
    expect(names).toEqual(['standard', 'free', 'unlimited']);
    expect(editions).toHaveLength(names.length * quotaKinds.length);
  });

  it('of an operator take their place', () => {
    const editions = load('format: 1\neditions:\n  standard: { sweeps: { day: 2, month: 9 } }\n');
    expect(editions).toContainEqual({ edition: 'standard', kind: 'sweeps', day: 2, month: 9 });
    expect(editions).toHaveLength(quotaKinds.length);
  });

  it.each([
    ['format: 1\neditions: { free: {} }\n', 'is wrong at /editions'],
    [
      'format: 1\neditions: { standard: { judgement: {} } }\n',
      'is wrong at /editions/standard/judgement',
    ],
    [
      'format: 1\neditions: { standard: { sweeps: { day: -1 } } }\n',
      'is wrong at /editions/standard/sweeps/day',
    ],
    [
      'format: 1\neditions: { standard: { sweeps: { day: many } } }\n',
      'is wrong at /editions/standard/sweeps/day',
    ],
    ['format: 2\neditions: { standard: {} }\n', 'is wrong at /format'],
    ['- 1', 'is wrong at its root'],
    ['a: [', 'names a file that is no YAML'],
  ])('%j: %s', (text, hint) => {
    expect(problem(text)).toMatchObject({
      code: 'invalid_configuration',
      path: 'READYGATE_EDITIONS',
      hint,
    });
  });

  it('of a file that is not there', () => {
    expect(() => loadEditions(join(directory, 'none'))).toThrow(
      expect.objectContaining({ code: 'invalid_configuration' }),
    );
  });
});
