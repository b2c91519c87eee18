import { readArguments, wrongArgument } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { stopEverywhere } from '../stop-everywhere.ts';

const usage = 'readygate model stop|resume';

/** Stops or resumes the calls of models for all tenants: after a stop no new one begins. */
export async function run(args: string[]): Promise<number> {
  const { positionals } = readArguments(args, {}, usage);
  const [what, ...rest] = positionals;
  if ((what !== 'stop' && what !== 'resume') || rest.length > 0)
    throw wrongArgument('the command', usage);
  const sites = await stopEverywhere(readConfig(process.env), 'model', what === 'stop');
  const said = what === 'stop' ? 'models are asked nothing' : 'models may be asked again';
  process.stdout.write(`${said}; noted for ${sites} sites\n`);
  return 0;
}
