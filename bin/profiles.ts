import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { ReadygateError } from '../domain/errors.ts';
import { pointerTo, schemaProblem } from '../domain/schema-problem.ts';
import { type Profile, profileSchema } from '../domain/work-order/profile.ts';

const folder = new URL('../prompts/work-orders/', import.meta.url);
const check = new Ajv().compile<Profile>(profileSchema);

/**
 * A profile of work orders by its id, or from a file.
 * @throws {ReadygateError} invalid_file with what is wrong and where
 */
export function loadProfile(name: string): Profile {
  const ids = shippedIds();
  const source = ids.includes(name) ? new URL(`${name}.yaml`, folder) : name;
  let profile: unknown;
  try {
    profile = parse(readFileSync(source, 'utf8'));
  } catch {
    throw wrong(name, `${ids.join(', ')} or a file of YAML that can be read`);
  }
  if (check(profile)) return profile;
  const { steps, expected } = schemaProblem(check.errors ?? [], 'a profile');
  throw wrong(`${name}${pointerTo(steps)}`, expected);
}

/** The profiles that ship, by id. */
export function shippedProfiles(): ReadonlyMap<string, Profile> {
  return new Map(shippedIds().map((id) => [id, loadProfile(id)]));
}

function shippedIds(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.replace(/\.yaml$/, ''))
    .sort();
}

function wrong(path: string, expected: string): ReadygateError {
  return new ReadygateError('invalid_file', { path, expected });
}
