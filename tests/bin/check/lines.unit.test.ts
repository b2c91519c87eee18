import { describe, expect, it } from '@jest/globals';
import { longestDocument, readLines } from '../../../bin/check/lines.ts';
import { collect } from '../../helpers/read-input.ts';

const megabyte = Buffer.alloc(1024 * 1024, '"');

/** So many megabytes on one line, then a short line. */
async function* long(megabytes: number) {
  for (let count = 0; count < megabytes; count += 1) yield megabyte;
  yield Buffer.from('\nshort');
}

const short = { number: 2, text: 'short' };

describe('O5 the lines of an input', () => {
  it('are of 4 MB at most; a longer one is told, and the next is read', async () => {
    expect(await collect(readLines(long(5)))).toEqual([
      { number: 1, text: '', problem: 'too_long' },
      short,
    ]);
  });

  it('may begin with a document, of 200 MB at most', async () => {
    const [first] = await collect(readLines(long(5), longestDocument));
    expect(first?.text).toHaveLength(5 * 1024 * 1024);
    expect(await collect(readLines(long(201), longestDocument))).toEqual([
      { number: 1, text: '', problem: 'document_too_long' },
      short,
    ]);
  });
});
