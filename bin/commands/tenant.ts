import { setEdition } from '../../db/editions.ts';
import { setModelStopped } from '../../db/model-switches.ts';
import { setMode } from '../../db/project-modes.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { setWritesStopped } from '../../db/write-stops.ts';
import type { ProjectMode } from '../../domain/views.ts';
import { readArguments, requireUuid, wrongArgument } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { asOperator, requireTenant } from '../operators.ts';
import { environmentUsage, releaseEnvironment } from './tenant-environment.ts';
import { listTenantLines, listUsage } from './tenant-list.ts';
import { notifyUsage, setNotify } from './tenant-notify.ts';
import { printUsage, usageUsage } from './tenant-usage.ts';

const usage = [
  'readygate tenant mode --tenant UUID --project ID observe|propose|off',
  'readygate tenant writes --tenant UUID stop|resume',
  'readygate tenant model --tenant UUID stop|resume',
  'readygate tenant edition --tenant UUID NAME',
  usageUsage,
  notifyUsage,
  listUsage,
  environmentUsage,
].join(' or ');

const modes: readonly ProjectMode[] = ['observe', 'propose', 'off'];
const projectId = /^[0-9]{1,19}$/;
/** What `usage` takes. */
const reading = ['tenant', 'from', 'to', 'format'];

interface Change {
  make(tx: TenantTx, at: Date): Promise<boolean>;
  said: string;
}

/** Lists tenants, and sets what an operator may set for one. Each change is in the tenant's audit chain. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    {
      tenant: { type: 'string' },
      project: { type: 'string' },
      site: { type: 'string' },
      email: { type: 'string' },
      webhook: { type: 'string' },
      format: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
    },
    usage,
  );
  if (positionals[0] === 'list' && isAlone(positionals, values)) {
    process.stdout.write(`${await listTenantLines(readConfig(process.env))}\n`);
    return 0;
  }
  if (positionals[0] === 'forget-environment' && isAlone(positionals, values)) {
    process.stdout.write(`${await releaseEnvironment(readConfig(process.env))}\n`);
    return 0;
  }
  const { tenant, project, from, to, ...notify } = values;
  const tenantId = requireUuid('--tenant', tenant, usage);
  if (positionals[0] === 'usage' && positionals.length === 1 && isOnly(values, reading)) {
    await printUsage(tenantId, { from, to, format: values.format });
    return 0;
  }
  if (from !== undefined || to !== undefined) throw wrongArgument('the command', usage);
  if (positionals[0] === 'notify' && positionals.length === 1 && project === undefined) {
    process.stdout.write(`${await setNotify(tenantId, notify)}\n`);
    return 0;
  }
  if (Object.keys(notify).length > 0) throw wrongArgument('the command', usage);
  const change = readChange(positionals, project);
  await asOperator(readConfig(process.env), (withTenant) =>
    withTenant(tenantId, async (tx) => {
      await requireTenant(tx);
      await change.make(tx, new Date());
    }),
  );
  process.stdout.write(`${change.said}\n`);
  return 0;
}

/** Whether nothing was given beside the command. */
function isAlone(positionals: readonly string[], values: object): boolean {
  return positionals.length === 1 && isOnly(values, []);
}

/** Whether no other options were given than these. */
function isOnly(values: object, names: readonly string[]): boolean {
  return Object.keys(values).every((name) => names.includes(name));
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
  if (what === 'model' && (value === 'stop' || value === 'resume')) {
    return {
      make: (tx, at) => setModelStopped(tx, { stopped: value === 'stop', at }),
      said: value === 'stop' ? 'models are asked nothing' : 'models may be asked again',
    };
  }
  if (what === 'edition' && value !== undefined)
    return { make: (tx, at) => setEdition(tx, value, at), said: `edition ${value}` };
  throw wrongArgument('the command', usage);
}
