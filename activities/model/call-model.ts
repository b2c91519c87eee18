import type { ModelAnswer } from '../../clients/model/model-client.ts';
import { beginCall, type CallOutcome, type NewCall, settleCall } from '../../db/egress.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { type ErrorCode, isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { Uuid } from '../../domain/json.ts';
import { invalid } from '../../domain/model/answers.ts';
import { bodyDigest, type Egress } from '../../domain/model/egress.ts';
import type { ModelSettings } from '../../domain/model/settings.ts';
import { microsOf, reservationFor, spendingOf } from '../../domain/model/spending.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import type { ActivityDeps, ModelDeps } from '../deps.ts';
import { attemptKey } from '../entry.ts';
import type { CallTarget } from './endpoint.ts';

/** One question to a model. */
export interface ModelCall {
  tenantId: Uuid;
  issueId: string | null;
  grant: NewCall['grant'];
  /** Id and version. */
  prompt: string;
  target: CallTarget;
  settings: ModelSettings;
  answerTokens: number;
  egress: Egress;
}

/** Keeps what was read of an answer, in the transaction in which the call is settled. */
export type Keep = (tx: TenantTx) => Promise<void>;

/** @throws {ReadygateError} model_answer_invalid */
export type ReadAnswer = (content: string) => Keep;

/** How a call ended: null when its answer was kept. */
export type CallProblem = { code: ErrorCode; retryAfterSeconds?: number | undefined } | null;

/**
 * Asks a model once. What it may take is reserved and what leaves is written down before anything is
 * sent; afterwards the call is settled together with what its answer is kept as.
 */
export async function callModel(
  deps: ActivityDeps & { model: ModelDeps },
  call: ModelCall,
  read: ReadAnswer,
): Promise<CallProblem> {
  const { withTenant, clock, model } = deps;
  const begun = await newCall(model, call, clock());
  const denied = await withTenant(call.tenantId, (tx) => beginCall(tx, begun));
  if (denied !== null) return { code: denied };
  const sent = await send(model, call);
  const { outcome, keep } = judge(sent, call, read);
  await withTenant(call.tenantId, async (tx) => {
    await settleCall(tx, begun, outcome, clock());
    await keep?.(tx);
  });
  if (keep) return null;
  const retryAfterSeconds = outcome.end.ok ? undefined : outcome.end.retryAfterSeconds;
  return { code: sent.failure?.code ?? 'model_answer_invalid', retryAfterSeconds };
}

async function newCall(model: ModelDeps, call: ModelCall, at: Date): Promise<NewCall> {
  const { tenantId, issueId, grant, prompt, target, settings, answerTokens: output, egress } = call;
  const input = await model.countTokens(egress.body);
  const { dailyTokens, dailyMoney, prices } = settings;
  return {
    egressId: uuidV5(tenantId, `egress/${attemptKey()}/${prompt}`),
    issueId,
    grant,
    prompt,
    endpoint: target.record,
    egress,
    bodyDigest: bodyDigest(egress),
    reserve: reservationFor({ input, output }, prices),
    ceiling: { tokens: dailyTokens, micros: microsOf(dailyMoney) },
    at,
  };
}

interface Sent {
  answer: ModelAnswer | null;
  failure: ReadygateError | null;
}

async function send({ client }: ModelDeps, { target, egress }: ModelCall): Promise<Sent> {
  try {
    return { answer: await client.complete(target.endpoint, egress.body), failure: null };
  } catch (error) {
    // The record stands that something left, so that whatever happened the call is settled.
    const failure = isReadygateError(error) ? error : new ReadygateError('internal');
    return { answer: null, failure };
  }
}

/** What an answer is worth, and what the call took. */
function judge(
  { answer, failure }: Sent,
  { settings }: ModelCall,
  read: ReadAnswer,
): { outcome: CallOutcome; keep: Keep | null } {
  if (!answer) return { outcome: failedBy(failure), keep: null };
  const { usage: counted, content, problem } = answer;
  const usage = counted && { ...counted, micros: spendingOf(counted, settings.prices).micros };
  try {
    if (content === null) throw invalid(problem ?? 'empty');
    const keep = read(content);
    return { outcome: { state: 'answered', code: null, usage, end: { ok: true } }, keep };
  } catch (error) {
    if (!isReadygateError(error, 'model_answer_invalid')) throw error;
    const code = String(error.details?.reason ?? 'model_answer_invalid');
    return { outcome: { state: 'refused', code, usage, end: { ok: false } }, keep: null };
  }
}

/** Where the endpoint itself refused a request, nothing was counted; else nobody knows. */
function failedBy(failure: ReadygateError | null): CallOutcome {
  const { status, retryAfterSeconds } = failure?.details ?? {};
  const wait = typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {};
  return {
    state: 'failed',
    code: typeof status === 'number' ? `http_${status}` : (failure?.code ?? 'internal'),
    usage: isRefusal(status) ? { input: 0, output: 0, micros: 0 } : null,
    end: { ok: false, ...wait },
  };
}

/** A gateway that lost patience, or failed, may have had the model work and be paid. */
function isRefusal(status: unknown): boolean {
  return typeof status === 'number' && status >= 400 && status < 500 && status !== 408;
}
