import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** One story of a set: the number of its file and of its line. */
export interface StoryLine {
  id: string;
  text: string;
}

const folder = 'dalpiaz-user-stories';

const names = [
  'g02-federalspending',
  'g03-loudoun',
  'g04-recycling',
  'g05-openspending',
  'g08-frictionless',
  'g10-scrumalliance',
  'g11-nsf',
  'g12-camperplus',
  'g13-planningpoker',
  'g14-datahub',
  'g16-mis',
  'g17-cask',
  'g18-neurohub',
  'g19-alfred',
  'g21-badcamp',
  'g22-rdadmp',
  'g23-archivesspace',
  'g24-unibath',
  'g25-duraspace',
  'g26-racdam',
  'g27-culrepo',
  'g28-zooniverse',
];

export const storyFiles = names.map((name) => `${folder}/${name}.txt`);

/** All stories of the set. */
export function readStories(data: string): StoryLine[] {
  return storyFiles.flatMap((file) => linesOf(join(data, file), basename(file).slice(0, 3)));
}

/** The lines of a file that are not empty, by their number. */
export function linesOf(file: string, name: string): StoryLine[] {
  return textOf(readFileSync(file))
    .split(/\r?\n/)
    .map((text, index) => ({ id: `${name}:${index + 1}`, text }))
    .filter(({ text }) => text.trim() !== '');
}

/** UTF-8 without its byte order mark; Windows-1252 where it is not valid. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
