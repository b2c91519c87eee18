import type { Circuit } from '../domain/model/circuit.ts';
import type { TenantTx } from './tenant-tx.ts';

/** How an endpoint did lately, held until the transaction ends. */
export async function lockCircuit(tx: TenantTx, endpoint: string, at: Date): Promise<Circuit> {
  const [, rows] = await Promise.all([
    tx.query(
      `insert into model_circuits (tenant_id, endpoint, failures, changed_at) values ($1, $2, 0, $3) on conflict do nothing`,
      [tx.tenantId, endpoint, at],
    ),
    tx.query<Circuit>(
      `select failures, rests_until as "restsUntil" from model_circuits where tenant_id = $1 and endpoint = $2 for update`,
      [tx.tenantId, endpoint],
    ),
  ]);
  return rows[0] ?? { failures: 0, restsUntil: null };
}

export async function saveCircuit(
  tx: TenantTx,
  endpoint: string,
  { failures, restsUntil }: Circuit,
  at: Date,
): Promise<void> {
  await tx.query(
    `update model_circuits set failures = $3, rests_until = $4, changed_at = $5 where tenant_id = $1 and endpoint = $2`,
    [tx.tenantId, endpoint, failures, restsUntil, at],
  );
}
