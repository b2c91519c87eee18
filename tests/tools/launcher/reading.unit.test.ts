import { describe, expect, it } from '@jest/globals';
import { loadTool } from '../../helpers/tools.ts';

const { readTestArguments, allTiers } = await loadTool<{
  allTiers: string[];
  readTestArguments(args: string[]): { tiers: string[]; patterns: string[] };
}>('launcher/test-arguments.mjs');
const { parseServerVersion, isAtLeast } = await loadTool<{
  parseServerVersion(text: string): number[] | null;
  isAtLeast(version: number[], least: number[]): boolean;
}>('launcher/temporal.mjs');
const { isNewEnough } = await loadTool<{ isNewEnough(version: string): boolean }>(
  'launcher/node.mjs',
);
const { cacheFolder } = await loadTool<{
  cacheFolder(env: Record<string, string>, uid: number): string;
}>('launcher/places.mjs');

describe('O1 the arguments of npm test', () => {
  it.each([
    [[], allTiers, []],
    [['--tier', 'unit'], ['unit'], []],
    [['--tier=parts', 'tests/db', '--tier', 'engine'], ['parts', 'engine'], ['tests/db']],
    [['-t', 'A7'], allTiers, ['-t', 'A7']],
  ])('%j', (args, tiers, patterns) => {
    expect(readTestArguments(args)).toEqual({ tiers, patterns });
  });

  it.each([[['--tier', 'units']], [['--tier']], [['--tier=']]])('%j names the tiers', (args) => {
    expect(() => readTestArguments(args)).toThrow(/unit, parts, engine, world, browser/);
  });
});

describe('O1 the version of a Temporal server', () => {
  it.each([
    ['temporal version 1.8.2 (Server 1.32.0, UI 2.50.1)', [1, 32, 0]],
    ['temporal version 0.0.0-DEV (Server 1.29.10, UI 2.50.1)', [1, 29, 10]],
    ['tctl version 1.18.0', null],
    ['', null],
  ])('%s', (text, version) => {
    expect(parseServerVersion(text)).toEqual(version);
  });

  it.each([
    [[1, 32, 0], [1, 32, 0], true],
    [[1, 31, 9], [1, 32, 0], false],
    [[1, 29, 10], [1, 29, 9], true],
    [[2, 0, 0], [1, 32, 0], true],
    [[1, 32], [1, 32, 1], false],
  ])('%j is at least %j: %s', (version, least, holds) => {
    expect(isAtLeast(version, least)).toBe(holds);
  });
});

describe('O1 the Node that runs the product', () => {
  it.each([
    ['20.19.5', false],
    ['24.8.0', false],
    ['24.9.0', true],
    ['24.21.0', true],
    ['26.0.0', true],
  ])('%s: %s', (version, holds) => {
    expect(isNewEnough(version)).toBe(holds);
  });
});

describe('O1 where downloads are kept', () => {
  it('is a folder that others can read for root, and the own cache for everybody else', () => {
    expect(cacheFolder({}, 0)).toBe('/var/cache/readygate');
    expect(cacheFolder({ XDG_CACHE_HOME: '/x' }, 1000)).toBe('/x/readygate');
    expect(cacheFolder({}, 1000)).toMatch(/\/\.cache\/readygate$/);
    expect(cacheFolder({ READYGATE_CACHE: '/mine' }, 0)).toBe('/mine');
  });
});
