import { describe, expect, it } from '@jest/globals';
import { readField } from '../../../domain/normalise/fields.ts';
import { readPlain } from '../../../domain/text/plain.ts';
import { readWiki } from '../../../domain/text/wiki.ts';
import { growingTexts, growth, linear } from '../../helpers/growth.ts';

describe('reading takes time linear in the length of a text', () => {
  it.each(growingTexts)('%s', (_name, textOf) => {
    for (const read of [readPlain, readWiki, (text: string) => readField('description', text)])
      expect(growth(textOf, read)).toBeLessThan(linear);
  });
});
