import pg from 'pg';
import { ReadygateError } from '../domain/errors.ts';
import type { EditionCeiling } from '../domain/quota/editions.ts';
import { databaseError } from './errors.ts';
import type { TenantTx } from './tenant-tx.ts';

/**
 * Makes the editions of the database those of a list, in one statement. For the owner of the tables.
 * @returns how many ceilings were not as they are now
 */
export async function saveEditions(
  ownerUrl: string,
  ceilings: readonly EditionCeiling[],
): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ changed: number }>(
      `with wanted as (
         select * from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[]) w (edition, kind, day_limit, month_limit)),
       gone as (
         delete from editions e where not exists (select from wanted w where w.edition = e.edition and w.kind = e.kind) returning 1),
       saved as (
         insert into editions as e (edition, kind, day_limit, month_limit) select * from wanted
         on conflict (edition, kind) do update set day_limit = excluded.day_limit, month_limit = excluded.month_limit
           where (e.day_limit, e.month_limit) is distinct from (excluded.day_limit, excluded.month_limit)
         returning 1)
       select ((select count(*) from gone) + (select count(*) from saved))::integer as changed`,
      [
        ceilings.map(({ edition }) => edition),
        ceilings.map(({ kind }) => kind),
        ceilings.map(({ day }) => day),
        ceilings.map(({ month }) => month),
      ],
    );
    return rows[0]?.changed ?? 0;
  } catch (error) {
    throw databaseError(error);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The names of all editions. */
async function listEditions(tx: TenantTx): Promise<string[]> {
  const rows = await tx.query<{ edition: string }>(
    'select distinct edition from editions order by edition',
  );
  return rows.map(({ edition }) => edition);
}

/** The edition that was set for the tenant. */
export async function findEdition(tx: TenantTx): Promise<string> {
  const [row] = await tx.query<{ edition: string }>(
    'select edition from tenants where tenant_id = $1',
    [tx.tenantId],
  );
  if (!row) throw new ReadygateError('not_found');
  return row.edition;
}

/**
 * Sets the edition of the tenant, from the next reservation on. False, and no entry, where it is so already.
 * @throws {ReadygateError} not_found where there is no such edition
 */
export async function setEdition(tx: TenantTx, edition: string, at: Date): Promise<boolean> {
  const known = await listEditions(tx);
  if (!known.includes(edition))
    throw new ReadygateError('not_found', { path: 'the edition', expected: known.join(', ') });
  const changed = await tx.query(
    'update tenants set edition = $2 where tenant_id = $1 and edition <> $2 returning 1',
    [tx.tenantId, edition],
  );
  if (changed.length === 0) return false;
  tx.audit({
    at,
    action: 'edition.changed',
    actor: 'operator',
    subject: { kind: 'tenant', id: tx.tenantId },
    data: { edition },
  });
  return true;
}
