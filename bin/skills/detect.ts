import { isReadygateError } from '../../domain/errors.ts';
import { detectSkills } from '../../domain/skills/detect.ts';
import { createTaxonomy } from '../../domain/skills/taxonomy.ts';
import { readArguments, wrongArgument } from '../arguments.ts';
import { optionalText, requireText } from '../objects/members.ts';
import { readObjects } from '../objects/read-objects.ts';
import { endWithReader, write } from '../output.ts';

const exit = { allRead: 0, badLine: 2 } as const;

/**
 * One line per issue, as they are read: its key and the skills that its title and description speak of. A line
 * that holds no issue is told on standard error with its number, and the others go on.
 * @returns 0, or 2 where a line was bad
 */
export async function detect(args: string[], usage: string): Promise<number> {
  const { positionals } = readArguments(args, {}, usage);
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw wrongArgument('one FILE, or - for standard input,', usage);
  endWithReader(exit.badLine);
  const taxonomy = createTaxonomy();
  let code: number = exit.allRead;
  for await (const { number, value, problem } of readObjects(file)) {
    try {
      if (problem) throw problem;
      const key = requireText(value, 'key');
      const summary = optionalText(value, 'summary');
      const description = optionalText(value, 'description');
      const skills = detectSkills({ summary, description }, taxonomy);
      await write(`${JSON.stringify({ key, skills })}\n`);
    } catch (error) {
      if (!isReadygateError(error, 'invalid_line')) throw error;
      const { path, expected } = error.details ?? {};
      const where = path ? ` in "${path}"` : '';
      process.stderr.write(`line ${number}: expected ${expected}${where}\n`);
      code = exit.badLine;
    }
  }
  return code;
}
