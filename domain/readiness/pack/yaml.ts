import { isNode, LineCounter, parseDocument } from 'yaml';
import { ReadygateError } from '../../errors.ts';

/**
 * The plain value of a YAML text.
 * @throws {ReadygateError} invalid_pack with the line
 */
export function readYaml(source: string): unknown {
  const lines = new LineCounter();
  const doc = parseDocument(source, { lineCounter: lines });
  const [syntax] = doc.errors;
  if (syntax)
    throw new ReadygateError('invalid_pack', {
      line: lines.linePos(syntax.pos[0]).line,
      expected: `YAML 1.2 (${syntax.code})`,
    });
  try {
    return doc.toJS({ maxAliasCount: 20 });
  } catch {
    throw new ReadygateError('invalid_pack', { line: 1, expected: 'fewer aliases' });
  }
}

/** The line of a member, or of the nearest one around it. */
export function lineOf(source: string, steps: readonly string[]): number {
  const lines = new LineCounter();
  const doc = parseDocument(source, { lineCounter: lines });
  for (let depth = steps.length; depth > 0; depth--) {
    const node = doc.getIn(steps.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
