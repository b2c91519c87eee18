import { type ListedInstallation, listInstallations } from '../../db/clock.ts';
import { assertSafeLogin, createPool } from '../../db/pools.ts';
import type { Config } from '../config.ts';

export const listUsage = 'readygate tenant list';

const headings = [
  'TENANT',
  'STATE',
  'INSTALLATION',
  'STATE',
  'ENVIRONMENT',
  'VERSION',
  'LAST SEEN',
  'INACTIVE SINCE',
];

/** Every tenant with its installations, a line each: ids, states and times, and no names. */
export async function listTenantLines(config: Config): Promise<string> {
  const pool = createPool(config.database('clock'), { max: 1 });
  try {
    await assertSafeLogin(pool, 'READYGATE_DATABASE_URL_CLOCK');
    const listed = await listInstallations(pool);
    return listed.length === 0
      ? 'no tenant was seen yet'
      : tableOf([headings, ...listed.map(cellsOf)]);
  } finally {
    await pool.end();
  }
}

function cellsOf(listed: ListedInstallation): string[] {
  const { tenantId, tenantState, installationId, state, environment, appVersion } = listed;
  return [
    tenantId,
    tenantState,
    ...[installationId, state, environment, appVersion].map((cell) => cell ?? '-'),
    ...[listed.lastSeenAt, listed.inactiveSince].map((time) => time?.toISOString() ?? '-'),
  ];
}

function tableOf(rows: readonly string[][]): string {
  const widths = headings.map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}
