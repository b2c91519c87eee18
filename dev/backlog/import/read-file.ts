import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { AdfDoc, Json } from '../../../domain/json.ts';
import { BacklogError, type BacklogIssue, backlogIssue } from '../backlog.ts';
import { readCsv } from './csv.ts';
import { columnNames, type ImportRecord, makeRecord } from './record.ts';
import { componentsOf, priorityOf, projectKeyFrom, reporterOf, statusOf, typeOf } from './rules.ts';
import { wikiDocument } from './wiki.ts';

/** A project made from a file. Names of people are as the file gives them. */
export interface ImportedProject {
  key: string;
  name: string;
  issues: BacklogIssue[];
}

/** Says what is wrong with a document; null when nothing is. */
export type CheckDocument = (doc: unknown) => string | null;

/**
 * Reads JSONL or CSV of issues, one project per key prefix, issues in the order of the file.
 * @throws {BacklogError} With the line and what was expected there.
 */
export function readBacklogFile(path: string, checkDocument: CheckDocument): ImportedProject[] {
  const file = basename(path);
  const text = readFileSync(path, 'utf8');
  const records = extname(path) === '.csv' ? csvRecords(text, file) : jsonRecords(text, file);
  const fallback = projectKeyFrom(basename(path, extname(path)));
  const seen = new Map<string, number>();
  const numbers = new Map<string, number>();
  const projects = new Map<string, ImportedProject>();
  for (const record of records) {
    const { projectKey, key } = keysOf(record, fallback, numbers);
    const earlier = seen.get(key);
    if (earlier !== undefined)
      throw new BacklogError(
        file,
        record.line,
        `a key other than ${key}, which line ${earlier} has`,
      );
    seen.set(key, record.line);
    const issue = toIssue(record, key, file, checkDocument);
    const project = projects.get(projectKey) ?? newProject(projectKey, record);
    project.issues.push(issue);
    projects.set(projectKey, project);
  }
  return [...projects.values()];
}

function newProject(key: string, { project }: ImportRecord): ImportedProject {
  return { key, name: project ?? `${key} (added)`, issues: [] };
}

/** The key of a record; one without a key gets the next number of its project. */
function keysOf(
  record: ImportRecord,
  fallback: string,
  numbers: Map<string, number>,
): { projectKey: string; key: string } {
  const given = /^([A-Z][A-Z0-9_]*)-([1-9]\d*)$/.exec(record.key ?? '');
  const named = record.project === null ? fallback : projectKeyFrom(record.project);
  const projectKey = given?.[1] ?? named;
  const number = given === null ? (numbers.get(projectKey) ?? 0) + 1 : Number(given[2]);
  numbers.set(projectKey, Math.max(number, numbers.get(projectKey) ?? 0));
  return { projectKey, key: `${projectKey}-${number}` };
}

const summaryLimit = 255;

function toIssue(
  record: ImportRecord,
  key: string,
  file: string,
  checkDocument: CheckDocument,
): BacklogIssue {
  const summary = record.summary.replace(/\s+/g, ' ').trim().slice(0, summaryLimit).toWellFormed();
  if (summary === '') throw new BacklogError(file, record.line, 'a summary that is not empty');
  const description = toDocument(record.description, key);
  const problem = description === null ? null : checkDocument(description);
  if (problem !== null)
    throw new BacklogError(file, record.line, `a description in valid ADF (${problem})`);
  const created = record.created === null ? Number.NaN : Date.parse(record.created);
  return backlogIssue({
    key,
    type: typeOf(record),
    summary,
    description,
    status: statusOf(record),
    priority: priorityOf(record),
    reporter: record.reporter ?? reporterOf(key),
    assignee: record.assignee,
    labels: record.labels.flatMap((label) => label.split(/[\s,]+/)).filter((label) => label !== ''),
    components: componentsOf(record),
    parent: record.parent,
    created: Number.isNaN(created) ? null : new Date(created).toISOString(),
    fields: record.storyPoints === null ? {} : { customfield_10016: record.storyPoints },
  });
}

function toDocument(description: string | AdfDoc | null, key: string): AdfDoc | null {
  return typeof description === 'string' ? wikiDocument(description, key) : description;
}

function csvRecords(text: string, file: string): ImportRecord[] {
  const rows = readCsv(text, file);
  const known = Object.keys(rows[0]?.values ?? {});
  if (!columnNames.summary.some((name) => known.includes(name)))
    throw new BacklogError(file, 1, 'a header with a column "Summary"');
  return rows.map(({ line, values }) =>
    makeRecord(line, (name) => {
      const column = columnNames[name].find((one) => values[one] !== undefined);
      return column === undefined ? undefined : values[column];
    }),
  );
}

function jsonRecords(text: string, file: string): ImportRecord[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const records = lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    const members = parseLine(line, file, at + 1);
    return [makeRecord(at + 1, (name) => memberOf(members, columnNames[name]))];
  });
  if (records.length === 0) throw new BacklogError(file, 1, 'at least one issue');
  return records;
}

function parseLine(line: string, file: string, at: number): Map<string, Json> {
  const expected = 'a JSON object with at least "summary"';
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BacklogError(file, at, expected);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BacklogError(file, at, expected);
  const nested = (value as { fields?: unknown }).fields;
  const fields = typeof nested === 'object' && nested !== null ? nested : {};
  const entries = Object.entries({ ...fields, ...value } as Record<string, Json>);
  return new Map(entries.map(([name, member]) => [name.toLowerCase(), member]));
}

function memberOf(members: Map<string, Json>, names: readonly string[]): Json | undefined {
  const name = names.find((one) => members.get(one) != null);
  return name === undefined ? undefined : members.get(name);
}
