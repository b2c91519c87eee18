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

/** A copy with members in the order of their names; undefined where a copy may not write the same. */
function ordered(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'object' || 'toJSON' in value) return undefined;
  return Array.isArray(value) ? orderedList(value) : orderedMembers(value);
}

function orderedList(list: readonly unknown[]): unknown[] | undefined {
  const copy: unknown[] = [];
  for (const one of list) {
    const made = ordered(one);
    if (made === undefined) return undefined;
    copy.push(made);
  }
  return copy;
}

function orderedMembers(value: object): Record<string, unknown> | undefined {
  const members = value as Record<string, unknown>;
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(members).sort()) {
    const member = members[name];
    if (member === undefined) continue;
    const made = ordered(member);
    // Objects put names that are numbers first, and keep none that is their prototype's.
    if (made === undefined || (name >= '0' && name < ':') || name === '__proto__') return undefined;
    copy[name] = made;
  }
  return copy;
}

function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (value === null || typeof value !== 'object' || 'toJSON' in value) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key.toWellFormed(), wellFormed(member)]),
  );
}
