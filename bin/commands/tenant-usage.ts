import { usageByDay } from '../../db/usage.ts';
import { dayOf } from '../../domain/quota/quota.ts';
import { usageCsv, usageHeading } from '../../domain/quota/usage-csv.ts';
import { readDay, wrongArgument } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { asOperator, requireTenant } from '../operators.ts';
import { write } from '../output.ts';

export const usageUsage =
  'readygate tenant usage --tenant UUID [--from DAY] [--to DAY] [--format text|json|csv]';

/** As they stand on the command line. */
interface UsageArguments {
  from?: string | undefined;
  to?: string | undefined;
  format?: string | undefined;
}

/** Prints what a tenant used by day and kind; without days, of the month so far. */
export async function printUsage(
  tenantId: string,
  { from, to, format = 'text' }: UsageArguments,
): Promise<void> {
  const say = formats[format];
  if (!say) throw wrongArgument('--format', usageUsage);
  const last = readDay('--to', to, usageUsage) ?? dayOf(new Date());
  const first = readDay('--from', from, usageUsage) ?? `${last.slice(0, 8)}01`;
  const rows = await asOperator(readConfig(process.env), (withTenant) =>
    withTenant(tenantId, async (tx) => {
      await requireTenant(tx);
      return await usageByDay(tx, { from: first, to: last });
    }),
  );
  await write(say(rows));
}

type Rows = Awaited<ReturnType<typeof usageByDay>>;

const formats: Record<string, (rows: Rows) => string> = {
  csv: (rows) => usageHeading + usageCsv(rows),
  json: (rows) => `${JSON.stringify(rows)}\n`,
  text: (rows) =>
    rows
      .map(({ day, kind, used, denied }) => {
        const refused = denied === 0 ? '' : `, ${denied} denied`;
        return `${day}  ${kind.padEnd(12)}  ${used}${refused}\n`;
      })
      .join(''),
};
