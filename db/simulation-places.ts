import type { Uuid } from '../domain/json.ts';
import type { TenantTx } from './tenant-tx.ts';

/** Who holds a place, from when until when at most. */
export interface Holding {
  holder: Uuid;
  at: Date;
  until: Date;
}

/** Takes one of so many places of the tenant, over all processes. False where all of them are held. */
export async function holdPlace(
  tx: TenantTx,
  { holder, at, until }: Holding,
  most: number,
): Promise<boolean> {
  for (let place = 1; place <= most; place += 1) {
    const held = await tx.query(
      `insert into simulation_places as p (tenant_id, place, holder, held_until) values ($1, $2, $3, $5)
       on conflict (tenant_id, place) do update set holder = excluded.holder, held_until = excluded.held_until
       where p.held_until <= $4 returning 1`,
      [tx.tenantId, place, holder, at, until],
    );
    if (held.length > 0) return true;
  }
  return false;
}

/** Frees the place of a holder, unless its time was over and it is another's. */
export async function freePlace(tx: TenantTx, holder: Uuid, at: Date): Promise<void> {
  await tx.query(
    `update simulation_places set held_until = least(held_until, $3) where tenant_id = $1 and holder = $2`,
    [tx.tenantId, holder, at],
  );
}
