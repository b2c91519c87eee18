import { describe, expect, it, jest } from '@jest/globals';
import safeRegex from 'safe-regex2';
import { literalsIn, regexesOf } from '../helpers/regexes.ts';

// Much work rather than waiting: on a busy machine it takes its time.
jest.setTimeout(120_000);

/** Repeats within repeats, and why each text can be read in one way only. */
const nested = new Map([
  [String.raw`/[\p{L}\p{N}]+(?:[_'-][\p{L}\p{N}]+)*/gu`, 'each round begins with a joint'],
  [String.raw`/[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu`, 'each round begins with its dot'],
  [String.raw`/[\p{L}\p{M}\d]+(?:[-'’][\p{L}\p{M}\d]+)*/gu`, 'each round begins with a joint'],
  [String.raw`/^(?:[a-z_]\w*\.){2,12}\w*(?:Exception|Error)\b/`, 'each round ends with its dot'],
]);

/** Patterns that would be slow on a whole field, and how little each is given. */
const bounded = new Map([
  [String.raw`/[,;.]?\s+then\s+/i`, 'a line in which a space is never followed by another'],
  [String.raw`/[\s,;:(-]+$/`, 'a summary, 120 units'],
  [String.raw`/[\s\d*#(.)•–-]+$/`, 'what leads to a list, a few hundred units'],
  [String.raw`/[^.!?\n]*$/`, 'what leads to a mark, a few hundred units'],
  [String.raw`/[^\s(["'„«]*$/`, 'the word before a gap, 12 units'],
  [String.raw`/\?\W*$/`, 'the end of a sentence, 5 units'],
  [String.raw`/^(?:.*?\b(?:given|scenario)\b.*?)?\bwhen\s+/i`, 'an item of a list, 2,000 units'],
  [String.raw`/[?:]\W*$/`, 'the end of a sentence, 5 units'],
  [String.raw`/\s*\|\s*/g`, 'the word lists of the project'],
]);
const isLabel = (text: string) => text.startsWith(String.raw`/(?:^|\n[ \t]*|[ \t]{2,}|`);

/** What reads other people's texts outside the domain: exports, requests, what a database and Jira say. */
const edges = ['bin/check', 'api', 'db'].map((folder) => [folder, literalsIn(folder)] as const);
const regexes = new Map([
  ...(await regexesOf('domain')),
  ...edges.flatMap(([, literals]) => [...literals]),
]);

/**
 * As the checker can read it: it knows no look behind and no names, and takes a group that may be left
 * out, or a few of one sign, for a repeat.
 */
const readable = ({ source, flags }: RegExp) =>
  new RegExp(
    source
      .replaceAll(/\(\?<(?:[=!]|\w+>)/g, '(?:')
      .replaceAll(/\)\?/g, ')')
      .replaceAll(/(?<!\))\{\d+,\d+\}/g, ''),
    flags.replace('y', ''),
  );
const isFlat = (regex: RegExp) => safeRegex(readable(regex), { limit: 1000 });

/** What costs most: much of what it repeats, and an end that it does not accept. */
const length = 16_384;
const units =
  ' |\n|\t|.|,|a|A|1|*|_|-|#|:|?|(|[|{|`|"|<|/|=|a.|a |, |1.|- |* |a-|a_|{{|{code|{code:|h1. |/content/0|https://|as a |when |given |then |or |and |<insert |?\n|: |a: |- a\n|a\n|\u00e9|x: y '.split(
    '|',
  );
const hostile = units.flatMap((unit) =>
  ['\u0001', 'x'].map((end) => `${unit.repeat(length / unit.length)}${end}`),
);
const mostMilliseconds = 50;

/** What the first test refuses might never end. */
const isSane = (text: string, regex: RegExp) => isFlat(regex) || nested.has(text);

/** Twice, for what else the process had to do meanwhile. */
const isSlow = (regex: RegExp) =>
  hostile.some((text) => [1, 2].every(() => timeOf(regex, text) > mostMilliseconds));

function timeOf(regex: RegExp, text: string): number {
  const before = process.cpuUsage();
  if (regex.global) for (const _ of text.matchAll(regex));
  else regex.test(text);
  const { user } = process.cpuUsage(before);
  return user / 1000;
}

describe('regular expressions of the domain and its edges', () => {
  it('are all found: literals, and those made from strings', () => {
    expect(regexes.size).toBeGreaterThan(150);
    expect(edges.filter(([, literals]) => literals.size < 5)).toEqual([]);
  });

  it('repeat nothing that repeats, but where a round can be read in one way only', () => {
    const found = [...regexes].filter(([, regex]) => !isFlat(regex)).map(([text]) => text);
    expect(found.filter((text) => !nested.has(text))).toEqual([]);
  });

  it('take no time that grows with the square on the longest field, but where they read little', () => {
    const slow = [...regexes]
      .filter(([text, regex]) => isSane(text, regex) && isSlow(regex))
      .map(([text]) => text);
    expect(slow.filter((text) => !bounded.has(text) && !isLabel(text))).toEqual([]);
  });
});
