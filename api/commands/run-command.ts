import type { FastifyReply, FastifyRequest } from 'fastify';
import { findReply, lockReply, type ReplyKey, saveReply } from '../../db/idempotency.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { type Digest, digestOf } from '../../domain/canonical.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { accountOf } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';

export interface CommandResult {
  status: number;
  body: unknown;
}

/** What makes a call the same as an earlier one. */
export interface Repeatable {
  replyKey: ReplyKey;
  bodyDigest: Digest;
}

const keyForm = /^[\x21-\x7e]{8,128}$/;

/**
 * Runs a command in one transaction together with its reply, so that the same Idempotency-Key gives
 * the same answer, also after the answer was lost.
 * @throws {ReadygateError} idempotency_key_missing, idempotency_key_reused
 */
export async function runCommand(
  { withTenant, clock }: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  command: (tx: TenantTx, at: Date) => Promise<CommandResult>,
): Promise<FastifyReply> {
  const { tenantId } = accountOf(request);
  const repeatable = repeatableOf(request);
  const at = clock();
  const result = await withTenant(tenantId, (tx) =>
    answerOnce(tx, repeatable, at, () => command(tx, at)),
  );
  return reply.code(result.status).send(result.body);
}

/**
 * How a call is known again: by person, route and Idempotency-Key.
 * @throws {ReadygateError} idempotency_key_missing
 */
export function repeatableOf(request: FastifyRequest): Repeatable {
  const { accountId } = accountOf(request);
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !keyForm.test(key))
    throw new ReadygateError('idempotency_key_missing', {
      expected: '8 to 128 printable characters',
    });
  const route = `${request.method} ${request.url.split('?')[0]}`;
  return { replyKey: { accountId, route, key }, bodyDigest: digestOf(request.body ?? null) };
}

/**
 * Does what was asked unless it was answered before, and keeps the reply in the same transaction, in which
 * commands that take of a quota reserve it: a repeated one takes nothing.
 * @throws {ReadygateError} idempotency_key_reused; busy when another call took the key meanwhile
 */
export async function answerOnce(
  tx: TenantTx,
  { replyKey, bodyDigest }: Repeatable,
  at: Date,
  command: () => Promise<CommandResult>,
): Promise<CommandResult> {
  // Sent together and run in this order: whoever waited for the lock sees the reply of the other.
  const [, before] = await Promise.all([
    lockReply(tx, replyKey),
    findReply(tx, replyKey, at),
    tx.holdKey(),
  ]);
  if (before) {
    if (before.bodyDigest !== bodyDigest) throw new ReadygateError('idempotency_key_reused');
    return { status: before.status, body: before.reply };
  }
  const made = await command();
  const reply = { bodyDigest, status: made.status, reply: made.body };
  if (!(await saveReply(tx, replyKey, reply, at))) throw new ReadygateError('busy');
  return made;
}
