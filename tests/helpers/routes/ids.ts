import type { TestDatabase } from '../database.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const digest = /sha256:[0-9a-f]{64}/g;

/** Every row that a tenant owns, as text, by table. */
export async function rowsOf(
  database: TestDatabase,
  tenant: string,
): Promise<Map<string, string[]>> {
  const tables = await database.asAdministrator<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('public', 'keystore')
        and a.attname = 'tenant_id' and not a.attisdropped order by 1`,
  );
  const found = new Map<string, string[]>();
  for (const { name } of tables) {
    const rows = await database.asAdministrator<{ text: string }>(
      `select to_jsonb(t)::text as text from ${name} t where tenant_id = $1 order by 1`,
      [tenant],
    );
    found.set(
      name,
      rows.map(({ text }) => text),
    );
  }
  return found;
}

/** Every id and digest that stands in rows. */
export function idsIn(rows: ReadonlyMap<string, readonly string[]>): {
  uuids: string[];
  digests: string[];
} {
  const text = [...rows.values()].flat().join('\n');
  const all = (form: RegExp) => [...new Set(text.match(form) ?? [])].sort();
  return { uuids: all(uuid), digests: all(digest) };
}
