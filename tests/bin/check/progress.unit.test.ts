import { describe, expect, it } from '@jest/globals';
import { withProgress } from '../../../bin/check/progress.ts';
import { collect } from '../../helpers/read-input.ts';

/** What a terminal gets while that many items pass. */
async function told(count: number, isTTY: boolean) {
  const pieces: string[] = [];
  const items = (async function* () {
    for (let item = 0; item < count; item += 1) yield item;
  })();
  const write = (text: string) => pieces.push(text);
  expect(await collect(withProgress(items, { isTTY, write }))).toHaveLength(count);
  return pieces;
}

describe('U3 progress of check', () => {
  it('is told on a terminal, in one line that is wiped away at the end', async () => {
    expect(await told(1200, true)).toEqual(['\r500 …', '\r1000 …', '\r\u001b[K']);
  });

  it('is told neither of a short input nor elsewhere', async () => {
    expect([await told(499, true), await told(1200, false)]).toEqual([[], []]);
  });
});
