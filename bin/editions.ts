import { fileURLToPath } from 'node:url';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import {
  ceilingsIn,
  type EditionCeiling,
  type EditionsFile,
  editionsSchema,
} from '../domain/quota/editions.ts';
import { pointerTo, schemaProblem } from '../domain/schema-problem.ts';
import { readNamedFile, wrong } from './config-values.ts';

const shipped = fileURLToPath(new URL('../editions/editions.yaml', import.meta.url));
const check = new Ajv().compile<EditionsFile>(editionsSchema);
const variable = 'READYGATE_EDITIONS';

/**
 * The editions of a file; null: those that ship.
 * @throws {ReadygateError} invalid_configuration with what is wrong and where
 */
export function loadEditions(file: string | null): EditionCeiling[] {
  const text = readNamedFile(variable, file ?? shipped, 'editions.yaml').toString('utf8');
  const editions = yamlOf(text);
  if (check(editions)) return ceilingsIn(editions);
  const { steps, expected } = schemaProblem(check.errors ?? [], 'a file of editions');
  return wrong(variable, `is wrong at ${pointerTo(steps) || 'its root'}`, expected);
}

function yamlOf(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return wrong(variable, 'names a file that is no YAML', 'the form of editions/editions.yaml');
  }
}
