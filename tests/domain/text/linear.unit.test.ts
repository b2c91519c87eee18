import { describe, expect, it, jest } from '@jest/globals';
import { readField } from '../../../domain/normalise/fields.ts';
import { readPlain } from '../../../domain/text/plain.ts';
import { readWiki } from '../../../domain/text/wiki.ts';
import { growingTexts, growth, linear } from '../../helpers/growth.ts';

// Much work rather than waiting: on a busy machine it takes its time.
jest.setTimeout(60_000);

describe('reading takes time linear in the length of a text', () => {
  it.each(growingTexts)('%s', (_name, textOf) => {
    for (const read of [readPlain, readWiki, (text: string) => readField('description', text)])
      expect(growth(textOf, read)).toBeLessThan(linear);
  });
});
