import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Drift } from '../../../domain/drift.ts';
import { driftText } from '../../../forge-app/static/app/src/column/drift-text.ts';
import { speakEnglish } from '../speaking.ts';

beforeAll(speakEnglish);

const text = (...drift: Drift[]) => driftText(new Map(drift.map((one, at) => [String(at), one])));

describe('W8 what the column says of what was written', () => {
  it('is one line, and nothing where all stands', () => {
    expect(text('as_written', 'as_written')).toBe('');
    expect(text('as_written', 'changed', 'gone', 'gone')).toBe(
      '1 of the written changes was changed in Jira since. 2 are gone from Jira since, or hidden from you.',
    );
  });
});
