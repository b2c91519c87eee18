/**
 * Validates manifest.yml, or the files given, offline and in full with Atlassian's own validators.
 * Prints a line of JSON per file with its problems, and ends with 1 when one of them is an error.
 */
import { dirname, resolve } from 'node:path';
import manifest from '@forge/manifest';

const ours = new URL('./manifest.yml', import.meta.url).pathname;
const files = (process.argv.length > 2 ? process.argv.slice(2) : [ours]).map((file) =>
  resolve(file),
);
process.env.READYGATE_FORGE_APP_ID ??=
  'ari:cloud:ecosystem::app/00000000-0000-4000-8000-000000000000';
process.env.READYGATE_BASE_URL ??= 'https://readygate.example';

const { FULL, PRODUCT_TRIGGER, FORGE_REMOTE_COMPUTE } = manifest.ValidationTypes;
const processors = [FULL, PRODUCT_TRIGGER, FORGE_REMOTE_COMPUTE].map((type) =>
  manifest.ProcessorBuilder.instance().withValidation(type).build(),
);

for (const file of files) {
  const problems = [];
  // Files of translations are looked up in the working directory, all others beside the manifest.
  process.chdir(dirname(file));
  for (const processor of processors)
    problems.push(...((await processor.process(file)).errors ?? []));
  process.stdout.write(`${JSON.stringify(problems)}\n`);
  // Warnings alone make `success` false, so the level decides.
  if (problems.some(({ level }) => level === 'error')) process.exitCode = 1;
}
