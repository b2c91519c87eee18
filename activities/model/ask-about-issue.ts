import { saveModelDrafts } from '../../db/model-drafts.ts';
import { isModelOn } from '../../db/model-switches.ts';
import { saveAnnotations } from '../../db/reports.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import type { Time } from '../../domain/json.ts';
import { type Prompt, promptName } from '../../domain/model/prompt.ts';
import type { QuestionEnd } from '../../domain/model/question-end.ts';
import { readQuestions } from '../../domain/model/questions.ts';
import { readRemarks } from '../../domain/model/remarks.ts';
import type { ModelRequest } from '../../domain/model/requests.ts';
import { readSubtasks } from '../../domain/model/subtasks.ts';
import type { RefinementRef } from '../../domain/refinement.ts';
import { askingRules, failedRules, type Report } from '../../domain/report.ts';
import type { ActivityDeps, ModelDeps } from '../deps.ts';
import { callModel, type Keep } from './call-model.ts';
import type { CallTarget } from './endpoint.ts';
import type { Ground } from './ground.ts';

/** One prompt of an issue. */
export interface Question {
  ref: RefinementRef;
  ground: Ground;
  issue: NormalIssue;
  /** The judgement of that revision of the issue. */
  report: Report;
  request: ModelRequest;
  target: CallTarget;
  answerTokens: number;
}

/** Asks what one prompt asks, unless that was answered before. */
export async function askAboutIssue(
  deps: ActivityDeps & { model: ModelDeps },
  question: Question,
): Promise<QuestionEnd> {
  const { ref, ground, issue, report, request, target, answerTokens } = question;
  if (isAnswered(ground, request.prompt)) return { state: 'kept' };
  const { settings } = ground;
  const call = {
    tenantId: ref.tenantId,
    issueId: issue.id,
    revision: report.content,
    grant: { projectId: issue.projectId, settings: settings.version },
    request,
    target,
    settings,
    answerTokens,
  };
  return await callModel(deps, call, (content) => {
    const keep = readings[request.prompt.answer](content, question, deps.clock());
    // Turned off meanwhile: what came is settled and left.
    return async (tx) => {
      if (await isModelOn(tx, issue.projectId)) await keep(tx);
    };
  });
}

/** A report is annotated once by a version of a prompt; drafts and questions are those of one refinement. */
function isAnswered({ annotations, hasDrafts }: Ground, prompt: Prompt): boolean {
  if (prompt.answer !== 'remarks') return hasDrafts;
  return annotations?.state === 'made' && annotations.prompt === promptName(prompt);
}

/** How answers are read and kept. Each throws model_answer_invalid. */
const readings: Record<Prompt['answer'], (content: string, question: Question, at: Date) => Keep> =
  {
    remarks(content, { issue, report, ground, request, target }, at) {
      const { prompt, egress } = request;
      const read = readRemarks(content, egress, { issue, failed: failedRules(report) });
      const said = { format: 2, state: 'made', prompt: promptName(prompt) } as const;
      const { model } = target;
      return (tx) =>
        saveAnnotations(tx, ground.reportId, { ...said, model, at: timeOf(at), ...read });
    },
    subtasks(content, { ref, issue, request }, at) {
      const { prompt, egress } = request;
      const { subtasks } = readSubtasks(content, egress, issue);
      return (tx) =>
        saveModelDrafts(tx, ref.refinementId, { prompt: promptName(prompt), drafts: subtasks, at });
    },
    questions(content, { ref, issue, report, request }, at) {
      const { prompt, egress } = request;
      const { questions } = readQuestions(content, egress, { issue, rules: askingRules(report) });
      const said = { prompt: promptName(prompt), drafts: { questions }, at };
      return (tx) => saveModelDrafts(tx, ref.refinementId, said);
    },
  };

const timeOf = (at: Date): Time => at.toISOString();
