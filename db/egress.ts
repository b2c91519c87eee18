import type { Uuid } from '../domain/json.ts';
import type { ReachedCeiling } from '../domain/model/ceilings.ts';
import { afterCall, type CallEnd, duringCall, isResting } from '../domain/model/circuit.ts';
import type { Denial } from '../domain/model/denial.ts';
import type { Egress } from '../domain/model/egress.ts';
import type { Tokens } from '../domain/model/spending.ts';
import { dayOf } from '../domain/quota/quota.ts';
import { lockCircuit, saveCircuit } from './model-circuits.ts';
import { changeDay, type Reservation, reserveDay } from './model-days.ts';
import { noteDenial } from './model-denials.ts';
import { findModelSettings } from './model-settings.ts';
import { findHindrance } from './model-switches.ts';
import { release, reserve, settle } from './quotas.ts';
import type { TenantTx } from './tenant-tx.ts';
import { lockTenantForShare } from './tenants.ts';

/** Milliseconds that a call may take at the longest, with all that may hold up its process. */
const heldFor = 3_600_000;

/** A call of a model that is about to be made. */
export interface NewCall extends Reservation {
  egressId: Uuid;
  /** The issue that is sent, and the digest of its content as it was read; null for a test of the connection. */
  issueId: string | null;
  revision: string | null;
  /** By which project's switch and which version of the settings it leaves; null for a test of the connection. */
  grant: { projectId: string; settings: number } | null;
  prompt: string;
  endpoint: { origin: string; digest: string; model: string };
  egress: Pick<Egress, 'body' | 'fields' | 'redactions'>;
  bodyDigest: string;
  at: Date;
}

/**
 * Begins a call: the switches allow it, the endpoint is not left alone, and the day has room for what
 * the call may take. Afterwards the record stands that it left. Answers with what forbids it, which is
 * counted and audited; then nothing may be sent.
 */
export async function beginCall(tx: TenantTx, call: NewCall): Promise<Denial | null> {
  const { issueId, at } = call;
  // A stop waits for those who begin, and nobody begins after it.
  await lockTenantForShare(tx);
  const { denial, since } = (await hindranceOf(tx, call)) ?? (await roomFor(tx, call));
  if (denial) await noteDenial(tx, { denial, since, issueId, at });
  else await recordCall(tx, call);
  return denial;
}

/** What stands against a call as it was made: with the settings and the switches that were read for it. */
async function hindranceOf(tx: TenantTx, { grant }: NewCall) {
  const hindrance = await findHindrance(tx, grant?.projectId ?? null);
  if (hindrance || grant === null) return hindrance;
  const { version } = await findModelSettings(tx);
  return version === grant.settings
    ? null
    : { denial: { code: 'model_off' as const }, since: null };
}

/** Reserves what a call may take, unless its endpoint rests or a ceiling is reached. */
async function roomFor(
  tx: TenantTx,
  call: NewCall,
): Promise<{ denial: Denial | null; since: null }> {
  const { endpoint, at } = call;
  const circuit = await lockCircuit(tx, endpoint.digest, at);
  if (isResting(circuit, at)) return { denial: { code: 'model_resting' }, since: null };
  const reached = await reserveTokens(tx, call);
  if (reached) return { denial: { code: 'model_ceiling_reached', ...reached }, since: null };
  await saveCircuit(tx, endpoint.digest, duringCall(circuit, at), at);
  return { denial: null, since: null };
}

/** Reserves what a call may take: under the edition first, then under the ceilings of the day. */
async function reserveTokens(tx: TenantTx, call: NewCall): Promise<ReachedCeiling | null> {
  const { at, reserve: most } = call;
  const subject = { kind: 'model_tokens', id: call.egressId } as const;
  const releaseAt = new Date(at.getTime() + heldFor);
  const edition = await reserve(tx, { ...subject, amount: most.tokens, releaseAt }, at);
  if (edition) return { ceiling: 'edition_tokens', freeAt: edition.resetsAt };
  const reached = await reserveDay(tx, call, at);
  if (reached) await release(tx, subject, at);
  return reached;
}

async function recordCall(tx: TenantTx, call: NewCall): Promise<void> {
  const { egressId, issueId, prompt, endpoint, egress, reserve, operators, at } = call;
  const bytes = Buffer.byteLength(egress.body);
  await tx.query(
    `insert into egress_records (tenant_id, egress_id, issue_id, revision, prompt, endpoint, model, fields,
       bytes, body_digest, redactions, day, reserved_tokens, reserved_micros, operators,
       reserved_operator_micros, state, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'sending', $17)`,
    [
      tx.tenantId,
      egressId,
      issueId,
      call.revision,
      prompt,
      endpoint.origin,
      endpoint.model,
      egress.fields,
      bytes,
      call.bodyDigest,
      egress.redactions,
      dayOf(at),
      reserve.tokens,
      reserve.micros,
      operators !== null,
      operators?.reserve.micros ?? 0,
      at,
    ],
  );
  const { mail, secret, name } = egress.redactions;
  tx.audit({
    at,
    action: 'model.sending',
    actor: 'app',
    subject: subjectOf(tx, issueId),
    data: {
      egress: egressId,
      prompt,
      bytes,
      fields: egress.fields.length,
      redacted: mail + secret + name,
    },
  });
}

const subjectOf = (tx: TenantTx, issueId: string | null) =>
  issueId === null ? { kind: 'tenant', id: tx.tenantId } : { kind: 'issue', id: issueId };

/** How a call ended. */
export interface CallOutcome {
  state: 'answered' | 'refused' | 'failed';
  code: string | null;
  /**
   * What it took, by the prices of the tenant and by those of the operator; null where nobody knows, so
   * that it counts with what was reserved.
   */
  usage: (Tokens & { micros: number; operatorMicros: number }) | null;
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
    operators: boolean;
    operatorMicros: string;
    issueId: string | null;
  }>(
    `update egress_records set state = $3, code = $4, input_tokens = $5, output_tokens = $6, micros = $7, settled_at = $8
      where tenant_id = $1 and egress_id = $2 and state = 'sending'
      returning day::text, reserved_tokens as tokens, reserved_micros as micros, operators,
        reserved_operator_micros as "operatorMicros", issue_id as "issueId"`,
    [tx.tenantId, egressId, state, code, usage?.input, usage?.output, usage?.micros, at],
  );
  if (!settled) return;
  // Circuit before day, as where a call begins.
  const circuit = await lockCircuit(tx, endpoint.digest, at);
  await saveCircuit(tx, endpoint.digest, afterCall(circuit, end, at), at);
  const tokens = usage ? usage.input + usage.output : null;
  await settle(
    tx,
    { kind: 'model_tokens', id: egressId },
    { ...(tokens === null ? {} : { amount: tokens }), at },
  );
  if (usage && tokens !== null)
    await changeDay(
      tx,
      settled.day,
      {
        tokens: tokens - Number(settled.tokens),
        micros: usage.micros - Number(settled.micros),
        operatorMicros: usage.operatorMicros - Number(settled.operatorMicros),
      },
      settled,
    );
  tx.audit({
    at,
    action: 'model.called',
    outcome: state === 'answered' ? 'ok' : 'failed',
    actor: 'app',
    subject: subjectOf(tx, settled.issueId),
    data: {
      egress: egressId,
      state,
      ...(code === null ? {} : { code }),
      ...(usage && tokens !== null ? { tokens, micros: usage.micros } : {}),
    },
  });
}
