import { readdirSync, readFileSync } from 'node:fs';
import { isReadygateError, ReadygateError } from '../domain/errors.ts';
import type { Pack, PackFile } from '../domain/readiness/pack/pack.ts';
import { parsePack, readPack } from '../domain/readiness/pack/parse.ts';
import { resolvePack } from '../domain/readiness/pack/resolve.ts';

const folder = new URL('../packs/', import.meta.url);

/** The packs that ship, by id. */
export function shippedPacks(): Map<string, PackFile> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const packs = files.map((name) => parsePack(readFileSync(new URL(name, folder), 'utf8')));
  return new Map(packs.map((pack) => [pack.id, pack]));
}

/**
 * A pack by the id of one that ships, or from a file. It may extend one that ships, or one of `others`.
 * @throws {ReadygateError} invalid_pack
 */
export function loadPack(name: string, others: readonly string[] = []): Pack {
  const shipped = shippedPacks();
  const sourceOf = (path: string) => readPackFile(path, [...shipped.keys()]);
  const files = others.filter((other) => !shipped.has(other));
  const given = files.map((path) => inFile(path, () => parsePack(sourceOf(path))));
  const known = new Map([...given.map((file) => [file.id, file] as const), ...shipped]);
  const file = shipped.get(name);
  return file ? resolvePack(file, known) : inFile(name, () => readPack(sourceOf(name), known));
}

/** Packs that may extend each other. */
export function loadPacks(names: readonly string[]): Pack[] {
  return names.map((name) => loadPack(name, names));
}

/** Says of what is wrong in which file it is. */
function inFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isReadygateError(error, 'invalid_pack')) throw error;
    throw new ReadygateError('invalid_pack', { file, ...error.details }, { cause: error });
  }
}

function readPackFile(path: string, ids: string[]): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ReadygateError('invalid_pack', {
      path: '--pack',
      expected: `${ids.join(', ')} or a file that can be read`,
    });
  }
}
