import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadPack } from '../../bin/packs.ts';
import { normaliseJiraIssue, normaliseRow } from '../../domain/normalise/normalise-issue.ts';
import { demoBacklogFile, readDemoBacklog } from '../quality/demo-backlog.ts';
import { type Bench, type BenchResult, BenchUsageError, type Held, type Table } from '../result.ts';
import { type Beside, besideAqusa } from './aqusa.ts';
import { generatedBacklog } from './backlog.ts';
import { shapes } from './documents.ts';
import { fieldNames, jiraIssueOf } from './jira-issue.ts';
import { type Backlog, growthOf, growthOfDocument, speedOf, timePerRule } from './timing.ts';
import { scoreTwice } from './twice.ts';

const usage = `usage: npm run bench -- rules [--json] [--data DIR] [--aqusa DIR [--python FILE]]

  --data DIR  the folder of the public sets (default ../shared/data); an absent set is skipped
  --aqusa DIR  a checkout of RELabUU/aqusa-core, to be timed on the same stories
  --python FILE  a Python with what it needs (default python3)`;

/** How fast the rules judge, and whether they say the same everywhere. */
export const bench: Bench = { usage, run };

const size = 2000;
const sameSize = 10_000;
const longText = 100_000;
const shortLines = 'ab\n\n';

async function run(args: string[], tell: (text: string) => void): Promise<BenchResult> {
  const { data, aqusa, python } = optionsIn(args);
  const pack = loadPack('baseline');
  const generated = generatedBacklog(size);
  const backlogs = { ...ownBacklogs(generated), ...publicBacklog(data, tell) };
  const speeds = Object.entries(backlogs).map(([name, backlog]) => {
    tell(`judging ${backlog.rows.length} issues: ${name}`);
    return [name, speedOf(backlog, pack)] as const;
  });
  const rules = timePerRule(generated.map((row) => normaliseRow(row)));
  const piece = generated.map(({ description }) => description).join('\n\n');
  tell('judging texts of more than a megabyte');
  const growth = growthOf(piece.slice(0, longText), 'Story', pack);
  const growthOfLines = growthOf(shortLines.repeat(longText / shortLines.length), 'Bug', pack);
  tell('judging documents of a megabyte');
  const growths = Object.entries(shapes).map(
    ([name, shape]) => [name, growthOfDocument(shape, pack)] as const,
  );
  tell(`judging ${sameSize} issues in two processes`);
  const [here, there] = await scoreTwice(sameSize);
  if (aqusa) tell('judging stories beside AQUSA');
  const beside = aqusa ? await besideAqusa({ checkout: aqusa, python, data }, pack) : null;
  return {
    bench: 'rules',
    held: [
      ...speeds.map(([name, { perSecond }]) =>
        atLeast(
          `rules.${name}`,
          `issues a second and core, read and judged: ${name}`,
          perSecond,
          2000,
        ),
      ),
      {
        name: 'rules.growth',
        what: 'time per character of a text 16 times as long',
        ratio: growth,
        bar: { atMost: 1.5 },
      },
      {
        name: 'rules.growth_lines',
        what: 'the same of a bug in which each line is a paragraph of two letters',
        ratio: growthOfLines,
        bar: { atMost: 1.5 },
      },
      {
        name: 'rules.growth_document',
        what: 'the same of a document of a megabyte against a quarter, the worst of its shapes',
        ratio: Math.max(...growths.map(([, growth]) => growth)),
        bar: { atMost: 1.5 },
      },
      atLeast(
        'rules.same',
        `${sameSize} issues in another process, order, locale and zone: same digest`,
        here === there ? 1 : 0,
        1,
      ),
      ...(beside
        ? [atLeast('rules.aqusa', 'stories a second, against AQUSA', beside.ours / beside.aqusa, 1)]
        : []),
    ],
    figures: {
      ...Object.fromEntries(speeds),
      rules,
      growth,
      growthOfLines,
      growths: Object.fromEntries(growths),
      digest: here,
      beside,
    },
    tables: [
      {
        head: ['backlog', 'issues', 'read and judged a second', 'judged a second'],
        rows: speeds.map(([name, { issues, perSecond, judgedPerSecond }]) => [
          name,
          String(issues),
          perSecond.toFixed(0),
          judgedPerSecond.toFixed(0),
        ]),
      },
      {
        head: ['rule', 'µs an issue'],
        rows: rules.map(({ rule, micros }) => [rule, micros.toFixed(1)]),
      },
      {
        head: ['document of a megabyte', 'time per character, against a quarter'],
        rows: growths.map(([name, growth]) => [name, growth.toFixed(2)]),
      },
      ...(beside ? [besideTable(beside)] : []),
    ],
  };
}

/** The same issues as rows of a file and as Jira's REST API gives them. */
function ownBacklogs(rows: readonly Record<string, unknown>[]): Record<string, Backlog> {
  return {
    generated: { rows, read: normaliseRow },
    jira: {
      rows: rows.map(jiraIssueOf),
      read: (issue) => normaliseJiraIssue(issue, fieldNames),
    },
  };
}

function publicBacklog(data: string, tell: (text: string) => void): Record<string, Backlog> {
  if (existsSync(join(data, demoBacklogFile)))
    return { public: { rows: readDemoBacklog(data), read: normaliseRow } };
  tell(`skipped: there is no ${join(data, demoBacklogFile)}`);
  return {};
}

function atLeast(name: string, what: string, ratio: number, bar: number): Held {
  return { name, what, ratio, bar: { atLeast: bar } };
}

function besideTable({ stories, aqusa, ours }: Beside): Table {
  return {
    head: [`${stories} stories`, 'a second and core'],
    rows: [
      ['AQUSA, its own checks', aqusa.toFixed(0)],
      ['the whole baseline pack', ours.toFixed(0)],
    ],
  };
}

/** @throws {BenchUsageError} */
function optionsIn(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        data: { type: 'string', default: '../shared/data' },
        aqusa: { type: 'string' },
        python: { type: 'string', default: 'python3' },
      },
    }).values;
  } catch (error) {
    throw new BenchUsageError((error as Error).message);
  }
}
