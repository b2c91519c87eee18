/**
 * Makes the workflow bundle ahead of the start, for an image: the worker then starts faster and the
 * image needs no bundler at run time.
 *
 *   node bin/build-workflows.ts [FILE]
 *
 * READYGATE_WORKFLOW_BUNDLE names the file to the worker.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { bundleWorkflows } from './workflow-bundle.ts';

const [file = 'dist/workflows.cjs'] = process.argv.slice(2);
const { code } = await bundleWorkflows();
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, code);
process.stdout.write(`${file}: ${Math.round(code.length / 1024)} KB\n`);
