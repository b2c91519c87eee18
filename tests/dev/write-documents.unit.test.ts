import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { documents } from '../../dev/write-documents.ts';

describe('documents made from code (node dev/write-documents.ts writes them)', () => {
  it.each(Object.entries(documents))('%s is up to date', (path, text) => {
    expect(readFileSync(join(import.meta.dirname, '../..', path), 'utf8')).toBe(text);
  });
});
