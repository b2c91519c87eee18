import { findIssue } from '../db/issues.ts';
import { findModelSettings } from '../db/model-settings.ts';
import { isModelOn } from '../db/model-switches.ts';
import { getReport } from '../db/reports.ts';
import { isReadygateError, ReadygateError } from '../domain/errors.ts';
import { bodyDigest, egressOf } from '../domain/model/egress.ts';
import { promptName } from '../domain/model/prompt.ts';
import { egressRules } from '../domain/model/settings.ts';
import { normaliseJiraIssue } from '../domain/normalise/normalise-issue.ts';
import { failedRules } from '../domain/report.ts';
import type { Caller, PersonInJira } from './caller.ts';
import type { ApiDeps } from './deps.ts';

type Asker = Caller & { person: PersonInJira; userToken: string };

/**
 * What a model would be sent about an issue, as the person who asks may read it: made by the function
 * that makes what is sent.
 * @throws {ReadygateError} issue_not_found, jira_unavailable, jira_token_refused
 */
export async function modelRequestsFor(deps: ApiDeps, asker: Asker) {
  const { id, projectId } = asker.person.issue;
  const auth = { baseUrl: asker.apiBaseUrl, token: asker.userToken };
  const [raw, fields, known] = await Promise.all([
    deps.jira.getIssue(auth, id),
    deps.jira.listFields(auth),
    deps.withTenant(asker.tenantId, async (tx) => {
      const stored = await findIssue(tx, id);
      const report = stored?.reportId ? await getReport(tx, stored.reportId) : null;
      const settings = await findModelSettings(tx);
      return { report, settings, on: await isModelOn(tx, projectId) };
    }),
  ]);
  const issue = readable(raw, Object.fromEntries(fields.map(({ id: key, name }) => [key, name])));
  const { settings, report, on } = known;
  const target = settings.endpoint ?? deps.model.offered;
  const work = deps.model.work.get(settings.profile);
  if (!target || !work) return { on: false, requests: [] };
  const rules = egressRules(settings, { model: target.model, answerTokens: work.answerTokens });
  const requests = work.prompts.map((prompt) => {
    const egress = egressOf(issue, report ? failedRules(report) : [], prompt, rules);
    return {
      prompt: promptName(prompt),
      // Never more: a path may hold a secret.
      endpoint: new URL(target.baseUrl).origin,
      model: target.model,
      fields: egress.fields,
      redactions: egress.redactions,
      bytes: Buffer.byteLength(egress.body),
      digest: bodyDigest(egress),
      body: egress.body,
    };
  });
  return { on, requests };
}

function readable(raw: unknown, names: Record<string, string>) {
  try {
    return normaliseJiraIssue(raw, names);
  } catch (error) {
    throw isReadygateError(error, 'issue_unreadable')
      ? new ReadygateError('issue_not_found')
      : error;
  }
}
