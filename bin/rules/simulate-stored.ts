import type { SimulationLine, SimulationSummary } from '../../api/schemas/simulation.ts';
import { startSimulation } from '../../api/simulation/start.ts';
import { readArguments, readDay, requireUuid, wrongArgument } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database.ts';
import { requireTenant } from '../operators.ts';
import { endWithReader, write } from '../output.ts';
import { loadPack, shippedPacks } from '../packs.ts';
import { turnLine } from './turn-line.ts';

export const storedUsage =
  'readygate rules simulate --tenant UUID --project ID PACK [--format text|json] [--as-of YYYY-MM-DD]';

const projectId = /^[0-9]{1,19}$/;

/**
 * Judges the stored issues of a project by a pack and by the one in force there, whoever may see them in
 * Jira: keys and numbers, no words. Writes nothing.
 */
export async function simulateStored(args: string[]): Promise<number> {
  const request = readRequest(args);
  const { tenantId, json } = request;
  endWithReader(0);
  const database = await openDatabase(readConfig(process.env), () => new Date());
  try {
    await database.withTenant(tenantId, requireTenant);
    const lines = await startSimulation(
      {
        withTenant: database.withTenant,
        packs: shippedPacks(),
        see: async (heads) =>
          new Map(heads.map(({ issueId, issueKey }) => [issueId, { key: issueKey }])),
        over: new AbortController().signal,
        codeOf: (error) => {
          throw error;
        },
        observe: () => {},
      },
      request,
    );
    for await (const line of lines)
      if (line.kind === 'progress') showProgress(line);
      else await write(json ? `${JSON.stringify(line)}\n` : inWords(line));
  } finally {
    await database.close();
  }
  return 0;
}

function readRequest(args: string[]) {
  const { values, positionals } = readArguments(
    args,
    {
      tenant: { type: 'string' },
      project: { type: 'string' },
      format: { type: 'string', default: 'text' },
      'as-of': { type: 'string' },
    },
    storedUsage,
  );
  const { tenant, project = '', format } = values;
  const [name, ...rest] = positionals;
  if (!name || rest.length > 0) throw wrongArgument('one PACK', storedUsage);
  if (format !== 'text' && format !== 'json') throw wrongArgument('--format', storedUsage);
  if (!projectId.test(project))
    throw wrongArgument('--project', `Jira's id of the project, a number; ${storedUsage}`);
  return {
    tenantId: requireUuid('--tenant', tenant, storedUsage),
    projectId: project,
    draft: loadPack(name),
    cursor: null,
    asOf: readDay('--as-of', values['as-of'], storedUsage) ?? new Date().toISOString().slice(0, 10),
    json: format === 'json',
  };
}

/** On a terminal only, in one line that what follows writes over. */
function showProgress({ looked, total }: Extract<SimulationLine, { kind: 'progress' }>): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${looked} of ${total} …\r`);
}

function inWords(line: Exclude<SimulationLine, { kind: 'progress' }>): string {
  return line.kind === 'issue' ? turnLine(line.key, line) : summaryInWords(line);
}

function summaryInWords({ sentence, notKept, otherFields, rules }: SimulationSummary): string {
  const { issues, names } = otherFields;
  const sentences = [
    sentence,
    notKept > 0 && `Of ${notKept} more the content is not kept: they were not judged since.`,
    issues > 0 && `${issues} were read without fields that a pack names: ${names.join(', ')}.`,
  ];
  const byRule = rules.map(({ rule, more, fewer }) => `${rule}: ${more} more fail, ${fewer} fewer`);
  return [...sentences.filter(Boolean), ...byRule, ''].join('\n');
}
