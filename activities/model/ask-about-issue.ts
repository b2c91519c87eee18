import { saveModelDrafts } from '../../db/model-drafts.ts';
import { isModelOn } from '../../db/model-switches.ts';
import { saveAnnotations } from '../../db/reports.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import type { Time } from '../../domain/json.ts';
import { type Egress, egressOf } from '../../domain/model/egress.ts';
import { type ModelWork, type Prompt, promptName } from '../../domain/model/prompt.ts';
import { readRemarks } from '../../domain/model/remarks.ts';
import { egressRules } from '../../domain/model/settings.ts';
import { readSubtasks } from '../../domain/model/subtasks.ts';
import type { RefinementRef } from '../../domain/refinement.ts';
import type { ActivityDeps, ModelDeps } from '../deps.ts';
import { type CallProblem, callModel, type Keep } from './call-model.ts';
import { targetOf } from './endpoint.ts';
import type { Ground } from './ground.ts';

/** One prompt of an issue. */
export interface Question {
  ref: RefinementRef;
  ground: Ground;
  issue: NormalIssue;
  work: ModelWork;
  prompt: Prompt;
}

/** Asks what one prompt asks, unless that was answered before. */
export async function askAboutIssue(
  deps: ActivityDeps & { model: ModelDeps },
  question: Question,
): Promise<CallProblem> {
  const { ref, ground, issue, work, prompt } = question;
  if (isAnswered(ground, prompt)) return null;
  const { settings, failed } = ground;
  const { answerTokens } = work;
  const target = targetOf(deps.model, settings);
  const rules = egressRules(settings, { model: target.model, answerTokens });
  const egress = egressOf(issue, failed, prompt, rules);
  const grant = { projectId: issue.projectId, settings: settings.version };
  const about = { tenantId: ref.tenantId, issueId: issue.id, grant, prompt: promptName(prompt) };
  return await callModel(deps, { ...about, target, settings, answerTokens, egress }, (content) => {
    const keep = readings[prompt.answer](content, {
      ...question,
      egress,
      model: target.model,
      at: deps.clock(),
    });
    // Turned off meanwhile: what came is settled and left.
    return async (tx) => {
      if (await isModelOn(tx, issue.projectId)) await keep(tx);
    };
  });
}

/** A report is annotated once by a version of a prompt; drafts are those of one refinement. */
function isAnswered({ annotations, reportId, hasDrafts }: Ground, prompt: Prompt): boolean {
  if (prompt.answer === 'subtasks') return hasDrafts;
  return (
    reportId === null ||
    (annotations?.state === 'made' && annotations.prompt === promptName(prompt))
  );
}

interface Context extends Question {
  egress: Egress;
  model: string;
  at: Date;
}

/** How answers are read and kept. Each throws model_answer_invalid. */
const readings: Record<Prompt['answer'], (content: string, context: Context) => Keep> = {
  remarks(content, { issue, ground, prompt, egress, model, at }) {
    const { reportId, failed } = ground;
    const read = readRemarks(content, egress, { issue, failed });
    const said = { format: 2, state: 'made', prompt: promptName(prompt), model } as const;
    return async (tx) => {
      if (reportId !== null)
        await saveAnnotations(tx, reportId, { ...said, at: timeOf(at), ...read });
    };
  },
  subtasks(content, { ref, issue, prompt, egress, at }) {
    const { subtasks } = readSubtasks(content, egress, issue);
    return (tx) =>
      saveModelDrafts(tx, ref.refinementId, { prompt: promptName(prompt), subtasks, at });
  },
};

const timeOf = (at: Date): Time => at.toISOString();
