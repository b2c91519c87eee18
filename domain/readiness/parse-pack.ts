import { Ajv2020 as Ajv, type ErrorObject } from 'ajv/dist/2020.js';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { ReadygateError } from '../errors.ts';
import type { PackFile } from './pack.ts';
import { packSchema } from './pack-schema.ts';
import { rules } from './rules/index.ts';

const validate = new Ajv({ allErrors: true, strict: true }).compile<PackFile>(packSchema);
const known = new Set(rules.map(({ id }) => id));

/** What is wrong with a pack: where, as steps from its root, and what would be right. */
interface Problem {
  steps: string[];
  expected: string;
}

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
  const problem = validate(value) ? contradiction(value) : schemaProblem(validate.errors ?? []);
  if (problem === null) return value as PackFile;
  throw new ReadygateError('invalid_pack', {
    line: lineOf(doc, lines, problem.steps),
    path: problem.steps.map((step) => `/${escaped(step)}`).join(''),
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

/** The deepest complaint: of an "any of" the one that came furthest. */
function schemaProblem(errors: readonly ErrorObject[]): Problem {
  const [error] = errors.toSorted((a, b) => stepsOf(b).length - stepsOf(a).length);
  return error
    ? { steps: stepsOf(error), expected: expectation(error) }
    : { steps: [], expected: 'a rule pack' };
}

function stepsOf({ instancePath, params }: ErrorObject): string[] {
  const steps = instancePath.split('/').slice(1).map(unescaped);
  const name: unknown = params.additionalProperty ?? params.propertyName;
  return typeof name === 'string' ? [...steps, name] : steps;
}

function expectation({ keyword, message = '', params }: ErrorObject): string {
  if (keyword === 'enum') return `one of ${String(params.allowedValues)}`;
  if (keyword === 'const') return String(params.allowedValue);
  if (keyword === 'additionalProperties') return 'no such member';
  if (keyword === 'propertyNames') return 'the id of a rule';
  return message;
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

const escaped = (step: string) => step.replaceAll('~', '~0').replaceAll('/', '~1');
const unescaped = (step: string) => step.replaceAll('~1', '/').replaceAll('~0', '~');
