import type { Digest } from '../canonical.ts';
import { hasRoom } from '../clarification/questions.ts';
import type { NormalIssue } from '../issue.ts';
import { askingRules, failedRules, type Report } from '../report.ts';
import { bodyDigest, type Egress, egressOf } from './egress.ts';
import type { AnswerKind, ModelWork, Prompt } from './prompt.ts';
import { egressRules, type ModelSettings } from './settings.ts';

/** All that the requests about an issue are made of. */
export interface RequestSource {
  /** As it was read for them, with the fields that its project's pack chose. */
  issue: NormalIssue;
  /** The judgement of that revision. */
  report: Report;
  settings: ModelSettings;
  work: ModelWork;
  /** The name of the model at its endpoint. */
  model: string;
}

/** One request about an issue. */
export interface ModelRequest {
  prompt: Prompt;
  egress: Egress;
  /** Of the bytes of its body. */
  digest: Digest;
}

/** All that a model can be asked about an issue, by what is made of its answers. */
const allKinds: readonly AnswerKind[] = ['remarks', 'subtasks', 'questions'];

/**
 * The requests about an issue, in order: those whose answers are wanted, but none for questions where the
 * rules ask as many as a comment has room for. What is shown before and what is sent are both made here:
 * from the same source they have the same bytes.
 */
export function modelRequests(
  source: RequestSource,
  wanted: readonly AnswerKind[] = allKinds,
): ModelRequest[] {
  const { issue, report, settings, work, model } = source;
  const rules = egressRules(settings, { model, answerTokens: work.answerTokens });
  return work.prompts
    .filter(({ answer }) => wanted.includes(answer))
    .filter(({ answer }) => answer !== 'questions' || hasRoom(report, issue.language))
    .map((prompt) => {
      const egress = egressOf(issue, rulesFor(prompt, report), prompt, rules);
      return { prompt, egress, digest: bodyDigest(egress) };
    });
}

/** Ids of rules that a prompt is told of: a question about what does not count would be asked of nobody. */
function rulesFor({ answer }: Prompt, report: Report): string[] {
  return answer === 'questions' ? [...askingRules(report)] : failedRules(report);
}
