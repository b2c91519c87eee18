import { isReadygateError } from '../domain/errors.ts';
import { HelpAsked } from './arguments.ts';

/** A subcommand: takes its arguments, answers with the exit code. */
export type Command = (args: string[]) => Promise<number>;

const commands: Record<string, { about: string; load: () => Promise<{ run: Command }> }> = {
  api: { about: 'serve the API', load: () => import('./commands/api.ts') },
  worker: { about: 'run workflows and activities', load: () => import('./commands/worker.ts') },
  migrate: { about: 'bring the database up to date', load: () => import('./commands/migrate.ts') },
  doctor: {
    about: 'check the configuration and what it names',
    load: () => import('./commands/doctor.ts'),
  },
  check: { about: 'score issues from a file', load: () => import('./commands/check.ts') },
  rules: {
    about: 'test, try out, explain and compare rules and packs',
    load: () => import('./commands/rules.ts'),
  },
  'work-order': {
    about: 'print the brief of an issue from a file',
    load: () => import('./commands/work-order.ts'),
  },
  model: {
    about: 'stop and resume all calls of models',
    load: () => import('./commands/model.ts'),
  },
  audit: {
    about: 'verify, export and anchor the audit chain',
    load: () => import('./commands/audit.ts'),
  },
  keys: {
    about: 'rotate keys, and tell which there are',
    load: () => import('./commands/keys.ts'),
  },
  recover: {
    about: 'look up what a restored database may have forgotten',
    load: () => import('./commands/recover.ts'),
  },
  skills: {
    about: 'tell which skills issues of a file speak of',
    load: () => import('./commands/skills.ts'),
  },
  assignment: {
    about: 'try on past issues whether suggesting people helps',
    load: () => import('./commands/assignment.ts'),
  },
  suspend: {
    about: 'stop and resume all writes to Jira',
    load: () => import('./commands/suspend.ts'),
  },
  sweep: {
    about: 'judge a backlog within a budget',
    load: () => import('./commands/sweep.ts'),
  },
  tenant: {
    about: 'list tenants, and set what an operator may set for one',
    load: () => import('./commands/tenant.ts'),
  },
};

const [name = '--help', ...args] = process.argv.slice(2);
const command = commands[name];
if (command) {
  try {
    process.exitCode = await (await command.load()).run(args);
  } catch (error) {
    process.exitCode = tell(error);
  }
} else {
  const known = Object.entries(commands).map(([key, { about }]) => `  ${key.padEnd(12)}${about}`);
  const help = ['usage: npm run -s readygate -- COMMAND …', '', ...known, ''].join('\n');
  const asked = name === '--help' || name === 'help';
  (asked ? process.stdout : process.stderr).write(help);
  process.exitCode = asked ? 0 : 2;
}

/** Says what went wrong, and answers with the exit code. */
function tell(error: unknown): number {
  if (error instanceof HelpAsked) {
    process.stdout.write(
      `usage: npm run -s ${error.usage.replace('readygate ', 'readygate -- ')}\n`,
    );
    return 0;
  }
  if (!isReadygateError(error)) throw error;
  const { code, message, details } = error;
  if (code === 'invalid_file') {
    const { path = '', expected = '', hint = '' } = details ?? {};
    const where = `At ${path}: expected ${expected}. ${hint}`.trim();
    process.stderr.write(`readygate ${name}: ${message} (${code})\n${where}\n`);
    return 2;
  }
  // Here a request is a command line.
  const words = code === 'invalid_request' ? 'The arguments are not as expected.' : message;
  process.stderr.write(`readygate ${name}: ${words}\n${JSON.stringify({ code, ...details })}\n`);
  return 2;
}
