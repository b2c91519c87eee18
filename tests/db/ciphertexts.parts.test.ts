import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decrypt, type Place } from '../../db/crypto.ts';
import { encryptedColumns } from '../../db/encrypted-columns.ts';
import { isReadygateError } from '../../domain/errors.ts';
import { type TestDatabase, withDatabase } from '../helpers/database.ts';
import { fillTenant } from '../helpers/fill-tenant.ts';
import { rotateTenant, startProcess } from '../helpers/key-rotation.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import {
  namesOf,
  openEverything,
  type StoredValue,
  storedValues,
} from '../helpers/sealed-values.ts';

let database: TestDatabase;
/** A's values under its first and its second key, and B's. */
let values: StoredValue[];
let keys: { tenantId: string; version: number; key: Buffer }[];

beforeAll(async () => {
  database = await withDatabase();
  await fillTenant(database, tenantA);
  await fillTenant(database, tenantB);
  const { keys: tenantKeys } = startProcess(database);
  const keyOf = async (tenantId: string, version: number) => ({
    tenantId,
    version,
    key: await tenantKeys.byVersion(tenantId, version),
  });
  const first = await storedValues(database, tenantA);
  keys = [await keyOf(tenantA, 1), await keyOf(tenantB, 1)];
  await rotateTenant(startProcess(database), tenantA);
  keys.push(await keyOf(tenantA, 2));
  values = [
    ...first,
    ...(await storedValues(database, tenantA)),
    ...(await storedValues(database, tenantB)),
  ];
});
afterAll(() => database.close());

const keyOf = ({ tenantId, version }: StoredValue) =>
  keys.find((known) => known.tenantId === tenantId && known.version === version)?.key ??
  Buffer.alloc(0);
const opens = (key: Buffer, tenantId: string, place: Place, bytes: Buffer) => {
  try {
    return decrypt(key, tenantId, place, bytes).length >= 0;
  } catch (error) {
    if (isReadygateError(error, 'internal')) return false;
    throw error;
  }
};
/** A number that follows from the value and the position, so that each run tries the same. */
const maskOf = (bytes: Buffer, at: number) =>
  (createHash('sha256').update(bytes).update(String(at)).digest()[0] ?? 0) | 1;

describe('L2 every encrypted column', () => {
  it('has a value of each tenant, which opens where it belongs', () => {
    for (const column of encryptedColumns) {
      const here = values.filter((value) => value.column === column);
      expect({ ...column, tenants: new Set(here.map(({ tenantId }) => tenantId)).size }).toEqual({
        ...column,
        tenants: 2,
      });
    }
    for (const value of values)
      expect(opens(keyOf(value), value.tenantId, value.place, value.bytes)).toBe(true);
  });

  it('refuses what was moved: to another tenant, table, column or row, and to another version', () => {
    const places = new Map(
      values.flatMap(({ place }) => [
        [JSON.stringify(place), place],
        [
          JSON.stringify({ ...place, rowId: `${place.rowId}0` }),
          { ...place, rowId: `${place.rowId}0` },
        ],
      ]),
    );
    let attempts = 0;
    const accepted: unknown[] = [];
    for (const value of values) {
      for (const claimed of [1, 2, 3]) {
        const bytes = Buffer.from(value.bytes);
        bytes.writeUInt32BE(claimed, 1);
        for (const place of places.values()) {
          for (const tenantId of [tenantA, tenantB]) {
            for (const { key } of keys) {
              const itself =
                claimed === value.version &&
                tenantId === value.tenantId &&
                key === keyOf(value) &&
                JSON.stringify(place) === JSON.stringify(value.place);
              if (itself) continue;
              attempts += 1;
              if (opens(key, tenantId, place, bytes))
                accepted.push({ from: value.place, to: place, tenantId, claimed });
            }
          }
        }
      }
    }
    expect(accepted).toEqual([]);
    expect(attempts).toBeGreaterThan(60_000);
  });

  it('refuses what was altered at any byte, cut short at any, made longer, and nothing at all', () => {
    let attempts = 0;
    const accepted: unknown[] = [];
    for (const value of values) {
      const { bytes, place } = value;
      const key = keyOf(value);
      const attempt = (altered: Buffer, what: string) => {
        attempts += 1;
        if (opens(key, value.tenantId, place, altered)) accepted.push({ place, what });
      };
      for (let at = 0; at < bytes.length; at++) {
        const altered = Buffer.from(bytes);
        altered[at] = (altered[at] ?? 0) ^ maskOf(bytes, at);
        attempt(altered, `byte ${at}`);
        attempt(bytes.subarray(0, at), `${at} bytes`);
        attempt(bytes.subarray(at + 1), `from ${at + 1}`);
      }
      attempt(Buffer.concat([bytes, Buffer.alloc(1)]), 'longer');
      attempt(Buffer.alloc(bytes.length), 'zeros');
    }
    expect(accepted).toEqual([]);
    expect(attempts).toBeGreaterThan(25_000);
  });

  it('refuses it as the application reads it: swapped between columns, between tenants, and emptied', async () => {
    const own = values.filter(({ tenantId, version }) => tenantId === tenantA && version === 2);
    const foreign = values.filter(({ tenantId }) => tenantId === tenantB);
    const moves = own.flatMap((value, index) => [
      { value, bytes: own[(index + 1) % own.length]?.bytes ?? Buffer.alloc(0) },
      { value, bytes: foreign[index]?.bytes ?? Buffer.alloc(0) },
      { value, bytes: Buffer.alloc(0) },
    ]);
    for (const { value, bytes } of moves) {
      const { table, column } = value.column;
      const put = (stored: Buffer) =>
        database.asAdministrator(
          `update ${table} set ${column} = $1 where tenant_id = $2 and ${namesOf(value.column)} = $3::text[]`,
          [stored, tenantA, value.texts],
        );
      await put(bytes);
      const { withTenant } = startProcess(database);
      await expect(withTenant(tenantA, (tx) => openEverything(tx))).rejects.toMatchObject({
        code: expect.stringMatching(/^(internal|erased)$/),
      });
      await put(value.bytes);
    }
    const { withTenant } = startProcess(database);
    expect(await withTenant(tenantA, (tx) => openEverything(tx))).toHaveLength(own.length);
  });

  it('takes an older value of the very same place while its key lives, and none from before a rotation', async () => {
    const place = { table: 'issues', column: 'content', rowId: '1' };
    const { withTenant } = startProcess(database);
    const seal = (value: string) => withTenant(tenantA, (tx) => tx.seal(place, value));
    const older = await seal('older');
    await seal('newer');
    const openOlder = () =>
      startProcess(database).withTenant(tenantA, (tx) => tx.open(place, older.bytes));
    expect(await openOlder()).toBe('older');
    await rotateTenant(startProcess(database), tenantA);
    await expect(openOlder()).rejects.toMatchObject({ code: 'erased' });
  });
});
