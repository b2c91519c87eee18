import type pg from 'pg';
import { databaseError } from './errors.ts';

/** A rotation of all tenants: keys from `before` on are new enough. */
interface KeyRotation {
  before: Date;
  /** Whether it was under way already: then tenants may be done that get no new key by it. */
  goesOn: boolean;
}

/** The rotation that is under way, else one that begins now. For the clock's log-in. */
export async function beginKeyRotation(pool: pg.Pool, at: Date): Promise<KeyRotation> {
  const text =
    'insert into key_rotations (began_at) values ($1) on conflict do nothing returning 1';
  const began = await ask(pool, text, [at]);
  const before = (await findKeyRotation(pool)) ?? at;
  return { before, goesOn: began.length === 0 };
}

/** The rotation is over: the next one begins anew. */
export async function endKeyRotation(pool: pg.Pool, at: Date): Promise<void> {
  await ask(pool, 'update key_rotations set ended_at = $1 where ended_at is null', [at]);
}

/** Since when a rotation is under way; null where none is. */
export async function findKeyRotation(pool: pg.Pool): Promise<Date | null> {
  const [open] = await ask<{ beganAt: Date }>(
    pool,
    'select began_at as "beganAt" from key_rotations where ended_at is null',
  );
  return open?.beganAt ?? null;
}

async function ask<Row>(pool: pg.Pool, text: string, values: unknown[] = []): Promise<Row[]> {
  try {
    const { rows } = await pool.query(text, values);
    return rows as Row[];
  } catch (error) {
    throw databaseError(error);
  }
}
