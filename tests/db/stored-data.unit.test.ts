import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { encryptedColumns } from '../../db/encrypted-columns.ts';
import { deploymentTables, type StoredData, storedData } from '../../domain/stored-data.ts';

const schema = readFileSync(new URL('../../db/schema.sql', import.meta.url), 'utf8');

/** The columns of every table, by its name without that of its schema. */
const columns = new Map(
  [...schema.matchAll(/^create table (?:\w+\.)?(\w+) \(\n([\s\S]*?)^\);/gm)].map(
    ([, table = '', body = '']) => [
      table,
      body.split('\n').map((line) => line.trim().split(' ')[0] ?? ''),
    ],
  ),
);
const kinds: readonly StoredData[] = storedData;
const namesPeople = /^(account_id|author|ended_by|proposed_by|requested_by|approver|decided_by)$/;

describe('L9 the table of what is stored', () => {
  it('has every table of the schema once', () => {
    const named = [...kinds.flatMap(({ tables }) => tables), ...deploymentTables];
    expect(named.toSorted()).toEqual([...columns.keys()].toSorted());
  });

  it.each(kinds)('$id says whether some of it is encrypted', ({ tables, encrypted }) => {
    expect(encryptedColumns.some(({ table }) => tables.includes(table))).toBe(encrypted);
  });

  it.each(kinds)('$id says whether it names people', ({ tables, accounts }) => {
    const naming = tables.flatMap((table) =>
      (columns.get(table) ?? []).filter((column) => namesPeople.test(column)),
    );
    // Lists in JSON may name people where no column does.
    if (!accounts) expect(naming).toEqual([]);
  });

  it('words of work items are encrypted', () => {
    for (const { content, encrypted } of kinds) if (content) expect(encrypted).toBe(true);
  });
});
