import { countSameSummary } from '../db/issue-standings.ts';
import { findModelSettings } from '../db/model-settings.ts';
import { isModelOn } from '../db/model-switches.ts';
import { listOverrides } from '../db/overrides.ts';
import { rulesInForce } from '../db/rule-packs.ts';
import { isReadygateError, ReadygateError } from '../domain/errors.ts';
import { promptName } from '../domain/model/prompt.ts';
import { modelRequests } from '../domain/model/requests.ts';
import type { ModelSettings } from '../domain/model/settings.ts';
import {
  type Prices,
  reservationFor,
  type Spending,
  type Tokens,
} from '../domain/model/spending.ts';
import type { ChosenFields } from '../domain/normalise/chosen-fields.ts';
import { type FieldNames, normaliseJiraIssue } from '../domain/normalise/normalise-issue.ts';
import { judgeWith } from '../domain/readiness/judgement.ts';
import { placeOf } from '../domain/readiness/same-summary.ts';
import type { Caller, PersonInJira } from './caller.ts';
import { defaultPack } from './default-pack.ts';
import type { ApiDeps } from './deps.ts';

type Asker = Caller & { person: PersonInJira; userToken: string };

/**
 * What a refinement that begins now could have a model asked about an issue: made of the issue as the
 * person who asks reads it now, and by the function that makes what is sent. One that proposes asks for
 * remarks, and for subtasks where they are wanted; one that asks people questions, for questions. `revision` says of which
 * content; a record of a call with the same one is about the same words.
 * @throws {ReadygateError} issue_not_found, jira_unavailable, jira_token_refused
 */
export async function modelRequestsFor(deps: ApiDeps, asker: Asker, at: Date) {
  const { id, projectId } = asker.person.issue;
  const auth = { baseUrl: asker.apiBaseUrl, token: asker.userToken };
  const [raw, fields, known] = await Promise.all([
    deps.jira.getIssue(auth, id),
    deps.jira.listFields(auth),
    deps.withTenant(asker.tenantId, async (tx) => ({
      rules: await rulesInForce(tx, projectId),
      overrides: await listOverrides(tx, id),
      settings: await findModelSettings(tx),
      on: await isModelOn(tx, projectId),
    })),
  ]);
  const { settings, on } = known;
  const pack = known.rules?.pack ?? defaultPack(deps.packs).pack;
  const names = Object.fromEntries(fields.map(({ id: key, name }) => [key, name]));
  const issue = readable(raw, names, pack.fields);
  const sameSummaries = await deps.withTenant(asker.tenantId, (tx) =>
    countSameSummary(tx, placeOf(issue)),
  );
  const { overrides } = known;
  const day = at.toISOString().slice(0, 10);
  const { report } = judgeWith(issue, pack, { day, overrides, sameSummaries });
  const revision = { content: report.content, updated: issue.updated };
  const target = settings.endpoint ?? deps.model.offered;
  const work = deps.model.work.get(settings.profile);
  if (!target || !work) return { on: false, revision, requests: [] };
  const { model } = target;
  const requests = modelRequests({ issue, report, settings, work, model }).map(
    async ({ prompt, egress, digest }) => ({
      prompt: promptName(prompt),
      answer: prompt.answer,
      // Never more: a path may hold a secret.
      endpoint: new URL(target.baseUrl).origin,
      model,
      fields: egress.fields,
      redactions: egress.redactions,
      bytes: Buffer.byteLength(egress.body),
      digest,
      body: egress.body,
      atMost: mostOf(deps.model, settings, {
        input: await deps.model.countTokens(egress.body),
        output: work.answerTokens,
      }),
    }),
  );
  return { on, revision, requests: await Promise.all(requests) };
}

/** What a call would have reserved, and so what it takes of a day at most. */
function mostOf({ offered }: ApiDeps['model'], settings: ModelSettings, most: Tokens) {
  const own = reservationFor(most, settings.prices);
  const operators = settings.endpoint ? null : offered?.limits.prices;
  return {
    input: own.tokens - most.output,
    output: most.output,
    money: moneyBy(settings.prices, own),
    operatorMoney: operators ? moneyBy(operators, reservationFor(most, operators)) : null,
  };
}

/** Null where there are no prices, so that nobody reads a price of nothing. */
function moneyBy({ input, output }: Prices, { micros }: Spending): number | null {
  return input === 0 && output === 0 ? null : micros / 1_000_000;
}

function readable(raw: unknown, names: FieldNames, chosen: ChosenFields | undefined) {
  try {
    return normaliseJiraIssue(raw, names, chosen);
  } catch (error) {
    throw isReadygateError(error, 'issue_unreadable')
      ? new ReadygateError('issue_not_found')
      : error;
  }
}
