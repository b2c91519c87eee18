import type pg from 'pg';

/** Schemas of ours; whatever else is in the database is not. */
const schemas = ['public', 'keystore'];

/**
 * The schema as text, from the catalogue: tables, columns, constraints, indexes, policies, triggers,
 * grants and functions. The same schema gives the same text on every supported PostgreSQL, so that it
 * can be compared with `db/schema.sql`. The owner's own privileges are left out: newer versions have more.
 */
export async function dumpSchema(pool: pg.Pool): Promise<string> {
  const parts = await Promise.all(
    [tables, constraints, indexes, rowSecurity, policies, triggers, functions, grants].map(
      async (text) => {
        const { rows } = await pool.query<{ line: string }>(text, [schemas]);
        return rows.map(({ line }) => line).join('\n');
      },
    ),
  );
  return `-- Made from the catalogue by db/dump-schema.ts and compared by a test; not for editing.\n\n${parts.join('\n\n')}\n`;
}

const relation = `c.oid::regclass::text`;

const tables = `
  select format(E'create table %s (\\n%s\\n);', ${relation}, string_agg(
    format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attidentity = 'a' then ' generated always as identity'
           when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
           when d.oid is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end,
      case when a.attnotnull then ' not null' else '' end), E',\\n' order by a.attnum)) as line
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace::regnamespace::text = any($1) and c.relkind = 'r'
  group by c.oid order by ${relation} collate "C"`;

// Not null is a column's matter here: since PostgreSQL 18 it is a constraint of its own as well.
const constraints = `
  select format('alter table %s add constraint %I %s;', ${relation}, k.conname, pg_get_constraintdef(k.oid)) as line
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where c.relnamespace::regnamespace::text = any($1) and k.contype in ('p', 'u', 'f', 'c', 'x')
  order by ${relation} collate "C", k.contype, k.conname collate "C"`;

const indexes = `
  select pg_get_indexdef(i.indexrelid) || ';' as line
  from pg_index i join pg_class c on c.oid = i.indexrelid
  where c.relnamespace::regnamespace::text = any($1)
    and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  order by ${relation} collate "C"`;

const rowSecurity = `
  select format('alter table %s %s row level security%s;', ${relation},
    case when c.relrowsecurity then 'enable' else 'disable' end,
    case when c.relforcerowsecurity then ', force row level security' else '' end) as line
  from pg_class c where c.relnamespace::regnamespace::text = any($1) and c.relkind = 'r'
  order by ${relation} collate "C"`;

const policies = `
  select format('create policy %I on %s%s for %s to %s%s%s;', p.polname, ${relation},
    case when p.polpermissive then '' else ' as restrictive' end,
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
    (select string_agg(case r when 0 then 'public' else r::regrole::text end, ', ' order by r::regrole::text collate "C") from unnest(p.polroles) r),
    coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', ''),
    coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')) as line
  from pg_policy p join pg_class c on c.oid = p.polrelid
  where c.relnamespace::regnamespace::text = any($1)
  order by ${relation} collate "C", p.polname collate "C"`;

const triggers = `
  select pg_get_triggerdef(t.oid) || ';' as line
  from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace::regnamespace::text = any($1) and not t.tgisinternal
  order by ${relation} collate "C", t.tgname collate "C"`;

const functions = `
  select rtrim(pg_get_functiondef(p.oid), E'\\n') || ';' as line
  from pg_proc p where p.pronamespace::regnamespace::text = any($1)
  order by p.oid::regprocedure::text collate "C"`;

const grants = `
  with granted as (
    select 'schema ' || quote_ident(n.nspname) as what, a.privilege_type as privilege, a.grantee, n.nspowner as owner
      from pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a where n.nspname = any($1)
    union all
    select 'table ' || ${relation}, a.privilege_type, a.grantee, c.relowner
      from pg_class c, aclexplode(c.relacl) a
      where c.relnamespace::regnamespace::text = any($1) and c.relkind = 'r'
    union all
    select 'table ' || ${relation}, format('%s (%s)', x.privilege_type, string_agg(quote_ident(a.attname), ', ' order by a.attnum)),
        x.grantee, c.relowner
      from pg_class c join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) x
      where c.relnamespace::regnamespace::text = any($1) and c.relkind = 'r'
      group by c.oid, x.privilege_type, x.grantee, c.relowner
    union all
    select 'function ' || p.oid::regprocedure::text, a.privilege_type, a.grantee, p.proowner
      from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      where p.pronamespace::regnamespace::text = any($1)
  )
  select format('grant %s on %s to %s;', lower(string_agg(privilege, ', ' order by privilege collate "C")), what,
    case grantee when 0 then 'public' else grantee::regrole::text end) as line
  from granted where grantee <> owner
  group by what, grantee
  order by what collate "C", case grantee when 0 then 'public' else grantee::regrole::text end collate "C"`;
