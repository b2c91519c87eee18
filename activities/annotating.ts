import { saveAnnotations } from '../db/reports.ts';
import { ReadygateError } from '../domain/errors.ts';
import type { Denial } from '../domain/model/denial.ts';
import { promptName } from '../domain/model/prompt.ts';
import { annotated, problemOf, type QuestionEnd } from '../domain/model/question-end.ts';
import { type ModelRequest, modelRequests } from '../domain/model/requests.ts';
import type { RefinementRef } from '../domain/refinement.ts';
import type { ActivityDeps } from './deps.ts';
import { ownEntry } from './entry.ts';
import { judgeIssueAt } from './judging.ts';
import { askAboutIssue } from './model/ask-about-issue.ts';
import { targetOf } from './model/endpoint.ts';
import { type Ground, groundOf } from './model/ground.ts';
import { appAccess, readWholeIssue } from './reading.ts';

/** A question with how it ended. */
interface Asked {
  request: ModelRequest;
  end: QuestionEnd;
}

const nobody = (code: Exclude<Denial['code'], 'model_ceiling_reached'>): QuestionEnd[] => [
  { state: 'denied', denial: { code } },
];

export function createAnnotating(deps: ActivityDeps) {
  const { withTenant, clock } = deps;

  /**
   * Asks prompt by prompt: one that fails holds up no other. Nothing leaves of an issue that is no longer
   * the one that was judged.
   */
  const askAll = async (ref: RefinementRef, ground: Ground): Promise<QuestionEnd[]> => {
    const { model } = deps;
    const { settings } = ground;
    const work = model?.work.get(settings.profile);
    const target = model && targetOf(model, settings);
    if (!model || !work || !target) return nobody('model_not_configured');
    if (!work.prompts.some(({ answer }) => ground.wanted.includes(answer))) return [];
    const access = await appAccess(deps, ref.tenantId);
    if (!access) return nobody('waiting_for_token');
    const read = await readWholeIssue(deps, ref.tenantId, ground.refinement.issueId, access);
    const { issue } = read;
    const { report } = await judgeIssueAt(deps, ref.tenantId, read, judgedOn(ground, clock()));
    const source = { issue, report, settings, work, model: target.model };
    const requests = modelRequests(source, ground.wanted);
    const isSame = report.digest === ground.report.digest;
    const asked: Asked[] = [];
    for (const request of requests) {
      const question = { ref, ground, issue, report, request, target };
      const end = isSame
        ? await askAboutIssue({ ...deps, model }, { ...question, ...work })
        : revisionChanged;
      asked.push({ request, end });
    }
    await mark(ref, ground, asked);
    return asked.map(({ end }) => end);
  };

  /** The report stays as the rules made it, and says that a model was asked in vain. */
  const mark = async (
    { tenantId }: RefinementRef,
    { reportId, annotations }: Ground,
    asked: Asked[],
  ): Promise<void> => {
    const found = asked.find(({ request }) => request.prompt.answer === 'remarks');
    const code = found && problemOf(found.end);
    if (!found || !code || annotations?.state === 'made') return;
    const { end, request } = found;
    const reached = end.state === 'denied' ? end.denial : {};
    const said = { format: 2, state: 'failed', prompt: promptName(request.prompt) } as const;
    const at = clock().toISOString();
    await withTenant(tenantId, (tx) =>
      saveAnnotations(tx, reportId, { ...said, ...reached, code, at }),
    );
  };

  return {
    /**
     * Idempotent: what was answered once is not asked again. Never moves the score. What a model did not
     * answer leaves the report as it is, marked; only an endpoint that was away is tried again.
     */
    async annotateReport(ref: RefinementRef): Promise<void> {
      const ground = await withTenant(ref.tenantId, (tx) => groundOf(tx, ref, clock()));
      const ends: QuestionEnd[] =
        'denial' in ground ? [{ state: 'denied', ...ground }] : await askAll(ref, ground);
      const away = ends.find((end) => end.state === 'failed' && end.code === 'model_unavailable');
      if (away) throw unavailable(away);
      await withTenant(ref.tenantId, async (tx) =>
        tx.audit(
          ownEntry({
            at: clock(),
            action: 'report.annotated',
            subject: { kind: 'refinement', id: ref.refinementId },
            ...annotated(ends),
          }),
        ),
      );
    },
  };
}

const revisionChanged: QuestionEnd = {
  state: 'denied',
  denial: { code: 'model_revision_changed' },
};

/** The day of the report, so that the same issue is judged the same. */
function judgedOn({ report }: Ground, now: Date): Date {
  return report.asOf === null ? now : new Date(report.asOf);
}

function unavailable(end: QuestionEnd): ReadygateError {
  const seconds = 'retryAfterSeconds' in end ? end.retryAfterSeconds : undefined;
  return new ReadygateError(
    'model_unavailable',
    seconds === undefined ? undefined : { retryAfterSeconds: seconds },
  );
}
