import {
  type Document,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import { ReadygateError } from '../../errors.ts';

const mostAliases = 100;
/** Line ends, commas, colons and brackets of a text, about two for each value: parsing takes time for these. */
const mostMarks = 20_000;
const marks = /[\n,:[\]{}]/g;

interface Parsed {
  doc: Document;
  lines: LineCounter;
}

/**
 * The plain value of a YAML text.
 * @throws {ReadygateError} invalid_pack with the line
 */
export function readYaml(source: string): unknown {
  requireFew(source);
  const { doc, lines } = parse(source);
  const [syntax] = doc.errors;
  const problem = syntax
    ? { at: syntax.pos[0], expected: `YAML 1.2 (${syntax.code})` }
    : problemOf(doc);
  if (problem) {
    const { at, expected } = problem;
    throw new ReadygateError('invalid_pack', { line: lines.linePos(at).line, expected });
  }
  try {
    return doc.toJS({ maxAliasCount: 20 });
  } catch {
    throw new ReadygateError('invalid_pack', { line: 1, expected: 'fewer aliases' });
  }
}

/** What is refused here is not parsed at all: nothing else has its turn meanwhile. */
function requireFew(source: string): void {
  let count = 0;
  for (const { index } of source.matchAll(marks)) {
    count += 1;
    if (count <= mostMarks) continue;
    const line = source.slice(0, index).split('\n').length;
    const expected = 'fewer values: at most 20,000 line ends, commas, colons and brackets';
    throw new ReadygateError('invalid_pack', { line, expected });
  }
}

/** The line of a member, or of the nearest one around it. */
export function lineOf(source: string, steps: readonly string[]): number {
  const { doc, lines } = parse(source);
  for (let depth = steps.length; depth > 0; depth--) {
    const node = doc.getIn(steps.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** The parser compares each key with all others before it: seconds for a text of thousands. It does not here. */
function parse(source: string): Parsed {
  const lines = new LineCounter();
  return { doc: parseDocument(source, { lineCounter: lines, uniqueKeys: false }), lines };
}

/** A key that stands twice in its map, or too many aliases: each is looked up through the whole text. */
function problemOf(doc: Document): { at: number; expected: string } | null {
  let problem: ReturnType<typeof problemOf> = null;
  let aliases = 0;
  visit(doc, {
    Map: (_, map) => {
      const at = repeatedIn(map);
      if (at === null) return undefined;
      problem = { at, expected: 'YAML 1.2 (DUPLICATE_KEY)' };
      return visit.BREAK;
    },
    Alias: (_, { range }) => {
      aliases += 1;
      if (aliases <= mostAliases) return undefined;
      problem = { at: range?.[0] ?? 0, expected: 'fewer aliases' };
      return visit.BREAK;
    },
  });
  return problem;
}

function repeatedIn({ items }: YAMLMap): number | null {
  const seen = new Set<unknown>();
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    if (seen.has(key.value)) return key.range?.[0] ?? 0;
    seen.add(key.value);
  }
  return null;
}
