import { digestOf } from '../../canonical.ts';
import { ReadygateError } from '../../errors.ts';
import { type Problem, pointerTo } from '../../schema-problem.ts';
import { mergePacks } from './merge.ts';
import type { Pack, PackFile, RuleSetting } from './pack.ts';
import { packProblem } from './problem.ts';

/**
 * A pack with what it extends. What is closer wins, setting by setting: a pack over the one it extends, in
 * both a type over the rest, and a status over a type.
 * @throws {ReadygateError} invalid_pack when it extends an unknown pack or itself, or is not complete
 */
export function resolvePack(
  file: PackFile,
  known: ReadonlyMap<string, PackFile>,
  lineOf?: (steps: readonly string[]) => number,
): Pack {
  const merged = mergedWith(file, known);
  const problem = 'expected' in merged ? merged : packProblem(merged);
  if (problem) {
    const { steps, ...rest } = problem;
    const line = lineOf && { line: lineOf(steps) };
    throw new ReadygateError('invalid_pack', { ...line, path: pointerTo(steps), ...rest });
  }
  const { extends: _parent, ...whole } = merged as Omit<Pack, 'digest'> & PackFile;
  const content = { ...whole, rules: judgedOf(whole.rules) };
  return { ...content, digest: digestOf(content) };
}

/** The settings of a whole pack without those of rules that are off. */
function judgedOf(rules: PackFile['rules']): Pack['rules'] {
  const judged = Object.entries(rules).filter(([, { off = false }]) => !off);
  return Object.fromEntries(
    judged.map(([id, { off: _off, ...setting }]) => [id, setting as RuleSetting]),
  );
}

/** A pack merged with those above it, nearest first. */
function mergedWith(file: PackFile, known: ReadonlyMap<string, PackFile>): PackFile | Problem {
  const chain = [file];
  for (let child = file; child.extends !== undefined; ) {
    const parent = known.get(child.extends);
    if (!parent || chain.some(({ id }) => id === parent.id))
      return { steps: ['extends'], expected: 'the id of another pack' };
    chain.push(parent);
    child = parent;
  }
  const [root = file, ...children] = chain.toReversed();
  const purpose = root.purpose ?? 'ready';
  if (children.some((child) => (child.purpose ?? purpose) !== purpose))
    return { steps: ['purpose'], expected: `${purpose}, as the pack it extends` };
  return children.reduce(mergePacks, root);
}
