import { readdirSync, readFileSync } from 'node:fs';
import { ReadygateError } from '../domain/errors.ts';
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
 * A pack by the id of one that ships, or from a file.
 * @throws {ReadygateError} invalid_pack
 */
export function loadPack(name: string): Pack {
  const known = shippedPacks();
  const shipped = known.get(name);
  if (shipped) return resolvePack(shipped, known);
  return readPack(readPackFile(name, [...known.keys()]), known);
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
