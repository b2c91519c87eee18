import type { ModelAnswer } from '../../clients/model/model-client.ts';
import { beginCall, type CallOutcome, type NewCall, settleCall } from '../../db/egress.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { Uuid } from '../../domain/json.ts';
import { invalid } from '../../domain/model/answers.ts';
import { promptName } from '../../domain/model/prompt.ts';
import type { QuestionEnd } from '../../domain/model/question-end.ts';
import type { ModelRequest } from '../../domain/model/requests.ts';
import type { ModelSettings } from '../../domain/model/settings.ts';
import { microsOf, reservationFor, spendingOf, type Tokens } from '../../domain/model/spending.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import type { ActivityDeps, ModelDeps } from '../deps.ts';
import { attemptKey } from '../entry.ts';
import type { CallTarget } from './endpoint.ts';

/** One question to a model. */
export interface ModelCall {
  tenantId: Uuid;
  issueId: NewCall['issueId'];
  revision: NewCall['revision'];
  grant: NewCall['grant'];
  request: ModelRequest;
  target: CallTarget;
  settings: ModelSettings;
  answerTokens: number;
}

/** Keeps what was read of an answer, in the transaction in which the call is settled. */
export type Keep = (tx: TenantTx) => Promise<void>;

/** @throws {ReadygateError} model_answer_invalid */
export type ReadAnswer = (content: string) => Keep;

/**
 * Asks a model once. What it may take is reserved and what leaves is written down before anything is
 * sent; afterwards the call is settled together with what its answer is kept as.
 */
export async function callModel(
  deps: ActivityDeps & { model: ModelDeps },
  call: ModelCall,
  read: ReadAnswer,
): Promise<QuestionEnd> {
  const { withTenant, clock, model } = deps;
  const begun = await newCall(model, call, clock());
  const denied = await withTenant(call.tenantId, (tx) => beginCall(tx, begun));
  if (denied) return { state: 'denied', denial: denied };
  const sent = await send(model, call);
  const { outcome, keep } = judge(sent, call, read);
  await withTenant(call.tenantId, async (tx) => {
    await settleCall(tx, begun, outcome, clock());
    await keep?.(tx);
  });
  if (keep) return { state: 'answered' };
  const retryAfterSeconds = outcome.end.ok ? undefined : outcome.end.retryAfterSeconds;
  const code = sent.failure?.code ?? 'model_answer_invalid';
  return { state: 'failed', code, retryAfterSeconds };
}

async function newCall(model: ModelDeps, call: ModelCall, at: Date): Promise<NewCall> {
  const { tenantId, issueId, revision, grant, request, target, settings } = call;
  const { egress, digest } = request;
  const prompt = promptName(request.prompt);
  const most = { input: await model.countTokens(egress.body), output: call.answerTokens };
  const { dailyTokens, dailyMoney, prices } = settings;
  const { limits } = target;
  return {
    egressId: uuidV5(tenantId, `egress/${attemptKey()}/${prompt}`),
    issueId,
    revision,
    grant,
    prompt,
    endpoint: target.record,
    egress,
    bodyDigest: digest,
    reserve: reservationFor(most, prices),
    ceiling: { tokens: dailyTokens, micros: microsOf(dailyMoney) },
    operators: limits && { ...limits, reserve: reservationFor(most, limits.prices) },
    at,
  };
}

interface Sent {
  answer: ModelAnswer | null;
  failure: ReadygateError | null;
}

async function send({ client }: ModelDeps, { target, request }: ModelCall): Promise<Sent> {
  try {
    const answer = await client.complete(target.endpoint, request.egress.body);
    return { answer, failure: null };
  } catch (error) {
    // The record stands that something left, so that whatever happened the call is settled.
    const failure = isReadygateError(error) ? error : new ReadygateError('internal');
    return { answer: null, failure };
  }
}

/** What an answer is worth, and what the call took. An endpoint that answers badly is not away. */
function judge(
  { answer, failure }: Sent,
  call: ModelCall,
  read: ReadAnswer,
): { outcome: CallOutcome; keep: Keep | null } {
  if (!answer) return { outcome: failedBy(failure), keep: null };
  const { content, problem } = answer;
  const settled = { usage: answer.usage && costOf(answer.usage, call), end: { ok: true } } as const;
  try {
    if (content === null) throw invalid(problem ?? 'empty');
    const keep = read(content);
    return { outcome: { state: 'answered', code: null, ...settled }, keep };
  } catch (error) {
    if (!isReadygateError(error, 'model_answer_invalid')) throw error;
    const code = String(error.details?.reason ?? 'model_answer_invalid');
    return { outcome: { state: 'refused', code, ...settled }, keep: null };
  }
}

function costOf(counted: Tokens, { settings, target }: ModelCall) {
  const { limits } = target;
  return {
    ...counted,
    micros: spendingOf(counted, settings.prices).micros,
    operatorMicros: limits ? spendingOf(counted, limits.prices).micros : 0,
  };
}

/** Where the endpoint itself refused a request, nothing was counted; else nobody knows. */
function failedBy(failure: ReadygateError | null): CallOutcome {
  const { status, retryAfterSeconds } = failure?.details ?? {};
  const wait = typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {};
  return {
    state: 'failed',
    code: typeof status === 'number' ? `http_${status}` : (failure?.code ?? 'internal'),
    usage: isRefusal(status) ? { input: 0, output: 0, micros: 0, operatorMicros: 0 } : null,
    end: isAway(failure) ? { ok: false, ...wait } : { ok: true },
  };
}

/** No reply at all, or one that says that the endpoint cannot work now: not a request that it does not like. */
function isAway(failure: ReadygateError | null): boolean {
  const status = failure?.details?.status;
  if (typeof status !== 'number') return failure?.code === 'model_unavailable';
  return status >= 500 || status === 429 || status === 408;
}

/** A gateway that lost patience, or failed, may have had the model work and be paid. */
function isRefusal(status: unknown): boolean {
  return typeof status === 'number' && status >= 400 && status < 500 && status !== 408;
}
