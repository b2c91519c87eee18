/** Why a text is no strict JSON: `syntax`, a member named twice, a forbidden name, or too many levels. */
type JsonFault = 'syntax' | 'duplicate' | 'name' | 'depth';

export type StrictJson = { value: unknown } | { fault: JsonFault; path?: string };

/** Names that reach prototypes in careless code. */
const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads JSON (RFC 8259) strictly: each member once, where `JSON.parse` lets the last one win; no names that
 * reach prototypes; at most `deepest` levels. Time is linear in the text.
 */
export function parseStrictJson(text: string, deepest: number): StrictJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: 'syntax' };
  }
  // The parser above keeps the last of two equal keys, so the text itself is walked.
  if (!hasDistinctKeys(text)) return { fault: 'duplicate' };
  return findFault(value, '', deepest) ?? { value };
}

function findFault(
  value: unknown,
  path: string,
  levels: number,
): { fault: JsonFault; path: string } | null {
  if (typeof value !== 'object' || value === null) return null;
  if (levels === 0) return { fault: 'depth', path };
  for (const [key, member] of Object.entries(value)) {
    if (forbidden.has(key)) return { fault: 'name', path };
    const found = findFault(member, `${path}/${key}`, levels - 1);
    if (found) return found;
  }
  return null;
}

/**
 * Where a value of JSON holds what cannot be kept as it was sent: half of a surrogate pair or a control character
 * (but for tab, line feed and carriage return) in a text or a name, or a number that a double does not hold
 * exactly (RFC 7493, 2.1 and 2.2). Null where it holds nothing of that. Bounded by the depth that was read.
 */
export function findUnkeepable(
  value: unknown,
  path = '',
): { fault: 'text' | 'number'; path: string } | null {
  if (typeof value === 'string') return isPlain(value) ? null : { fault: 'text', path };
  if (typeof value === 'number') return isExact(value) ? null : { fault: 'number', path };
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, member] of Object.entries(value)) {
    if (!isPlain(key)) return { fault: 'text', path };
    const found = findUnkeepable(member, `${path}/${key}`);
    if (found) return found;
  }
  return null;
}

const control = /[^\P{Cc}\t\n\r]/u;

function isPlain(text: string): boolean {
  return text.isWellFormed() && !control.test(text);
}

function isExact(number: number): boolean {
  return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number));
}

/** Of a text that is known to be JSON. */
function hasDistinctKeys(text: string): boolean {
  const open: (Set<string> | null)[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;
  for (const { 0: piece, index } of text.matchAll(token)) {
    if (piece === '{') open.push(new Set());
    else if (piece === '[') open.push(null);
    else if (piece === '}' || piece === ']') open.pop();
    else if (isKey(text, index + piece.length)) {
      const keys = open.at(-1);
      const key = JSON.parse(piece) as string;
      if (keys?.has(key)) return false;
      keys?.add(key);
    }
  }
  return true;
}

/** Whether a colon follows, after any white space. */
function isKey(text: string, end: number): boolean {
  const colon = /\s*:/y;
  colon.lastIndex = end;
  return colon.test(text);
}
