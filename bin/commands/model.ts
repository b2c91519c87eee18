import { setModelStoppedEverywhere } from '../../db/model-switches.ts';
import { assertSafeLogin, createPool } from '../../db/pools.ts';
import { readArguments, wrongArgument } from '../arguments.ts';
import { readConfig } from '../config.ts';

const usage = 'readygate model stop|resume';

/** Stops or resumes the calls of models for all tenants: after a stop no new one begins. */
export async function run(args: string[]): Promise<number> {
  const { positionals } = readArguments(args, {}, usage);
  const [what, ...rest] = positionals;
  if ((what !== 'stop' && what !== 'resume') || rest.length > 0)
    throw wrongArgument('the command', usage);
  const pool = createPool(readConfig(process.env).database('clock'), { max: 1 });
  try {
    await assertSafeLogin(pool, 'READYGATE_DATABASE_URL_CLOCK');
    await setModelStoppedEverywhere(pool, what === 'stop', new Date());
  } finally {
    await pool.end();
  }
  const said = what === 'stop' ? 'models are asked nothing' : 'models may be asked again';
  process.stdout.write(`${said}\n`);
  return 0;
}
