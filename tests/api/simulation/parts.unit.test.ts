import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import type { SimulationLine } from '../../../api/schemas/simulation.ts';
import { type Met, piecesOf } from '../../../api/simulation/backlog.ts';
import { createCeiling } from '../../../api/simulation/ceiling.ts';
import { readPosition, writePosition } from '../../../api/simulation/cursor.ts';
import { streamOf } from '../../../api/simulation/stream.ts';
import { createTurnTaking } from '../../../api/turn-taking.ts';
import { digestOf } from '../../../domain/canonical.ts';

describe('R8 the ceiling of simulations', () => {
  it('holds in a process, and leaving twice counts once', () => {
    const enter = createCeiling(2);
    const full = expect.objectContaining({ code: 'too_many_simulations' });
    const leave = enter();
    enter();
    expect(() => enter()).toThrow(full);
    leave();
    leave();
    enter();
    expect(() => enter()).toThrow(full);
  });
});

describe('R8 a page of a backlog', () => {
  const met = (issueId: string, size: number | null, seen = true): Met => ({
    issueId,
    issueKey: `SHOP-${issueId}`,
    size,
    sight: seen ? { key: `SHOP-${issueId}` } : null,
  });
  const sizes = (page: Met[]) => piecesOf(page).map((piece) => piece.map(({ size }) => size));

  it('is opened in pieces of 20 issues and of 500 KB, in order, and what is larger alone', () => {
    expect(sizes([])).toEqual([]);
    expect(sizes([met('1', 400_000), met('2', 100_000), met('3', 1)])).toEqual([
      [400_000, 100_000],
      [1],
    ]);
    expect(sizes([met('1', 1), met('2', 900_000), met('3', 1)])).toEqual([[1], [900_000], [1]]);
    const many = Array.from({ length: 45 }, (_, at) => met(String(at), 10));
    expect(piecesOf(many).map(({ length }) => length)).toEqual([20, 20, 5]);
    expect(piecesOf(many).flat()).toEqual(many);
  });

  it('takes no room for what is hidden or not kept', () => {
    expect(sizes([met('1', 400_000), met('2', 400_000, false), met('3', null)])).toEqual([
      [400_000, 400_000, null],
    ]);
  });
});

describe('R8 a long piece of work', () => {
  it('lets others go first before the next, and a short one does not', async () => {
    const turns = createTurnTaking();
    let others = 0;
    const busy = (ms: number) => () => {
      const end = performance.now() + ms;
      while (performance.now() < end);
    };
    setImmediate(() => {
      others += 1;
    });
    await turns.work(() => {});
    expect(others).toBe(0);
    await turns.work(busy(12));
    expect(others).toBe(1);
    expect(turns.longest()).toBeGreaterThanOrEqual(12);
  });
});

describe('R8 the lines of a simulation', () => {
  it('are made no faster than they are read, and no more once the reader goes', async () => {
    let made = 0;
    let ended = false;
    async function* endless(): AsyncGenerator<SimulationLine> {
      try {
        for (;;) yield { kind: 'progress', looked: made++, total: 1000 };
      } finally {
        ended = true;
      }
    }
    let freed = 0;
    const free = async () => {
      freed += 1;
    };
    const stream = streamOf(endless(), { within: 60_000, free });
    const [first] = await once(stream, 'data');
    expect(String(first)).toBe('{"kind":"progress","looked":0,"total":1000}\n');
    stream.pause();
    const settled = async () => {
      for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
      return made;
    };
    const full = await settled();
    expect(full * String(first).length).toBeLessThan(3 * 16 * 1024);
    expect(await settled()).toBe(full);
    stream.destroy();
    await once(stream, 'close');
    expect([made, ended, freed]).toEqual([full, true, 1]);
  });

  it('ends when its reader does not go on reading, and is free before its end is told', async () => {
    async function* endless(): AsyncGenerator<SimulationLine> {
      for (let looked = 0; ; looked += 1) yield { kind: 'progress', looked, total: 1000 };
    }
    let freed = 0;
    const free = async () => {
      freed += 1;
    };
    const stalled = streamOf(endless(), { within: 50, free });
    await once(stalled, 'data');
    stalled.pause();
    await once(stalled, 'close');
    expect(freed).toBe(1);
    async function* two(): AsyncGenerator<SimulationLine> {
      for (const looked of [1, 2]) yield { kind: 'progress', looked, total: 2 };
    }
    const read = streamOf(two(), { within: 60_000, free });
    read.once('end', () => expect(freed).toBe(2));
    for await (const line of read) expect(String(line)).toContain('progress');
    expect(freed).toBe(2);
  });
});

describe('R8 the cursor of a simulation', () => {
  const packs = { before: digestOf('before'), after: digestOf('after') };
  const place = { ...packs, asOf: '2026-11-24', issueId: '10112' };

  it('keeps day and issue, for the same packs only', () => {
    expect(readPosition(writePosition(place), packs)).toEqual({
      asOf: '2026-11-24',
      issueId: '10112',
    });
    const beginning = writePosition({ ...place, issueId: '' });
    expect(readPosition(beginning, packs).issueId).toBe('');
    expect(() => readPosition(writePosition(place), { ...packs, after: packs.before })).toThrow(
      expect.objectContaining({ code: 'invalid_request' }),
    );
    expect(() => readPosition(writePosition(place), { ...packs, before: packs.after })).toThrow(
      expect.objectContaining({ code: 'rules_changed' }),
    );
  });

  it.each(['abc', Buffer.from('2026-11-24/x/y/1').toString('base64url')])('is not %s', (cursor) => {
    expect(() => readPosition(cursor, packs)).toThrow(
      expect.objectContaining({ code: 'invalid_request' }),
    );
  });

  it('is of a day that there is', () => {
    const cursor = writePosition({ ...place, asOf: '2026-99-99' });
    expect(() => readPosition(cursor, packs)).toThrow(
      expect.objectContaining({ code: 'invalid_request' }),
    );
  });
});
