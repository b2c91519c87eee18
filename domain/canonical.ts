import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** `sha256:` and 64 lower-case hex digits. */
export type Digest = `sha256:${string}`;

/**
 * The RFC 8785 text of a JSON value: the same value gives the same bytes on every machine.
 * Absent members are left out; lone surrogates become U+FFFD, so that the text is well-formed.
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalJson(value: unknown): string {
  const text = quickly(value) ?? canonicalize(wellFormed(value));
  if (text === undefined) throw new TypeError('canonicalJson: the value has no JSON form');
  return text;
}

/** The digest of the canonical JSON of a value. */
export function digestOf(value: unknown): Digest {
  return `sha256:${sha256Hex(canonicalJson(value))}`;
}

/** Lower-case hex of the SHA-256 of the UTF-8 bytes of a text. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(text)));
}

/**
 * What the engine itself writes of a value whose members stand in order: the RFC's text, in less than half
 * the time. Null where it may be another one; then the library writes it.
 */
function quickly(value: unknown): string | null {
  const copy = ordered(value);
  if (copy === undefined) return null;
  const text = JSON.stringify(copy);
  // So the engine writes a lone surrogate.
  return text.includes('\\ud') ? null : text;
}

/**
 * A value with members in the order of their names: a copy, but of what stands in order already.
 * Undefined where the engine may not write it as the RFC does.
 */
function ordered(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'object' || 'toJSON' in value) return undefined;
  return Array.isArray(value) ? orderedList(value) : orderedMembers(value);
}

function orderedList(list: readonly unknown[]): readonly unknown[] | undefined {
  let copy: unknown[] | null = null;
  for (let at = 0; at < list.length; at++) {
    const made = ordered(list[at]);
    if (made === undefined) return undefined;
    if (made !== list[at]) copy ??= list.slice(0, at);
    copy?.push(made);
  }
  return copy ?? list;
}

function orderedMembers(value: object): object | undefined {
  const members = value as Record<string, unknown>;
  const names = Object.keys(members);
  let copy: Record<string, unknown> | null = isAscending(names) ? null : {};
  if (copy) names.sort();
  for (let at = 0; at < names.length; at++) {
    const name = names[at] as string;
    const member = members[name];
    if (member === undefined) continue;
    const made = ordered(member);
    // Objects put names that are numbers first, and keep none that is their prototype's.
    if (made === undefined || (name >= '0' && name < ':') || name === '__proto__') return undefined;
    if (made !== member) copy ??= firstMembers(members, names, at);
    if (copy) copy[name] = made;
  }
  return copy ?? value;
}

function isAscending(names: readonly string[]): boolean {
  for (let at = 1; at < names.length; at++)
    if ((names[at - 1] as string) > (names[at] as string)) return false;
  return true;
}

function firstMembers(
  members: Record<string, unknown>,
  names: readonly string[],
  count: number,
): Record<string, unknown> {
  return Object.fromEntries(names.slice(0, count).map((name) => [name, members[name]]));
}

function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (value === null || typeof value !== 'object' || 'toJSON' in value) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key.toWellFormed(), wellFormed(member)]),
  );
}
