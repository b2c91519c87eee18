import { type FailedCase, failedCases, failedExamples } from '../../domain/readiness/pack/cases.ts';
import { rules } from '../../domain/readiness/rules/index.ts';
import { readArguments } from '../arguments.ts';
import { write } from '../output.ts';
import { loadPacks, shippedPacks } from '../packs.ts';

const usage = 'readygate rules test [PACK…]';

/** Runs the cases of the packs, of those that ship where none is named, and the examples of every rule. */
export async function test(args: string[]): Promise<number> {
  const { positionals } = readArguments(args, {}, usage);
  const packs = loadPacks(positionals.length > 0 ? positionals : [...shippedPacks().keys()]);
  const failed = [
    ...packs.flatMap((pack) => failedCases(pack).map((one) => lineOf(pack.id, one))),
    ...rules.flatMap((rule) => failedExamples(rule).map((one) => lineOf('rules', one))),
  ];
  for (const line of failed) await write(line);
  const cases = packs.reduce((sum, pack) => sum + pack.cases.length, 0);
  const examples = rules.reduce(
    (sum, { examples: { pass, fail } }) => sum + pass.length + fail.length,
    0,
  );
  await write(
    `${packs.map(({ id, version }) => `${id} ${version}`).join(', ')}: ${cases} cases, ${rules.length} rules: ${examples} examples; ${failed.length === 0 ? 'all hold' : `${failed.length} failed`}\n`,
  );
  return failed.length === 0 ? 0 : 1;
}

function lineOf(whose: string, { path, name, expected, actual }: FailedCase): string {
  return `${whose} ${path} “${name}”: expected ${expected}, was ${actual}\n`;
}
