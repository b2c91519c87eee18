import { findModelSettings } from '../../db/model-settings.ts';
import { bodyDigest, egressOf } from '../../domain/model/egress.ts';
import { problemOf } from '../../domain/model/question-end.ts';
import { readRemarks } from '../../domain/model/remarks.ts';
import { egressRules } from '../../domain/model/settings.ts';
import type { TestModelInput } from '../activities.ts';
import type { ActivityDeps } from '../deps.ts';
import { ownEntry } from '../entry.ts';
import { callModel } from './call-model.ts';
import { targetOf } from './endpoint.ts';

export function createModelTesting(deps: ActivityDeps) {
  const { withTenant, clock } = deps;

  const ask = async (tenantId: string): Promise<string> => {
    const { model } = deps;
    const settings = await withTenant(tenantId, findModelSettings);
    const work = model?.work.get(settings.profile);
    const [prompt] = work?.prompts ?? [];
    if (!model || !work || !prompt) return 'model_not_configured';
    const target = targetOf(model, settings);
    if (!target) return 'model_not_configured';
    const { answerTokens } = work;
    const rules = egressRules(settings, { model: target.model, answerTokens });
    const egress = egressOf({ texts: [] }, [], prompt, rules);
    const request = { prompt, egress, digest: bodyDigest(egress) };
    const about = { tenantId, issueId: null, revision: null, grant: null };
    const call = { ...about, request, target, settings, answerTokens };
    const end = await callModel({ ...deps, model }, call, (content) => {
      readRemarks(content, egress, { issue: { language: 'unknown' }, failed: [] });
      return async () => {};
    });
    return problemOf(end) ?? 'ok';
  };

  return {
    /** One call that says nothing of any issue; each attempt is one of its own. */
    async testModel({ tenantId }: TestModelInput): Promise<{ code: string }> {
      const code = await ask(tenantId);
      await withTenant(tenantId, async (tx) =>
        tx.audit(
          ownEntry({
            at: clock(),
            action: 'model.tested',
            outcome: code === 'ok' ? 'ok' : 'failed',
            subject: { kind: 'tenant', id: tenantId },
            data: { code },
          }),
        ),
      );
      return { code };
    },
  };
}
