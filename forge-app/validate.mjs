/**
 * Validates manifest.yml, or the file given, offline and in full with Atlassian's own validator.
 * Prints the problems as JSON and ends with 1 when one of them is an error.
 */
import { dirname, resolve } from 'node:path';
import manifest from '@forge/manifest';

const path = resolve(process.argv[2] ?? new URL('./manifest.yml', import.meta.url).pathname);
// Folders of resources are looked up from the working directory.
process.chdir(dirname(new URL(import.meta.url).pathname));
process.env.READYGATE_FORGE_APP_ID ??=
  'ari:cloud:ecosystem::app/00000000-0000-4000-8000-000000000000';
process.env.READYGATE_BASE_URL ??= 'https://readygate.example';

const { errors } = await manifest.validate(false, path);
process.stdout.write(`${JSON.stringify(errors)}\n`);
// Warnings alone make `success` false, so the level decides.
process.exitCode = errors.some(({ level }) => level === 'error') ? 1 : 0;
