import type { FastifyReply, FastifyRequest } from 'fastify';
import { findReply, lockReply, saveReply } from '../../db/idempotency.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { digestOf } from '../../domain/canonical.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { accountOf } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';

export interface CommandResult {
  status: number;
  body: unknown;
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
  const { tenantId, accountId } = accountOf(request);
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !keyForm.test(key))
    throw new ReadygateError('idempotency_key_missing', {
      expected: '8 to 128 printable characters',
    });
  const route = `${request.method} ${request.url.split('?')[0]}`;
  const replyKey = { accountId, route, key };
  const bodyDigest = digestOf(request.body ?? null);
  const at = clock();
  const result = await withTenant(tenantId, async (tx) => {
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
    // The quota is reserved here, in the command's own transaction.
    const made = await command(tx, at);
    const kept = await saveReply(
      tx,
      replyKey,
      { bodyDigest, status: made.status, reply: made.body },
      at,
    );
    if (!kept) throw new ReadygateError('busy');
    return made;
  });
  return reply.code(result.status).send(result.body);
}
