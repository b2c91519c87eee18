import { readArguments, wrongArgument } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { stopEverywhere } from '../stop-everywhere.ts';

const usage = 'readygate suspend [--resume]';

/** Stops all writes to Jira of the whole deployment, or lets them go on: after a stop no new one begins. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { resume: { type: 'boolean', default: false } },
    usage,
  );
  if (positionals.length > 0) throw wrongArgument('the arguments', usage);
  const sites = await stopEverywhere(readConfig(process.env), 'writes', !values.resume);
  const said = values.resume ? 'writes may go on' : 'writes are stopped';
  process.stdout.write(`${said}; noted for ${sites} sites\n`);
  return 0;
}
