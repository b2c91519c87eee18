import { readFileSync } from 'node:fs';
import type { KeyRing } from '../db/key-ring.ts';
import { ReadygateError } from '../domain/errors.ts';
import { isLoopback, isPrivateHost } from './private-hosts.ts';

/** The value of a variable without surrounding space; null where it is not set or empty. */
export type Text = (name: string) => string | null;

/** Stops with the variable's name, what is wrong with it, and an example. The value is never shown. */
export function wrong(name: string, what: string, example: string): never {
  throw new ReadygateError('invalid_configuration', { path: name, hint: what, expected: example });
}

export function oneOf<Value extends string>(
  text: Text,
  name: string,
  values: readonly Value[],
  fallback: Value,
): Value {
  const value = text(name) ?? fallback;
  const known = values.find((candidate) => candidate === value);
  return known ?? wrong(name, 'is none of the known values', values.join(', '));
}

/** A PostgreSQL URL; outside private networks only with TLS. */
export function parseDatabaseUrl(name: string, value: string, example: string): string {
  const url = URL.parse(value);
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol))
    wrong(name, 'is no URL of postgres:', example);
  try {
    decodeURIComponent(`${url.username}${url.password}${url.pathname}`);
  } catch {
    wrong(name, 'has a % that stands for itself and must be written %25', example);
  }
  const secured = /^(require|verify-ca|verify-full)$/.test(url.searchParams.get('sslmode') ?? '');
  if (url.hostname !== '' && !isPrivateHost(url.hostname) && !secured)
    wrong(
      name,
      'names a host outside private networks without TLS',
      `${example}?sslmode=verify-full`,
    );
  return value;
}

/** An `https:` URL; `http:` only where `may` allows its host. */
export function parseWebUrl(
  name: string,
  value: string,
  may: 'loopback' | 'private',
  example: string,
): string {
  const url = URL.parse(value);
  if (!url || !['https:', 'http:'].includes(url.protocol))
    wrong(name, 'is no URL of https:', example);
  if (url.username || url.password) wrong(name, 'holds a log-in, which would be sent', example);
  const near = may === 'loopback' ? isLoopback(url.hostname) : isPrivateHost(url.hostname);
  if (url.protocol === 'http:' && !near)
    wrong(name, `has no TLS, and its host is not ${may}`, example);
  return value;
}

/** Comma-separated origins; `http:` only on loopback. */
export function parseOrigins(name: string, value: string): string[] {
  const example = 'https://api.atlassian.com';
  return value.split(',').map((part) => {
    const url = URL.parse(part.trim());
    if (!url || url.origin !== part.trim().replace(/\/$/, ''))
      wrong(name, 'holds something that is no origin', example);
    parseWebUrl(name, url.origin, 'loopback', example);
    return url.origin;
  });
}

/** Comma-separated names or addresses of hosts, without scheme and port. */
export function parseHosts(name: string, value: string | null): string[] {
  const hosts = value === null ? [] : value.split(',').map((part) => part.trim().toLowerCase());
  if (hosts.every((host) => /^[a-z0-9.:-]{1,253}$/.test(host))) return hosts;
  return wrong(name, 'holds something that is no host', 'mattermost.internal,10.0.0.7');
}

/** 0 to 65535; 0 stands for a free one. */
export function parsePort(name: string, value: string | null, fallback: number): number {
  if (value === null) return fallback;
  const port = Number(value);
  return /^\d{1,5}$/.test(value) && port <= 65_535
    ? port
    : wrong(name, 'is no port', String(fallback));
}

/** A number from 0 to a thousand million, fractions allowed. */
export function parseAmount<Fallback extends number | null>(
  name: string,
  value: string | null,
  fallback: Fallback,
): number | Fallback {
  if (value === null) return fallback;
  return /^\d{1,10}(\.\d{1,6})?$/.test(value) && Number(value) <= 1_000_000_000
    ? Number(value)
    : wrong(name, 'is no number from 0 to 1000000000', String(fallback ?? 25));
}

/** A positive number of seconds, fractions allowed. */
export function parseSeconds(name: string, value: string | null, fallback: number): number {
  if (value === null) return fallback;
  const seconds = Number(value);
  return /^\d+(\.\d+)?$/.test(value) && seconds > 0 && seconds <= 3600
    ? seconds
    : wrong(name, 'is no number of seconds above 0 and up to 3600', String(fallback));
}

/** A value that a pattern describes, in words for people. */
export function parseWord(
  name: string,
  value: string,
  { form, what, example }: { form: RegExp; what: string; example: string },
): string {
  return form.test(value) ? value : wrong(name, what, example);
}

/** A secret that is sent as a header: visible ASCII. */
export function parseSecret(name: string, value: string): string {
  const form = /^[\x21-\x7e]+$/;
  const what = 'holds a space or a character that no key has';
  return parseWord(name, value, { form, what, example: 'the key as it was given to you' });
}

/** What a file holds. */
export function readNamedFile(name: string, path: string, example: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return wrong(name, 'names a file that cannot be read', example);
  }
}

/** `id:BASE64,id:BASE64`: 32 bytes each, the first is active. */
export function parseKeys(name: string, value: string): KeyRing {
  const example = '2026-11:BASE64 with 32 bytes (openssl rand -base64 32)';
  const keys = new Map<string, Buffer>();
  for (const part of value.split(',')) {
    const [, id, text] =
      /^([A-Za-z0-9._-]{1,40}):([A-Za-z0-9+/]+={0,2})$/.exec(part.trim()) ??
      wrong(name, `entry ${keys.size + 1} is not of the form id:BASE64`, example);
    const key = Buffer.from(text ?? '', 'base64');
    if (key.length !== 32)
      wrong(name, `entry ${keys.size + 1} has ${key.length} bytes instead of 32`, example);
    if (keys.has(id ?? '')) wrong(name, `entry ${keys.size + 1} repeats an id`, example);
    keys.set(id ?? '', key);
  }
  const [activeId] = keys.keys();
  return activeId === undefined ? wrong(name, 'holds no key', example) : { activeId, keys };
}
