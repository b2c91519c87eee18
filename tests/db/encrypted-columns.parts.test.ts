import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encryptedColumns } from '../../db/encrypted-columns.ts';
import { type TestDatabase, withDatabase } from '../helpers/database.ts';

/** Columns of bytes that hold no ciphertext of a tenant's key, and why. */
const others = new Map([
  ['audit_personal.salt', 'random, and what makes the digest of a name say nothing'],
  ['keystore.wrapped_keys.wrapped', 'the tenant key itself, under a wrapping key'],
]);

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
});
afterAll(() => database.close());

describe('L2 the list of encrypted columns', () => {
  it('names every column of bytes there is, or why it is none', async () => {
    const rows = await database.asAdministrator<{ name: string }>(
      `select format('%s.%s', c.oid::regclass, a.attname) as name from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace::regnamespace::text in ('public', 'keystore') and c.relkind in ('r', 'p')
          and a.atttypid = 'bytea'::regtype and a.attnum > 0 and not a.attisdropped`,
    );
    const listed = encryptedColumns.map(({ table, column }) => `${table}.${column}`);
    expect(rows.map(({ name }) => name).sort()).toEqual([...listed, ...others.keys()].sort());
  });

  it('names every column of key versions', async () => {
    const rows = await database.asAdministrator<{ name: string }>(
      `select format('%s.%s', c.oid::regclass, a.attname) as name from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname like '%key_version'
          and not a.attisdropped`,
    );
    const listed = encryptedColumns.map(({ table, version }) => `${table}.${version}`);
    expect(rows.map(({ name }) => name).sort()).toEqual([...new Set(listed)].sort());
  });

  it.each(encryptedColumns.map((column) => [`${column.table}.${column.column}`, column] as const))(
    'knows the key and the place of %s, and may put it under another key',
    async (_, { table, column, version, key, names = [], place }) => {
      const [row] = await database.asAdministrator<{ key: string[]; may: boolean }>(
        `select (select array_agg(a.attname::text order by k.at) from pg_index i, unnest(i.indkey) with ordinality k(num, at)
                  join pg_attribute a on a.attnum = k.num where i.indrelid = $1::regclass and i.indisprimary
                    and a.attrelid = i.indrelid) as key,
                has_column_privilege('readygate_app', $1::regclass, $2, 'update')
                  and has_column_privilege('readygate_app', $1::regclass, $3, 'update') as may`,
        [table, column, version],
      );
      expect(row).toEqual({ key: ['tenant_id', ...key], may: true });
      const texts = (names.length > 0 ? names : key).map(() => '\\x11');
      expect(place(texts)).toMatchObject({ table, column });
    },
  );
});
