import type { ErrorCode } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import {
  afterCall,
  type CallEnd,
  type Circuit,
  duringCall,
  isResting,
} from '../domain/model/circuit.ts';
import type { Egress } from '../domain/model/egress.ts';
import type { Spending, Tokens } from '../domain/model/spending.ts';
import { findModelSettings } from './model-settings.ts';
import { isModelOn, mayAskModel } from './model-switches.ts';
import type { TenantTx } from './tenant-tx.ts';
import { lockTenantForShare } from './tenants.ts';

/** A call of a model that is about to be made. */
export interface NewCall {
  egressId: Uuid;
  /** Null for a test of the connection. */
  issueId: string | null;
  /** By which project's switch and which version of the settings it leaves; null for a test of the connection. */
  grant: { projectId: string; settings: number } | null;
  prompt: string;
  endpoint: { origin: string; digest: string; model: string };
  egress: Pick<Egress, 'body' | 'fields' | 'redactions'>;
  bodyDigest: string;
  reserve: Spending;
  /** Of a day. */
  ceiling: Spending;
  at: Date;
}

/**
 * Begins a call: the switches allow it, the endpoint is not left alone, and the day has room for what
 * the call may take. Afterwards the record stands that it left. Answers with the code that forbids it,
 * which is audited; then nothing may be sent.
 */
export async function beginCall(tx: TenantTx, call: NewCall): Promise<ErrorCode | null> {
  const problem = await problemOf(tx, call);
  const { egressId, issueId, prompt, endpoint, egress, at } = call;
  const about = {
    at,
    actor: 'app' as const,
    subject:
      issueId === null ? { kind: 'tenant', id: tx.tenantId } : { kind: 'issue', id: issueId },
  };
  if (problem !== null) {
    tx.audit({
      ...about,
      action: 'model.denied',
      outcome: 'denied',
      data: { code: problem, prompt },
    });
    return problem;
  }
  const bytes = Buffer.byteLength(egress.body);
  await tx.query(
    `insert into egress_records (tenant_id, egress_id, issue_id, prompt, endpoint, model, fields, bytes,
       body_digest, redactions, day, reserved_tokens, reserved_micros, state, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'sending', $14)`,
    [
      tx.tenantId,
      egressId,
      issueId,
      prompt,
      endpoint.origin,
      endpoint.model,
      egress.fields,
      bytes,
      call.bodyDigest,
      egress.redactions,
      dayOf(at),
      call.reserve.tokens,
      call.reserve.micros,
      at,
    ],
  );
  const { mail, secret, name } = egress.redactions;
  tx.audit({
    ...about,
    action: 'model.sending',
    data: {
      egress: egressId,
      prompt,
      bytes,
      fields: egress.fields.length,
      redacted: mail + secret + name,
    },
  });
  return null;
}

async function problemOf(tx: TenantTx, call: NewCall): Promise<ErrorCode | null> {
  const { endpoint, grant, at } = call;
  // A stop waits for those who begin, and nobody begins after it.
  await lockTenantForShare(tx);
  if (!(grant ? await holds(tx, grant) : await mayAskModel(tx))) return 'model_off';
  const circuit = await lockCircuit(tx, endpoint.digest, at);
  if (isResting(circuit, at)) return 'model_resting';
  if (!(await reserve(tx, call))) return 'model_ceiling_reached';
  await saveCircuit(tx, endpoint.digest, duringCall(circuit, at), at);
  return null;
}

/** Whether a call may still leave as it was made: with the settings and the switches that were read for it. */
async function holds(
  tx: TenantTx,
  { projectId, settings }: NonNullable<NewCall['grant']>,
): Promise<boolean> {
  const { version } = await findModelSettings(tx);
  return version === settings && (await isModelOn(tx, projectId));
}

/** Exact under concurrency: who comes second sees what the first took. */
async function reserve(tx: TenantTx, { reserve: wanted, ceiling, at }: NewCall): Promise<boolean> {
  const rows = await tx.query(
    `insert into model_days as d (tenant_id, day, tokens, micros)
     select $1, $2::date, $3::bigint, $4::bigint where $3::bigint <= $5::bigint and $4::bigint <= $6::bigint
     on conflict (tenant_id, day) do update set tokens = d.tokens + excluded.tokens, micros = d.micros + excluded.micros
     where d.tokens + excluded.tokens <= $5::bigint and d.micros + excluded.micros <= $6::bigint
     returning 1`,
    [tx.tenantId, dayOf(at), wanted.tokens, wanted.micros, ceiling.tokens, ceiling.micros],
  );
  return rows.length > 0;
}

/** How a call ended. */
export interface CallOutcome {
  state: 'answered' | 'refused' | 'failed';
  code: string | null;
  /** What it took; null where nobody knows, so that it counts with what was reserved. */
  usage: (Tokens & { micros: number }) | null;
  /** What the endpoint did, for the others who would ask it. */
  end: CallEnd;
}

/** Settles a call, once: the day keeps what it took in the place of what was reserved. */
export async function settleCall(
  tx: TenantTx,
  { egressId, endpoint }: Pick<NewCall, 'egressId' | 'endpoint'>,
  { state, code, usage, end }: CallOutcome,
  at: Date,
): Promise<void> {
  const [settled] = await tx.query<{
    day: string;
    tokens: string;
    micros: string;
    issueId: string | null;
  }>(
    `update egress_records set state = $3, code = $4, input_tokens = $5, output_tokens = $6, micros = $7, settled_at = $8
      where tenant_id = $1 and egress_id = $2 and state = 'sending'
      returning day::text, reserved_tokens as tokens, reserved_micros as micros, issue_id as "issueId"`,
    [tx.tenantId, egressId, state, code, usage?.input, usage?.output, usage?.micros, at],
  );
  if (!settled) return;
  // Circuit before day, as where a call begins.
  const circuit = await lockCircuit(tx, endpoint.digest, at);
  if (usage)
    await tx.query(
      `update model_days set tokens = tokens - $3 + $4, micros = micros - $5 + $6 where tenant_id = $1 and day = $2`,
      [
        tx.tenantId,
        settled.day,
        settled.tokens,
        usage.input + usage.output,
        settled.micros,
        usage.micros,
      ],
    );
  await saveCircuit(tx, endpoint.digest, afterCall(circuit, end, at), at);
  tx.audit({
    at,
    action: 'model.called',
    outcome: state === 'answered' ? 'ok' : 'failed',
    actor: 'app',
    subject:
      settled.issueId === null
        ? { kind: 'tenant', id: tx.tenantId }
        : { kind: 'issue', id: settled.issueId },
    data: {
      egress: egressId,
      state,
      ...(code === null ? {} : { code }),
      ...(usage ? { tokens: usage.input + usage.output, micros: usage.micros } : {}),
    },
  });
}

async function lockCircuit(tx: TenantTx, endpoint: string, at: Date): Promise<Circuit> {
  const [, rows] = await Promise.all([
    tx.query(
      `insert into model_circuits (tenant_id, endpoint, failures, changed_at) values ($1, $2, 0, $3) on conflict do nothing`,
      [tx.tenantId, endpoint, at],
    ),
    tx.query<Circuit>(
      `select failures, rests_until as "restsUntil" from model_circuits where tenant_id = $1 and endpoint = $2 for update`,
      [tx.tenantId, endpoint],
    ),
  ]);
  return rows[0] ?? { failures: 0, restsUntil: null };
}

async function saveCircuit(
  tx: TenantTx,
  endpoint: string,
  { failures, restsUntil }: Circuit,
  at: Date,
): Promise<void> {
  await tx.query(
    `update model_circuits set failures = $3, rests_until = $4, changed_at = $5 where tenant_id = $1 and endpoint = $2`,
    [tx.tenantId, endpoint, failures, restsUntil, at],
  );
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** What a day of a tenant took so far. */
export async function spentOn(tx: TenantTx, at: Date): Promise<Spending> {
  const [row] = await tx.query<{ tokens: string; micros: string }>(
    'select tokens, micros from model_days where tenant_id = $1 and day = $2',
    [tx.tenantId, dayOf(at)],
  );
  return { tokens: Number(row?.tokens ?? 0), micros: Number(row?.micros ?? 0) };
}

/** A call as it is shown: what left, never the text of it. */
export interface EgressRecord {
  id: Uuid;
  issueId: string | null;
  prompt: string;
  endpoint: string;
  model: string;
  fields: string[];
  bytes: number;
  bodyDigest: string;
  redactions: Record<string, number>;
  state: 'sending' | CallOutcome['state'];
  code: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
  micros: number | null;
  sentAt: Date;
  settledAt: Date | null;
}

const columns = `egress_id as id, issue_id as "issueId", prompt, endpoint, model, fields, bytes, body_digest as "bodyDigest",
  redactions, state, code, input_tokens::float8 as "inputTokens", output_tokens::float8 as "outputTokens",
  micros::float8 as micros, sent_at as "sentAt", settled_at as "settledAt"`;

/** Calls, newest first, from behind the last one of the page before. */
export async function listEgress(
  tx: TenantTx,
  { after, limit }: { after: Pick<EgressRecord, 'sentAt' | 'id'> | null; limit: number },
): Promise<EgressRecord[]> {
  return await tx.query<EgressRecord>(
    `select ${columns} from egress_records where tenant_id = $1
        and ($2::timestamptz is null or (sent_at, egress_id) < ($2::timestamptz, $3::uuid))
      order by sent_at desc, egress_id desc limit $4`,
    [tx.tenantId, after?.sentAt, after?.id, limit],
  );
}

/** The newest call that sent no issue: the last test of the connection. */
export async function lastConnectionTest(tx: TenantTx): Promise<EgressRecord | null> {
  const rows = await tx.query<EgressRecord>(
    `select ${columns} from egress_records where tenant_id = $1 and issue_id is null
      order by sent_at desc, egress_id desc limit 1`,
    [tx.tenantId],
  );
  return rows[0] ?? null;
}
