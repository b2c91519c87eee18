import { readdirSync, readFileSync } from 'node:fs';
import { type ModelWork, parseProfile, parsePrompt, workOf } from '../domain/model/prompt.ts';

const folder = new URL('../prompts/', import.meta.url);

/**
 * The profiles that ship, with their prompts, by id.
 * @throws {ReadygateError} invalid_prompt
 */
export function shippedWork(): Map<string, ModelWork> {
  const prompts = new Map(
    texts(folder)
      .map((text) => parsePrompt(text))
      .map((one) => [one.id, one]),
  );
  const profiles = texts(new URL('profiles/', folder)).map((text) => parseProfile(text));
  return new Map(profiles.map((profile) => [profile.id, workOf(profile, prompts)]));
}

function texts(from: URL): string[] {
  return readdirSync(from)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(new URL(name, from), 'utf8'));
}
