import { saveAnnotations } from '../db/reports.ts';
import { isReadygateError, ReadygateError } from '../domain/errors.ts';
import { type Prompt, promptName } from '../domain/model/prompt.ts';
import type { RefinementRef } from '../domain/refinement.ts';
import type { ActivityDeps } from './deps.ts';
import { ownEntry } from './entry.ts';
import { askAboutIssue } from './model/ask-about-issue.ts';
import type { CallProblem } from './model/call-model.ts';
import { type Ground, groundOf } from './model/ground.ts';
import { appAccess, readIssue } from './reading.ts';

interface Unanswered {
  prompt: Prompt;
  problem: NonNullable<CallProblem>;
}

export function createAnnotating(deps: ActivityDeps) {
  const { withTenant, clock } = deps;

  /** Asks prompt by prompt, and gives what was not answered: one that fails holds up no other. */
  const askAll = async (ref: RefinementRef, ground: Ground): Promise<Unanswered[]> => {
    const { model } = deps;
    const work = model?.work.get(ground.settings.profile);
    const access = await appAccess(deps, ref.tenantId);
    if (!model || !work || !access) return [];
    const issue = await readIssue(deps, ref.tenantId, ground.refinement.issueId, access);
    const unanswered: Unanswered[] = [];
    for (const prompt of work.prompts) {
      const question = { ref, ground, issue, work, prompt };
      const problem = await askAboutIssue({ ...deps, model }, question).catch(problemOf);
      if (problem) unanswered.push({ prompt, problem });
    }
    return unanswered;
  };

  /** The report stays as the rules made it, and says that a model was asked in vain. */
  const mark = async (
    { tenantId }: RefinementRef,
    { reportId, annotations }: Ground,
    unanswered: Unanswered[],
  ): Promise<void> => {
    const found = unanswered.find(({ prompt }) => prompt.answer === 'remarks');
    if (!found || reportId === null || annotations?.state === 'made') return;
    const { code } = found.problem;
    const said = { format: 2, state: 'failed', prompt: promptName(found.prompt), code } as const;
    const at = clock().toISOString();
    await withTenant(tenantId, (tx) => saveAnnotations(tx, reportId, { ...said, at }));
  };

  return {
    /**
     * Idempotent: what was answered once is not asked again. Never moves the score. What a model did not
     * answer leaves the report as it is, marked; only an endpoint that was away is tried again.
     */
    async annotateReport(ref: RefinementRef): Promise<void> {
      const ground = await withTenant(ref.tenantId, (tx) => groundOf(tx, ref));
      const unanswered = ground ? await askAll(ref, ground) : [];
      if (ground) await mark(ref, ground, unanswered);
      const problems = unanswered.map(({ problem }) => problem);
      const away = problems.find(({ code }) => code === 'model_unavailable');
      if (away) throw unavailable(away);
      const code = ground ? problems[0]?.code : 'model_off';
      await withTenant(ref.tenantId, async (tx) =>
        tx.audit(
          ownEntry({
            at: clock(),
            action: 'report.annotated',
            outcome: code ? 'failed' : 'ok',
            subject: { kind: 'refinement', id: ref.refinementId },
            ...(code ? { data: { code } } : {}),
          }),
        ),
      );
    },
  };
}

/** @throws what is no known failure of a model */
function problemOf(error: unknown): NonNullable<CallProblem> {
  if (isReadygateError(error, 'model_not_configured')) return { code: error.code };
  throw error;
}

function unavailable({ code, retryAfterSeconds }: NonNullable<CallProblem>): ReadygateError {
  return new ReadygateError(
    code,
    retryAfterSeconds === undefined ? undefined : { retryAfterSeconds },
  );
}
