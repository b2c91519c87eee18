import { diffPacks } from '../../domain/readiness/pack/diff.ts';
import { changeInWords } from '../../domain/readiness/pack/diff-words.ts';
import { exportPack } from '../../domain/readiness/pack/export.ts';
import { readArguments, wrongArgument } from '../arguments.ts';
import { write } from '../output.ts';
import { loadPacks } from '../packs.ts';

const diffUsage = 'readygate rules diff PACK PACK [--format text|json]';
const exportUsage = 'readygate rules export PACK';

/** What judging by the second pack changes, and for whom: one line each. 1 where something does, else 0. */
export async function diff(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { format: { type: 'string', default: 'text' } },
    diffUsage,
  );
  const { format } = values;
  if (format !== 'text' && format !== 'json') throw wrongArgument('--format', diffUsage);
  const [before, after] = positionals.length === 2 ? loadPacks(positionals) : [];
  if (!before || !after) throw wrongArgument('two PACKs', diffUsage);
  const changes = diffPacks(before, after);
  for (const change of changes)
    await write(`${format === 'json' ? JSON.stringify(change) : changeInWords(change)}\n`);
  return changes.length > 0 ? 1 : 0;
}

/** A pack with all it inherits, as one file in canonical form. */
export async function exported(args: string[]): Promise<number> {
  const { positionals } = readArguments(args, {}, exportUsage);
  const [pack, ...rest] = loadPacks(positionals);
  if (!pack || rest.length > 0) throw wrongArgument('one PACK', exportUsage);
  const { digest: _digest, ...file } = pack;
  await write(exportPack(file));
  return 0;
}
