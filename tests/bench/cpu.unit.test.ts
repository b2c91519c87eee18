import { expect, test } from '@jest/globals';
import { type ProcessTimes, parseStat, treeTime } from '../../bench/cpu.ts';

/** A line as Linux writes it; user and system time are fields 14 and 15, those of ended children 16 and 17. */
const line = (name: string) =>
  `4711 (${name}) S 17 4711 4711 0 -1 4194304 2861 910 0 0 1234 66 20 5 20 0 11 0 98765 1 2 3`;

test('own time and that of ended children are told apart', () => {
  expect(parseStat(line('node'))).toEqual({ pid: 4711, parent: 17, own: 13_000, ended: 250 });
});

test('a name with spaces and brackets does not move the fields', () => {
  expect(parseStat(line('postgres: a) (b) 1 2'))).toEqual(parseStat(line('node')));
});

const process = (pid: number, parent: number, own: number, ended = 0): ProcessTimes => ({
  pid,
  parent,
  own,
  ended,
});

test('the time of a tree is that of all below the root, ended ones once', () => {
  const processes = [
    process(1, 0, 1),
    process(10, 1, 100, 7),
    process(11, 10, 20),
    process(12, 11, 3),
    process(20, 1, 1000),
  ];
  expect(treeTime(processes, 10)).toBe(130);
});

test('a root that is not there took no time', () => {
  expect(treeTime([process(1, 0, 5)], 99)).toBe(0);
});
