import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { shippedWork } from '../../../bin/prompts.ts';
import { digestOf } from '../../../domain/canonical.ts';
import { parseProfile, parsePrompt, promptName, workOf } from '../../../domain/model/prompt.ts';

const folder = new URL('../../../prompts/', import.meta.url);
const source = readFileSync(new URL('review.yaml', folder), 'utf8');

/** Digests of the prompts by version: a text that changed without a new version fails here. */
const published: Record<string, string> = {
  'review/1': 'sha256:7f34ddd89e444f537cfe87428b9df258a0decaa9c37c1ea86f3e325369e3c5bf',
  'questions/1': 'sha256:74720da6acdc6b2ee38daf79c3b75e6ad706f67b2ba904cfa07048e01957c439',
  'subtasks/1': 'sha256:9fdf2e642ec12b62beff9cc9ec33b1183fbdc7af80ce89952a219d72c2a2d736',
};

const problemOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    const { code, details } = error as { code: string; details: object };
    return { code, ...details };
  }
  return null;
};

describe('G5 prompts are files', () => {
  it('that are valid, each under the id that its file is named after', () => {
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.yaml')))
      expect(`${parsePrompt(readFileSync(new URL(name, folder), 'utf8')).id}.yaml`).toBe(name);
    expect([...shippedWork().keys()].sort()).toEqual(['default', 'review-only']);
  });

  it('whose text belongs to their version', () => {
    const prompts = [...shippedWork().values()].flatMap((work) => work.prompts);
    const digests = prompts.map((prompt) => [promptName(prompt), digestOf(prompt)]);
    expect(Object.fromEntries(digests)).toEqual(published);
  });

  it.each([
    ['version: 1', 'version: 0', '/version'],
    ['answer: remarks', 'answer: operations', '/answer'],
    ['version: 1', 'version: 1\ntemperature: 2', '/temperature'],
    ['id: review', 'id: ../review', '/id'],
  ])('are refused with the place where %s is %s', (good, bad, path) => {
    const found = problemOf(() => parsePrompt(source.replace(good, bad)));
    expect(found).toMatchObject({ code: 'invalid_prompt', path });
  });

  it('are refused where a profile names one that is not there, and where they are no YAML', () => {
    const profile = parseProfile(
      '{format: 1, id: x, version: 1, prompts: [gone], answerTokens: 200}',
    );
    expect(problemOf(() => workOf(profile, new Map()))).toMatchObject({ code: 'invalid_prompt' });
    expect(problemOf(() => parsePrompt('a: [1'))).toMatchObject({ code: 'invalid_prompt' });
  });
});
