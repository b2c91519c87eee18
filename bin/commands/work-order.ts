import { ReadygateError } from '../../domain/errors.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import { isReaderLanguage } from '../../domain/readiness/reader-language.ts';
import { workOrderMarkdown } from '../../domain/work-order/markdown.ts';
import { workOrderOf } from '../../domain/work-order/work-order.ts';
import { readArguments, wrongArgument } from '../arguments.ts';
import { normalised } from '../check/checked.ts';
import { readMapping } from '../check/mapping.ts';
import { createNotes } from '../check/notes.ts';
import { readIssues } from '../check/read-issues.ts';
import { loadProfile } from '../profiles.ts';

const usage =
  'readygate work-order FILE|- KEY [--profile default|coding-agent|FILE] [--format markdown|json] [--language en|de|fr|es] [--map FIELD=HEADING]…';

/**
 * Prints the work order of an issue of a file that `check` reads, in the words of the issue, without any
 * server or model.
 * @returns 0
 * @throws {ReadygateError} invalid_file where the file or the profile is bad, invalid_request where the
 *   file holds no such issue
 */
export async function run(args: string[]): Promise<number> {
  const options = {
    profile: { type: 'string', default: 'default' },
    format: { type: 'string', default: 'markdown' },
    language: { type: 'string', default: 'en' },
    map: { type: 'string', multiple: true },
  } as const;
  const { values, positionals } = readArguments(args, options, usage);
  const [file, key, ...rest] = positionals;
  if (!file || !key || rest.length > 0) throw wrongArgument('a FILE and a KEY', usage);
  const { format, language } = values;
  if (format !== 'markdown' && format !== 'json') throw wrongArgument('--format', usage);
  if (!isReaderLanguage(language)) throw wrongArgument('--language', usage);
  const profile = loadProfile(values.profile);
  const order = workOrderOf(await findIssue(file, key, readMapping(values.map ?? [])));
  const { id, version, agentPrompt } = profile;
  process.stdout.write(
    format === 'markdown'
      ? workOrderMarkdown(order, profile, language)
      : `${JSON.stringify({ ...order, profile: { id, version }, agentPrompt }, null, 2)}\n`,
  );
  return 0;
}

async function findIssue(
  file: string,
  key: string,
  mapping: ReturnType<typeof readMapping>,
): Promise<NormalIssue> {
  for await (const input of readIssues(file, mapping, createNotes())) {
    const issue = 'error' in input ? null : normalised(input);
    if (issue?.key === key) return issue;
  }
  throw new ReadygateError('invalid_request', {
    path: key,
    expected: 'the key of an issue in the file',
  });
}
