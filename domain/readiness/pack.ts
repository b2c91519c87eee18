import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { type Digest, digestOf } from '../canonical.ts';
import { ReadygateError } from '../errors.ts';
import type { IssueKind } from '../issue.ts';
import type { Outcome, Severity } from '../report.ts';
import { packSchema } from './pack-schema.ts';

export type RuleParams = Record<string, string | number | boolean | string[]>;

export interface RuleSetting {
  counts: boolean;
  severity: Severity;
  /** 1 to 100. */
  weight: number;
  /** Kinds of issues; all that the rule knows when left out. */
  types?: IssueKind[];
  params?: RuleParams;
}

export interface PackCase {
  name: string;
  issue: { type: string; summary: string; description?: string };
  expect: Record<string, Outcome>;
}

/** A rule pack as a file holds it. */
export interface PackFile {
  format: 1;
  id: string;
  version: string;
  extends?: string;
  thresholds: { ready: number; needsWork: number };
  rules: Record<string, RuleSetting>;
  cases: PackCase[];
}

/** A pack ready to judge with: what it extends is merged in. */
export interface Pack extends Omit<PackFile, 'extends'> {
  digest: Digest;
}

const validate = new Ajv({ allErrors: true, strict: true }).compile<PackFile>(packSchema);

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
      expected: 'YAML 1.2',
    });
  const value: unknown = doc.toJS();
  if (validate(value)) return value;
  const [first] = validate.errors ?? [];
  const path = first?.instancePath ?? '';
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const node = doc.getIn(steps, true);
  const at = isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
  const extra = first?.params.additionalProperty
    ? `: ${String(first.params.additionalProperty)}`
    : '';
  throw new ReadygateError('invalid_pack', {
    line: at,
    path,
    expected: `${first?.message ?? ''}${extra}`,
  });
}

/**
 * A pack with what it extends. Rules it names replace those it inherits, member by member.
 * @throws {ReadygateError} invalid_pack when it extends an unknown pack or itself
 */
export function resolvePack(
  file: PackFile,
  known: ReadonlyMap<string, PackFile>,
  seen: readonly string[] = [],
): Pack {
  const { extends: parentId, ...own } = file;
  if (parentId === undefined) return { ...own, digest: digestOf(own) };
  const parent = known.get(parentId);
  if (!parent || seen.includes(parentId))
    throw new ReadygateError('invalid_pack', {
      path: '/extends',
      expected: 'the id of another pack',
    });
  const { digest: _inherited, ...base } = resolvePack(parent, known, [...seen, file.id]);
  const merged = { ...base, ...own, rules: { ...base.rules, ...own.rules } };
  return { ...merged, digest: digestOf(merged) };
}
