import { describe, expect, it } from '@jest/globals';
import { afterCall, type Circuit, duringCall, isResting } from '../../../domain/model/circuit.ts';
import { modelUrlProblem } from '../../../domain/model/settings.ts';
import { microsOf, reservationFor, spendingOf } from '../../../domain/model/spending.ts';

const at = new Date('2026-11-24T10:00:00.000Z');
const fresh: Circuit = { failures: 0, restsUntil: null };
const failing = (times: number) => {
  let circuit = fresh;
  for (let count = 0; count < times; count++) circuit = afterCall(circuit, { ok: false }, at);
  return circuit;
};
const secondsOf = ({ restsUntil }: Circuit) =>
  restsUntil === null ? 0 : (restsUntil.getTime() - at.getTime()) / 1000;

describe('G5 an endpoint that fails', () => {
  it('rests from the fifth failure, twice as long each time, a quarter of an hour at most', () => {
    const times = [4, 5, 6, 7, 10, 50];
    expect(times.map((count) => secondsOf(failing(count)))).toEqual([0, 30, 60, 120, 900, 900]);
    expect(isResting(failing(5), at)).toBe(true);
    expect(isResting(failing(4), at)).toBe(false);
  });

  it('is tried by one call after a rest, and one success forgets all failures', () => {
    expect(secondsOf(duringCall(failing(5), at))).toBe(120);
    expect(duringCall(failing(3), at)).toEqual(failing(3));
    expect(afterCall(failing(20), { ok: true }, at)).toEqual(fresh);
  });

  it('is left alone as long as it asks, but no longer than the longest rest', () => {
    const asked = (retryAfterSeconds: number) =>
      secondsOf(afterCall(fresh, { ok: false, retryAfterSeconds }, at));
    expect([asked(7), asked(100_000)]).toEqual([7, 900]);
  });
});

describe('G5 money', () => {
  it('is counted in whole millionths, rounded up', () => {
    const prices = { input: 0.25, output: 2 };
    expect(spendingOf({ input: 1000, output: 100 }, prices)).toEqual({ tokens: 1100, micros: 450 });
    expect(spendingOf({ input: 1, output: 0 }, prices)).toEqual({ tokens: 1, micros: 1 });
    expect(microsOf(2.5)).toBe(2_500_000);
    const reserved = reservationFor({ input: 1000, output: 1500 }, prices);
    expect(reserved.tokens).toBeGreaterThanOrEqual(2500);
    expect(reserved.micros).toBeGreaterThanOrEqual(3250);
  });
});

describe('G5 the address of a model', () => {
  it.each([
    ['https://model.example/v1', null],
    ['http://127.0.0.1:11434/v1', null],
    ['http://model.example/v1', 'is not https:'],
    ['https://u:p@model.example', 'holds a log-in'],
    ['https://model.example/v1?key=1', 'holds a query'],
    ['https://model.example/v1#x', 'holds a query'],
    ['ftp://model.example', 'is not https:'],
    ['nonsense', 'is no URL'],
  ])('%s: %s', (url, problem) => {
    expect(modelUrlProblem(url)).toBe(problem);
  });
});
