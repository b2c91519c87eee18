import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { ReadygateError } from '../errors.ts';
import { type Problem, pointerTo, schemaProblem } from '../schema-problem.ts';
import type { PackFile } from './pack.ts';
import { packSchema } from './pack-schema.ts';
import { rules } from './rules/index.ts';

const validate = new Ajv({ allErrors: true, strict: true }).compile<PackFile>(packSchema);
const known = new Set(rules.map(({ id }) => id));

/**
 * A pack from its YAML text.
 * @throws {ReadygateError} invalid_pack with line, path and expectation
 */
export function parsePack(source: string): PackFile {
  const lines = new LineCounter();
  const doc = parseDocument(source, { lineCounter: lines });
  const [syntax] = doc.errors;
  if (syntax)
    throw new ReadygateError('invalid_pack', {
      line: lines.linePos(syntax.pos[0]).line,
      expected: `YAML 1.2 (${syntax.code})`,
    });
  const value = plainValue(doc);
  const problem = validate(value)
    ? contradiction(value)
    : schemaProblem(validate.errors ?? [], 'a rule pack');
  if (problem === null) return value as PackFile;
  throw new ReadygateError('invalid_pack', {
    line: lineOf(doc, lines, problem.steps),
    path: pointerTo(problem.steps),
    expected: problem.expected,
  });
}

function plainValue(doc: Document): unknown {
  try {
    return doc.toJS({ maxAliasCount: 20 });
  } catch {
    throw new ReadygateError('invalid_pack', { line: 1, expected: 'fewer aliases' });
  }
}

/** What a schema cannot say. */
function contradiction({ thresholds, rules: settings, cases }: PackFile): Problem | null {
  if (thresholds.needsWork > thresholds.ready)
    return { steps: ['thresholds', 'needsWork'], expected: 'no more than ready' };
  const places = [
    ...Object.keys(settings).map((rule) => ({ rule, steps: ['rules', rule] })),
    ...cases.flatMap(({ expect }, index) =>
      Object.keys(expect).map((rule) => ({
        rule,
        steps: ['cases', String(index), 'expect', rule],
      })),
    ),
  ];
  const unknown = places.find(({ rule }) => !known.has(rule));
  return unknown ? { steps: unknown.steps, expected: 'the id of a rule' } : null;
}

/** The line of a member, or of the nearest one around it. */
function lineOf(doc: Document, lines: LineCounter, steps: readonly string[]): number {
  for (let depth = steps.length; depth > 0; depth--) {
    const node = doc.getIn(steps.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
