import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, BenchResult } from '../result.ts';
import { readQualityArguments } from './arguments.ts';
import { backlog } from './backlog.ts';
import { bugs } from './bugs/index.ts';
import { checklists } from './checklists/index.ts';
import { criteria } from './criteria/index.ts';
import { languages } from './languages/index.ts';
import type { Measure } from './measure.ts';
import { skills } from './skills/index.ts';
import { stories } from './stories/index.ts';
import { wording } from './wording/index.ts';

/** Every measure there is. A new one is a file or a folder here and a line below. */
const measures: readonly Measure[] = [
  backlog,
  bugs,
  checklists,
  criteria,
  languages,
  skills,
  stories,
  wording,
];

const names = measures.map(({ name }) => name);

/** How good rules and drafts are, on public sets and labels of our own. */
export const bench: Bench = {
  usage: `usage: npm run bench -- quality [--json] [${names.join(' | ')}]… [--data DIR]

  --data DIR  the folder of the public sets (default ../shared/data); an absent set is skipped`,
  run,
};

async function run(args: string[], tell: (text: string) => void): Promise<BenchResult> {
  const options = readQualityArguments(args, names);
  const result: BenchResult & { figures: Record<string, unknown> } = {
    bench: 'quality',
    held: [],
    figures: {},
    tables: [],
  };
  for (const one of measures) {
    if (options.names.length > 0 && !options.names.includes(one.name)) continue;
    const absent = one.needs.find((file) => !existsSync(join(options.data, file)));
    if (absent !== undefined) {
      tell(`skipped: ${one.name}, there is no ${join(options.data, absent)}`);
      result.figures[one.name] = { skipped: absent };
      continue;
    }
    const { figures, tables, held = [] } = await one.measure(options.data);
    const { method, seed } = one;
    result.figures[one.name] = { method, seed, ...figures };
    result.tables.push({ head: [titleOf(one)], rows: [] }, ...tables);
    result.held.push(...held);
  }
  return result;
}

function titleOf({ name, method, seed }: Measure): string {
  return `${name}: ${method} Seed: ${seed ?? 'none, nothing is drawn by lot'}.`;
}
