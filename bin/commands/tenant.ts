import { setMode } from '../../db/project-modes.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { findTenant, setWritesStopped } from '../../db/tenants.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { ProjectMode } from '../../domain/views.ts';
import { readArguments, requireUuid, wrongArgument } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { asOperator } from '../operators.ts';

const usage = [
  'readygate tenant mode --tenant UUID --project ID observe|propose|off',
  'readygate tenant writes --tenant UUID stop|resume',
].join(' or ');

const modes: readonly ProjectMode[] = ['observe', 'propose', 'off'];
const projectId = /^[0-9]{1,19}$/;

interface Change {
  make(tx: TenantTx, at: Date): Promise<boolean>;
  said: string;
}

/** Sets what an operator may set for a tenant. Each change is in the tenant's audit chain. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { tenant: { type: 'string' }, project: { type: 'string' } },
    usage,
  );
  const tenantId = requireUuid('--tenant', values.tenant, usage);
  const change = readChange(positionals, values.project);
  await asOperator(readConfig(process.env), (withTenant) =>
    withTenant(tenantId, async (tx) => {
      if ((await findTenant(tx)) === null) {
        throw new ReadygateError('not_found', {
          path: '--tenant',
          hint: 'a tenant is known from its first verified call',
        });
      }
      await change.make(tx, new Date());
    }),
  );
  process.stdout.write(`${change.said}\n`);
  return 0;
}

function readChange([what, value, ...rest]: string[], project: string | undefined): Change {
  if (rest.length > 0) throw wrongArgument(rest.join(' '), usage);
  if (what === 'mode') {
    const mode = modes.find((known) => known === value);
    if (mode === undefined) throw wrongArgument('the mode', usage);
    if (project === undefined || !projectId.test(project))
      throw wrongArgument('--project', `Jira's id of the project, a number; ${usage}`);
    return {
      make: (tx, at) => setMode(tx, { projectId: project, mode, at }),
      said: `project ${project}: ${mode}`,
    };
  }
  if (what === 'writes' && (value === 'stop' || value === 'resume')) {
    return {
      make: (tx, at) => setWritesStopped(tx, { stopped: value === 'stop', at }),
      said: value === 'stop' ? 'writes are stopped' : 'writes may go on',
    };
  }
  throw wrongArgument('the command', usage);
}
