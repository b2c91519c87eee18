import { Value } from 'typebox/value';
import { storeJudgements } from '../../activities/judging.ts';
import {
  SimulationLine as LineSchema,
  type SimulationLine,
  type SimulationSummary,
} from '../../api/schemas/simulation.ts';
import type { WithTenant } from '../../db/tenant-tx.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import { normaliseJiraIssue } from '../../domain/normalise/normalise-issue.ts';
import { judgeWith } from '../../domain/readiness/judgement.ts';
import type { Answer, TestApi } from './api.ts';
import { testNow } from './database.ts';
import { issueOf, starter } from './judged.ts';
import { tenantA } from './plans.ts';

export const simulations = '/v1/projects/SHOP/rules/simulations';

/** Judges issues by the pack that ships and keeps them, as an activity does where all of them are judged. */
export async function keep(
  withTenant: WithTenant,
  issues: readonly NormalIssue[],
  tenant = tenantA,
): Promise<void> {
  const by = { day: '2026-11-24', overrides: [] };
  for (let from = 0; from < issues.length; from += 100) {
    const judged = issues
      .slice(from, from + 100)
      .map((issue) => ({ issue, judgement: { ...judgeWith(issue, starter, by), leftOut: null } }));
    await withTenant(tenant, (tx) => storeJudgements(tx, judged, testNow));
  }
}

/** The issues of a project of the simulator, as rules see them. */
export function issuesIn(api: TestApi, project: string, tenant = tenantA): NormalIssue[] {
  return api.simulator
    .issuesOf(tenant)
    .filter(({ key }) => key.startsWith(`${project}-`))
    .map(({ raw }) => normaliseJiraIssue(raw));
}

/** Many issues of SHOP that the simulator does not have. */
export function manyIssues(count: number): NormalIssue[] {
  return Array.from({ length: count }, (_, at) => ({
    ...issueOf({
      key: `SHOP-${at + 1000}`,
      description: at % 2 === 0 ? 'Text' : 'AC:\n- The card is first\n- It is one press',
    }),
    id: String(at + 100_000),
    projectId: '10000',
    projectKey: 'SHOP',
  }));
}

/** A draft on top of the starter with more YAML. */
export const draft = (more = 'thresholds: { ready: 0, needsWork: 0 }\nrules: {}') =>
  `format: 1\nid: team\nversion: '1'\nextends: starter\ncases: []\n${more}\n`;

/** The lines of a simulation, each of a form that is described; the last is the summary. */
export function linesOf(text: string): { lines: SimulationLine[]; summary: SimulationSummary } {
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((line): SimulationLine => {
      const value: unknown = JSON.parse(line);
      if (!Value.Check(LineSchema, value)) throw new Error(`not as described: ${line}`);
      return value;
    });
  const summary = lines.at(-1);
  if (summary?.kind !== 'summary') throw new Error('there is no summary');
  return { lines, summary };
}

export const issuesOf = (lines: readonly SimulationLine[]) =>
  lines.filter((line) => line.kind === 'issue');

/** Tries a draft as somebody who administers the project. */
export async function simulate(
  call: TestApi['call'],
  body: { source: string; cursor?: string } = { source: draft() },
  options: Parameters<TestApi['call']>[2] = {},
): Promise<Answer & ReturnType<typeof linesOf>> {
  const answer = await call('POST', simulations, { as: 'acc-otto', ...options, body });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return { ...answer, ...linesOf(String(answer.body)) };
}
