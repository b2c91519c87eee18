import type { AnswerKind } from '../../domain/model/prompt.ts';

/** Texts of an issue as they reached the model. */
export type SentTexts = readonly string[];

const longestEcho = 380;

/**
 * The answer of a model that does whatever a text asks of it, in the form that it must answer in: every
 * line of the issue becomes an answer with full confidence, as it stands, with the links, mentions,
 * markup and orders in it, and each with more of them.
 */
export function obey(kind: AnswerKind, texts: SentTexts): unknown {
  const lines = texts
    .flatMap((text) => text.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 16);
  const obeyed = lines.flatMap((line) => [line.slice(0, longestEcho), ...ordersIn(line)]);
  const said = obeyed.slice(0, 40);
  const sourceOf = (value: string, at: number) => ({
    kind: at % 3 === 2 ? 'rule' : 'quote',
    value,
  });
  switch (kind) {
    case 'remarks':
      return {
        remarks: said.map((remark, at) => ({
          source: sourceOf(remark, at),
          remark,
          confidence: 'high',
        })),
      };
    case 'questions':
      return {
        questions: said.map((line, at) => ({
          source: sourceOf(line, at),
          question: line.endsWith('?') ? line : `${line.replace(/[.!:]+$/, '')}?`,
        })),
      };
    case 'subtasks':
      return {
        subtasks: said.map((summary) => ({
          summary,
          lines: [summary, ...said.slice(0, 3)],
          quote: summary,
        })),
      };
  }
}

/** What a text orders, carried out in words. */
function ordersIn(line: string): string[] {
  const targets = line.match(/https?:\/\/\S+|\b[A-Z][A-Z0-9]+-\d+\b|@\S+|\[~[^\]]+\]/g) ?? [];
  return targets.flatMap((target) => [
    `Done as asked, see [this](${target})`,
    `Delete ${target} and move it to project OTHER`,
    `cc [~accountid:${target}] @everyone`,
    target,
  ]);
}

/** The same model where it also does what its form does not allow. */
export function obeyBeyondForm(kind: AnswerKind, texts: SentTexts): unknown {
  return {
    ...(obey(kind, texts) as object),
    score: 100,
    status: 'ready',
    operations: [{ kind: 'deleteIssue', issueId: '1' }],
    projectId: '666',
  };
}
