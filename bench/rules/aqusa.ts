import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { normaliseRow } from '../../domain/normalise/normalise-issue.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';
import { readStories, storyFiles } from '../quality/stories/read-stories.ts';
import { speedOf } from './timing.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('aqusa.py', import.meta.url));
const laps = 5;

export interface AqusaPlace {
  /** A checkout of RELabUU/aqusa-core. */
  checkout: string;
  /** A Python that has its dependencies, and the tagger and tokenizer that nltk loads for it. */
  python: string;
  /** The folder of the public sets. */
  data: string;
}

/** Stories a second and core: all checks of AQUSA, and the whole pack. */
export interface Beside {
  stories: number;
  defects: number;
  aqusa: number;
  ours: number;
}

/** The same stories read by AQUSA and by a pack, each in the words of its own; null where they are not at hand. */
export async function besideAqusa(
  { checkout, python, data }: AqusaPlace,
  pack: Pack,
): Promise<Beside | null> {
  const files = storyFiles.map((file) => join(data, file));
  if (!files.every((file) => existsSync(file))) return null;
  const { stdout } = await run(python, [script, checkout, String(laps), ...files]);
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  const { stories, defects, seconds } = JSON.parse(last) as {
    stories: number;
    defects: number;
    seconds: number[];
  };
  const rows = readStories(data).map(({ id, text }) => ({
    key: `A-${id}`,
    type: 'Story',
    description: text,
  }));
  if (rows.length !== stories) throw new Error(`${rows.length} stories here, ${stories} there`);
  const median = seconds.toSorted((a, b) => a - b)[Math.floor(seconds.length / 2)] ?? 0;
  const { perSecond } = speedOf({ rows, read: normaliseRow }, pack);
  return { stories, defects, aqusa: stories / median, ours: perSecond };
}
