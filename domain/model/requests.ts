import type { Digest } from '../canonical.ts';
import type { NormalIssue } from '../issue.ts';
import { failedRules, type Report } from '../report.ts';
import { bodyDigest, type Egress, egressOf } from './egress.ts';
import type { ModelWork, Prompt } from './prompt.ts';
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

/**
 * The requests about an issue, in order. What is shown before and what is sent are both made here: from
 * the same source they have the same bytes.
 */
export function modelRequests(source: RequestSource): ModelRequest[] {
  const { issue, report, settings, work, model } = source;
  const rules = egressRules(settings, { model, answerTokens: work.answerTokens });
  return work.prompts.map((prompt) => {
    const egress = egressOf(issue, failedRules(report), prompt, rules);
    return { prompt, egress, digest: bodyDigest(egress) };
  });
}
