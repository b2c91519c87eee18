import type { Endpoint } from './endpoint.ts';
import { StrictnessError } from './jira-error.ts';

type Members = Record<string, unknown>;

/** Refuses query parameters and body members that the operation does not have, by name. */
export function assertKnown(endpoint: Endpoint, query: URLSearchParams, body: unknown): void {
  const place = `${endpoint.method} ${endpoint.path}`;
  const known = endpoint.query ?? [];
  for (const name of query.keys()) {
    if (known.includes(name)) continue;
    throw new StrictnessError(400, `unknown query parameter '${name}' of ${place}`, name);
  }
  if (endpoint.body === undefined && body !== undefined)
    throw new StrictnessError(400, `${place} takes no body`);
  if (Array.isArray(endpoint.body)) assertMembers(asObject(body, place), endpoint.body, place);
}

/** Refuses members that are not in the list. `where` names the object in the message. */
export function assertMembers(value: Members, known: readonly string[], where: string): void {
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue;
    throw new StrictnessError(400, `unknown member '${name}' of ${where}`, name);
  }
}

/** The value as an object, or a 400 that names the place. */
export function asObject(value: unknown, where: string): Members {
  if (isObject(value)) return value;
  throw new StrictnessError(400, `${where}: expected a JSON object`);
}

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a list of strings, or a 400 that names the member. */
export function asStrings(value: unknown, where: string): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new StrictnessError(400, `${where}: expected a list of strings`, where);
}

/** Repeated parameters and comma-separated values, as Jira reads its list parameters. */
export function listParameter(query: URLSearchParams, name: string): string[] | undefined {
  if (!query.has(name)) return undefined;
  return query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '');
}

/** A whole number parameter within bounds, or its default. */
export function numberParameter(
  value: unknown,
  { name, fallback, min, max }: { name: string; fallback: number; min: number; max: number },
): number {
  if (value === null || value === undefined) return fallback;
  const number = typeof value === 'number' ? value : Number(value);
  if (Number.isInteger(number) && number >= min && number <= max) return number;
  throw new StrictnessError(400, `${name}: expected a whole number from ${min} to ${max}`, name);
}

/** A `true` or `false` parameter, or its default. */
export function booleanParameter(query: URLSearchParams, name: string, fallback: boolean): boolean {
  const value = query.get(name);
  if (value === null) return fallback;
  if (value === 'true' || value === 'false') return value === 'true';
  throw new StrictnessError(400, `${name}: expected true or false`, name);
}
