import { eachEntries, type Selection } from '../../db/audit-chain.ts';
import { csvHeadings, csvLine, exportLine } from '../../domain/audit-export.ts';
import { readArguments, requireUuid, wrongArgument } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { endWithReader, write } from '../output.ts';
import { withReadonly } from './readonly.ts';

const usage =
  'readygate audit export --tenant UUID [--since TIME] [--until TIME] [--subject KIND:ID] [--format jsonl|csv]';

/**
 * Writes a tenant's entries to standard output as they were at one moment: as lines that can be verified without
 * the database, or as a table. Personal parts are not among them.
 */
export async function exported(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    {
      tenant: { type: 'string' },
      since: { type: 'string' },
      until: { type: 'string' },
      subject: { type: 'string' },
      format: { type: 'string', default: 'jsonl' },
    },
    usage,
  );
  if (positionals.length > 0) throw wrongArgument('the arguments', usage);
  if (values.format !== 'jsonl' && values.format !== 'csv') throw wrongArgument('--format', usage);
  const tenant = requireUuid('--tenant', values.tenant, usage);
  const selection: Selection = {
    ...timeOf('since', values.since),
    ...timeOf('until', values.until),
    ...subjectOf(values.subject),
  };
  const line = values.format === 'csv' ? csvLine : exportLine;
  endWithReader(0);
  await withReadonly(readConfig(process.env), async (pool) => {
    if (values.format === 'csv') await write(`${csvHeadings}\n`);
    await eachEntries(pool, tenant, selection, async (entries) => {
      if (entries.length > 0) await write(`${entries.map(line).join('\n')}\n`);
    });
  });
  return 0;
}

function timeOf(name: 'since' | 'until', text: string | undefined): Selection {
  if (text === undefined) return {};
  const isTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/.test(text);
  if (!isTime || Number.isNaN(Date.parse(text)))
    throw wrongArgument(`--${name}`, `a time such as 2026-11-24T10:00:00Z; ${usage}`);
  return { [name]: new Date(text) };
}

function subjectOf(text: string | undefined): Selection {
  if (text === undefined) return {};
  const [, kind, id] = /^([a-z_]{1,40}):(.{1,200})$/.exec(text) ?? [];
  if (kind === undefined || id === undefined)
    throw wrongArgument('--subject', `a kind and an id such as issue:10112; ${usage}`);
  return { subject: { kind, id } };
}
