/**
 * Writes domain/skills/tagger/weights.ts, learnt from the training sentences of `skillspan` alone:
 * `node dev/skills/train.ts [DIR]`, DIR being the folder of the public sets.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Learnt, learn, learning } from './learn.ts';
import { readMarked } from './span-file.ts';

/** What a step of a stored weight is worth: weights reach from -127 to 127 of them. */
const worth = 1 / 48;

/** Subtracted from *outside*, chosen on the training sentences by leaving documents out. */
const eagerness = 0.3;

const [folder = '../shared/data'] = process.argv.slice(2);
const learnt = learn(readMarked(join(folder, 'skillspan/train.json')));
const target = new URL('../../domain/skills/tagger/weights.ts', import.meta.url);
writeFileSync(
  target,
  `/** Made by dev/skills/train.ts from the training sentences of SkillSpan (MIT), which NOTICE names. */
export const learnt = {
  size: ${learning.size},
  step: 1 / ${Math.round(1 / worth)},
  eagerness: ${eagerness},
  transitions: [${[...learnt.transitions].map((one) => one.toFixed(3)).join(', ')}],
  emissions:
    '${emissionsOf(learnt)}',
};
`,
);

/** Two signed bytes per feature: both states less *outside*. */
function emissionsOf({ emissions }: Learnt): string {
  const bytes = new Int8Array(2 * learning.size);
  for (let name = 0; name < learning.size; name++)
    for (const state of [1, 2]) {
      const difference = (emissions[3 * name + state] as number) - (emissions[3 * name] as number);
      bytes[2 * name + state - 1] = Math.max(-127, Math.min(127, Math.round(difference / worth)));
    }
  return Buffer.from(bytes.buffer).toString('base64');
}
