import type { KeyRing } from '../db/key-ring.ts';
import { ReadygateError } from '../domain/errors.ts';

/** Stops with the variable's name, what is wrong with it, and an example. The value is never shown. */
export function wrong(name: string, what: string, example: string): never {
  throw new ReadygateError('invalid_configuration', { path: name, hint: what, expected: example });
}

export function parseUrl(
  name: string,
  value: string,
  protocols: readonly string[],
  example: string,
): string {
  const url = URL.parse(value);
  if (!url || !protocols.includes(url.protocol))
    wrong(name, `is no URL of ${protocols.join(' or ')}`, example);
  return value;
}

/** 0 to 65535; 0 stands for a free one. */
export function parsePort(name: string, value: string | null, fallback: number): number {
  if (value === null) return fallback;
  const port = Number(value);
  return /^\d{1,5}$/.test(value) && port <= 65_535
    ? port
    : wrong(name, 'is no port', String(fallback));
}

/** A positive number of seconds, fractions allowed. */
export function parseSeconds(name: string, value: string | null, fallback: number): number {
  if (value === null) return fallback;
  const seconds = Number(value);
  return /^\d+(\.\d+)?$/.test(value) && seconds > 0 && seconds <= 3600
    ? seconds
    : wrong(name, 'is no number of seconds above 0 and up to 3600', String(fallback));
}

/** Comma-separated origins; `http:` only on loopback. */
export function parseOrigins(name: string, value: string): string[] {
  const example = 'https://api.atlassian.com';
  return value.split(',').map((part) => {
    const url = URL.parse(part.trim());
    if (!url || url.origin !== part.trim().replace(/\/$/, ''))
      wrong(name, 'holds something that is no origin', example);
    const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
      wrong(name, 'holds an origin without TLS that is not on loopback', example);
    }
    return url.origin;
  });
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
