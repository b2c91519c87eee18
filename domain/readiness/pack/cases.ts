import { textDigest } from '../../normalise/base.ts';
import { normaliseRow } from '../../normalise/normalise-issue.ts';
import { pointerTo } from '../../schema-problem.ts';
import { judge } from '../judge.ts';
import { exampleDay, type Rule, type RuleExample } from '../rule.ts';
import type { Pack, PackCase } from './pack.ts';

/** A case that did not come out as its authors said. */
export interface FailedCase {
  /** JSON pointer into the pack, or into the rule. */
  path: string;
  name: string;
  expected: string;
  actual: string;
}

/** The test cases of a pack that fail, judged on the day of the examples. */
export function failedCases(pack: Pack): FailedCase[] {
  return pack.cases.flatMap((_, index) => failuresOfCase(pack, index));
}

/** What of one test case of a pack fails. */
export function failuresOfCase(pack: Pack, index: number): FailedCase[] {
  const one = pack.cases[index];
  return one ? failuresOf(pack, one, ['cases', String(index)]) : [];
}

/** The examples of a rule that do not come out as it says. */
export function failedExamples({ id, examples }: Rule): FailedCase[] {
  const pack: Pack = {
    format: 1,
    id: 'example',
    version: '1',
    thresholds: { ready: 100, needsWork: 0 },
    rules: { [id]: { counts: true, severity: 'warning', weight: 1 } },
    cases: [],
    digest: 'sha256:',
  };
  return (['pass', 'fail'] as const).flatMap((outcome) =>
    examples[outcome].flatMap((issue, index) =>
      failuresOf(pack, caseOf(id, issue, outcome), [id, 'examples', outcome, String(index)]),
    ),
  );
}

const caseOf = (id: string, issue: RuleExample, outcome: 'pass' | 'fail'): PackCase => ({
  name: `${id} by itself`,
  issue,
  expect: { [id]: outcome },
});

function failuresOf(
  pack: Pack,
  { name, issue: row, ticked = [], expect, status }: PackCase,
  steps: string[],
): FailedCase[] {
  // What the others of its project are called is no part of an issue, so a row may say how many have its summary.
  const { sameSummaries = 0, ...fields } = row;
  const issue = normaliseRow({ key: 'CASE-1', ...fields }, pack.fields);
  const description = issue.texts.find(({ key }) => key === 'description');
  const ticks = description
    ? ticked.map((rule) => ({ rule, description: textDigest(description) }))
    : [];
  const report = judge(issue, pack, {
    asOf: exampleDay,
    ticks,
    sameSummaries: Number(sameSummaries),
  });
  const outcomes = new Map(report.results.map(({ rule, outcome }) => [rule, outcome]));
  const said = [
    ...Object.entries(expect).map(([rule, expected]) => ({
      steps: ['expect', rule],
      expected,
      actual: outcomes.get(rule) ?? 'not judged',
    })),
    ...(status ? [{ steps: ['status'], expected: status, actual: report.status }] : []),
  ];
  return said
    .filter(({ expected, actual }) => expected !== actual)
    .map(({ steps: place, ...rest }) => ({ path: pointerTo([...steps, ...place]), name, ...rest }));
}
