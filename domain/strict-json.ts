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
