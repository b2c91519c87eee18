import { type Digest, digestOf } from '../canonical.ts';
import { ReadygateError } from '../errors.ts';
import type { IssueKind } from '../issue.ts';
import type { Outcome, Severity } from '../report.ts';

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

interface PackCase {
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

/**
 * A pack with what it extends. A rule it names replaces the one it inherits as a whole.
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
