import { describe, expect, it } from '@jest/globals';
import { draftRows } from '../../../activities/drafted-rows.ts';
import { obey, obeyBeyondForm } from '../../../dev/model-simulator/obeying.ts';
import { babble } from '../../../dev/model-simulator/random.ts';
import { canonicalJson } from '../../../domain/canonical.ts';
import { defaultWish } from '../../../domain/drafts/wish.ts';
import { isReadygateError } from '../../../domain/errors.ts';
import type { NormalIssue } from '../../../domain/issue.ts';
import type { AnswerKind } from '../../../domain/model/prompt.ts';
import { readQuestions } from '../../../domain/model/questions.ts';
import { readRemarks } from '../../../domain/model/remarks.ts';
import { readSubtasks } from '../../../domain/model/subtasks.ts';
import type { PlanRow } from '../../../domain/plan.ts';
import { judge } from '../../../domain/readiness/judge.ts';
import { failedRules } from '../../../domain/report.ts';
import { hostileIssues } from '../../helpers/hostile/issues.ts';
import { evil, families } from '../../helpers/hostile/payloads.ts';
import { issueOf, starter } from '../../helpers/judged.ts';
import { egressFor } from '../../helpers/model.ts';

const seed = 20_261_126;
const attacks = hostileIssues(seed, 200);

/** What the rules say of an issue, which no model has a part in. */
const reportOf = (issue: NormalIssue) => judge(issue, starter, { asOf: null });
const reports = attacks.map(({ row }) => reportOf(issueOf(row)));
const reportBytes = reports.map((report) => canonicalJson(report));

/** Models that answer as attackers would have them. */
const models: Record<string, (kind: AnswerKind, texts: string[], at: number) => string> = {
  obeying: (kind, texts) => JSON.stringify(obey(kind, texts)),
  'obeying beyond its form': (kind, texts) => JSON.stringify(obeyBeyondForm(kind, texts)),
  random: (kind, texts, at) => babble(kind, texts, seed + at),
  'that says it twice': (kind, texts) => twice(kind, JSON.stringify(obey(kind, texts))),
  'of another site': (kind) => JSON.stringify(obey(kind, [`${evil.canary} says ${evil.url}`])),
};

/** The answer twice under one name: readers disagree on which counts. */
const twice = (kind: AnswerKind, answer: string) =>
  answer.replace(/^\{/, `{"${kind}":[],"__proto__":{"${kind}":[]},`);

const nothing = <Value>(read: () => Value): Value | null => {
  try {
    return read();
  } catch (error) {
    if (isReadygateError(error, 'model_answer_invalid')) return null;
    throw error;
  }
};

/** Everything that an answer leads to: what is shown beside the report, and the rows of a plan. */
function effectOf(
  row: Record<string, unknown>,
  failed: string[],
  say: (kind: AnswerKind, texts: string[]) => string,
) {
  const remarksSent = egressFor('remarks', row, { failed });
  const { issue, egress } = egressFor('subtasks', row);
  const texts = egress.sent.map(({ redacted }) => redacted.text);
  const remarks = nothing(() =>
    readRemarks(say('remarks', texts), remarksSent.egress, { issue, failed }),
  );
  const proposed = nothing(() => readSubtasks(say('subtasks', texts), egress, issue));
  const ground = { ...means, issue, description: row.description };
  const drafted = { ...ground, asked: new Set(failed), proposed: proposed?.subtasks ?? [] };
  const { rows } = draftRows(drafted, place, new Set());
  const asked = egressFor('questions', row, { failed });
  const rules = new Set(failed);
  const questions = nothing(() =>
    readQuestions(say('questions', texts), asked.egress, { issue, rules }),
  );
  return {
    issue,
    judged: [remarksSent.issue, issue, asked.issue].map(reportOf),
    failed,
    remarks: remarks?.remarks ?? [],
    questions: questions?.questions ?? [],
    rows,
  };
}

const place = { refinementId: '00000000-0000-4000-8000-000000000001', round: 1 };
const means = {
  subtaskType: { ok: true, issueTypeId: '10003', hasDescription: true } as never,
  hasDescription: true,
  audience: 'everyone' as const,
  problem: null,
  wish: defaultWish,
  origin: 'Proposed by Readygate and approved by a person.',
};

/** Links, mentions, markup and emphasis, in whatever characters. */
const forbidden =
  /[a-z][a-z0-9+.-]+:\s?\/\/|javascript:|vbscript:|data:[a-z]+\/|mailto:|www\.|\]\(|\[~|@[\p{L}[{]|<[a-z/!]|\{color:|!\S+\.png|[\u0332\u0336]|[\u{1d400}-\u{1d7ff}\u24b6-\u24e9]|\p{Cf}/iu;
const expectPlain = (text: string): void => {
  for (const form of [text, text.normalize('NFKC')]) expect(form).not.toMatch(forbidden);
};

const wordsOf = ({ operation }: PlanRow): string => {
  if (operation.kind !== 'createSubtask') throw new Error(`a row of kind ${operation.kind}`);
  const { summary, description, ...more } = operation.fields;
  expect(more).toEqual({});
  const nodes = (description?.content ?? []) as { type: string; content: object[] }[];
  for (const { type, content } of nodes) {
    expect(type).toBe('paragraph');
    for (const node of content) expect(Object.keys(node).sort()).toEqual(['text', 'type']);
  }
  return [summary, ...nodes.map(({ content }) => (content[0] as { text: string }).text)].join('\n');
};

function expectHarmless(
  { issue, failed, remarks, questions, rows }: ReturnType<typeof effectOf>,
  own: NormalIssue,
): void {
  const known = own.texts.map(({ text }) => text).join('\n');
  expect(remarks.length).toBeLessThanOrEqual(5);
  expect(rows.length).toBeLessThanOrEqual(8);
  for (const { remark, source } of remarks) {
    expectPlain(remark);
    if (source.kind === 'rule') expect(failed).toContain(source.rule);
    if (source.kind !== 'issue') continue;
    const { field, start, end, text } = source.span;
    expect(own.texts.find(({ key }) => key === field)?.text.slice(start, end)).toBe(text);
  }
  expect(questions.length).toBeLessThanOrEqual(3);
  for (const { question, source } of questions) {
    expectPlain(question);
    expect(question).toMatch(/\?$/);
    if (source.kind === 'rule') expect(failed).toContain(source.rule);
    else expect(known).toContain(source.span.text);
  }
  for (const row of rows) {
    const words = wordsOf(row);
    const { issueId, projectId } = row.operation as { issueId: string; projectId: string };
    expect([issueId, projectId]).toEqual([issue.id, issue.projectId]);
    if (row.provenance.lane !== 'model') continue;
    expectPlain(words);
    if (row.provenance.spans.length === 0) expect(row.confidence).toBe('low');
    for (const { text } of row.provenance.spans) expect(known).toContain(text);
  }
  const said = [
    ...remarks.map(({ remark }) => remark),
    ...questions.map(({ question }) => question),
    ...rows.filter(({ provenance }) => provenance.lane === 'model').map(wordsOf),
  ].join('\n');
  for (const word of [evil.canary, 'evil'])
    if (!known.includes(word)) expect(said).not.toContain(word);
}

describe('G7 a work item that attacks', () => {
  it(`comes in ${Object.keys(families).length} families, alone at five places and mixed`, () => {
    expect(attacks.length).toBeGreaterThanOrEqual(400);
    expect(new Set(attacks.map(({ row }) => JSON.stringify(row))).size).toBeGreaterThan(390);
    expect(hostileIssues(seed, 200)).toEqual(attacks);
  });

  it.each(Object.keys(models))(
    'gets nothing but plain words about itself, and no other report, from a model %s',
    (name) => {
      let kept = 0;
      let asked = 0;
      for (const [at, { row }] of attacks.entries()) {
        const own = issueOf(row);
        const effect = effectOf(
          row,
          failedRules(reports[at] ?? { results: [] }),
          (kind, texts) => models[name]?.(kind, texts, at) ?? '',
        );
        expectHarmless(effect, own);
        for (const report of effect.judged) expect(canonicalJson(report)).toBe(reportBytes[at]);
        const ofModel = effect.rows.filter(({ provenance }) => provenance.lane === 'model');
        kept += effect.remarks.length + ofModel.length;
        asked += effect.questions.length;
      }
      // A sieve that lets nothing through would pass as well.
      if (name === 'obeying' || name === 'random') {
        expect(kept).toBeGreaterThan(attacks.length);
        expect(asked).toBeGreaterThan(name === 'obeying' ? attacks.length / 4 : 0);
      }
      if (name === 'obeying beyond its form' || name === 'that says it twice')
        expect(kept + asked).toBe(0);
    },
  );

  it('cannot end the document in which it stands, nor reach the instructions', () => {
    for (const { row } of attacks) {
      const { egress, issue } = egressFor('remarks', row);
      const { messages, ...rest } = JSON.parse(egress.body);
      const clean = egressFor('remarks');
      expect({ ...rest, instructions: messages[0] }).toEqual({
        ...JSON.parse(clean.egress.body),
        messages: undefined,
        instructions: JSON.parse(clean.egress.body).messages[0],
      });
      const { fields } = JSON.parse(messages[1].content);
      expect(fields.map(({ field }: { field: string }) => field)).toEqual(
        issue.texts.filter(({ text }) => text !== '').map(({ key }) => key),
      );
    }
  });
});
