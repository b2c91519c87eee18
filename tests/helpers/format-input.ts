import { checked } from '../../bin/check/checked.ts';
import { alone } from '../../bin/check/context.ts';
import type { Format } from '../../bin/check/formats/format.ts';
import { loadPack } from '../../bin/packs.ts';
import type { ReaderLanguage } from '../../domain/readiness/rule.ts';
import { collect, readInput } from './read-input.ts';

/** What `check` writes for an input in one of its formats. */
export async function formatInput(
  format: Format,
  content: string,
  language: ReaderLanguage = 'en',
): Promise<string> {
  const { issues, notes } = await readInput(content);
  const given = (async function* () {
    yield* issues;
  })();
  const pack = loadPack('starter');
  const pieces = format(
    checked(given, { pack, asOf: null, context: alone, onlyJudged: false }, notes),
    { language, pack, notes },
  );
  return (await collect(pieces)).join('');
}
