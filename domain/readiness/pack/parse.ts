import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { ReadygateError } from '../../errors.ts';
import { pointerTo, schemaProblem } from '../../schema-problem.ts';
import type { Pack, PackFile } from './pack.ts';
import { resolvePack } from './resolve.ts';
import { packSchema } from './schema.ts';
import { lineOf, readYaml } from './yaml.ts';

const validate = new Ajv({ allErrors: true, strict: true }).compile<PackFile>(packSchema);

/** UTF-16 units of a pack's text. */
const longestPack = 256 * 1024;

/**
 * A pack from its YAML text, as it stands there.
 * @throws {ReadygateError} invalid_pack with line, path and expectation
 */
export function parsePack(source: string): PackFile {
  if (source.length > longestPack)
    throw new ReadygateError('invalid_pack', { line: 1, expected: 'at most 256 KB' });
  const value = readYaml(source);
  if (validate(value)) return value;
  const { steps, expected } = schemaProblem(validate.errors ?? [], 'a rule pack');
  throw new ReadygateError('invalid_pack', {
    line: lineOf(source, steps),
    path: pointerTo(steps),
    expected,
  });
}

/**
 * A pack from its YAML text, with what it extends.
 * @throws {ReadygateError} invalid_pack with line, path and expectation; in a formula with the character too
 */
export function readPack(source: string, known: ReadonlyMap<string, PackFile>): Pack {
  return resolveFile(parsePack(source), source, known);
}

/**
 * A parsed pack with what it extends; `source` is its text.
 * @throws {ReadygateError} as `readPack`
 */
export function resolveFile(
  file: PackFile,
  source: string,
  known: ReadonlyMap<string, PackFile>,
): Pack {
  return resolvePack(file, known, (steps) => lineOf(source, steps));
}
