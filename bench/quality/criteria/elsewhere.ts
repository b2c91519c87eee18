import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DemoRow } from '../demo-backlog.ts';
import { readLines } from '../read-lines.ts';
import { draw } from './draw.ts';
import { hasList } from './sample.ts';

/** Projects of which no issue was looked at while rules were written. */
const names = [
  'appceleratorstudio',
  'aptanastudio',
  'bamboo',
  'clover',
  'datamanagement',
  'duracloud',
  'moodle',
  'mule',
  'titanium',
];
const seed = 2027;
/** Of each project, beside those that have a word of criteria. */
const withLists = 4;

const files = names.map((name) => `storypoints-gpt2sp/${name}.jsonl`);

export const isElsewhereAtHand = (data: string): boolean =>
  files.every((file) => existsSync(join(data, file)));

interface GivenRow {
  key: string;
  title: string;
  description: string | null;
}

/**
 * The labelled issues of projects that the rules have never seen: criteria are so rare there that all
 * with a word of them are taken, and of each project some others with a list.
 */
export function elsewhereIn(data: string): DemoRow[] {
  return files.flatMap((file) => {
    const rows = readLines<GivenRow>(join(data, file))
      .map(({ key, title, description }) => ({
        key,
        summary: title,
        description: description ?? '',
      }))
      .filter(({ description: { length } }) => length >= 40 && length <= 1500);
    const told = rows.filter(({ description }) => tells(description)).map(({ key }) => key);
    const lists = rows
      .filter(({ description }) => hasList(description) && !tells(description))
      .map(({ key }) => key);
    const name = basename(file, '.jsonl');
    const sample = new Set([...told, ...draw(lists, withLists, seed, name)]);
    return rows.filter(({ key }) => sample.has(key));
  });
}

/** A word that people set criteria down with, or one that only looks like it. */
function tells(text: string): boolean {
  return /acceptance|criteria|\bAC\b|definition of done|done when|must:|so that:|given .* when .* then/i.test(
    text,
  );
}
