import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Checked, checked, type Judged } from '../../bin/check/checked.ts';
import { alone } from '../../bin/check/context.ts';
import type { InputIssue } from '../../bin/check/input-issue.ts';
import { readMapping } from '../../bin/check/mapping.ts';
import { createNotes, type Notes } from '../../bin/check/notes.ts';
import { readIssues } from '../../bin/check/read-issues.ts';
import { loadPack } from '../../bin/packs.ts';

interface InputOptions {
  /** The name of the file, which may say what it holds. */
  name?: string;
  map?: string[];
}

/** The issues of an input, as `check` reads them. */
export async function readInput(
  content: string | Buffer,
  { name = 'input', map = [] }: InputOptions = {},
): Promise<{ issues: InputIssue[]; notes: Notes }> {
  const folder = mkdtempSync(join(tmpdir(), 'readygate-input-'));
  const path = join(folder, name);
  writeFileSync(path, content);
  const notes = createNotes();
  try {
    return { issues: await collect(readIssues(path, readMapping(map), notes)), notes };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same, judged by the starter pack. */
export async function judgeInput(
  content: string | Buffer,
  options?: InputOptions,
): Promise<{ results: Checked[]; judged: Judged[]; notes: Notes }> {
  const { issues, notes } = await readInput(content, options);
  const given = (async function* () {
    yield* issues;
  })();
  const judging = {
    ...{ pack: loadPack('starter'), asOf: '2026-11-24' },
    ...{ context: alone, onlyJudged: false },
  };
  const results = await collect(checked(given, judging, notes));
  return { results, judged: results.filter((result) => 'issue' in result), notes };
}

/** Everything that a generator gives. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
