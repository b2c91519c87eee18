import type { FastifyInstance } from 'fastify';
import { gathered } from '../../domain/denials.ts';
import { type ErrorCode, errorCatalogue } from '../../domain/errors.ts';
import type { Caller } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { remember } from '../remember.ts';

/** What somebody may not see is answered as if it were not there. */
const hidden: ReadonlySet<ErrorCode> = new Set([
  'issue_not_found',
  'project_not_found',
  'plan_not_found',
  'refinement_not_found',
]);

/**
 * Refusals of somebody who was known. A token that does not hold names nobody; for want of a quota the
 * denial is audited where it is counted.
 */
function isDenial(code: ErrorCode): boolean {
  if (code === 'quota_exceeded') return false;
  const { status } = errorCatalogue[code];
  return status === 403 || status === 429 || hidden.has(code);
}

const mostRemembered = 5000;

interface Gathering {
  caller: Pick<Caller, 'tenantId' | 'accountId'>;
  code: ErrorCode;
  since: number;
  /** Denials since the last entry. */
  held: number;
}

export type NoteDenial = (caller: Caller, code: ErrorCode) => Promise<void>;

/**
 * Audits refusals: the first at once, then one entry per reason, person and minute with its count, so that nobody
 * fills the chain by asking again and again. What is held for longer, dropped for want of room, or there when the API
 * stops is told then. A process that is killed takes what it held, at most two minutes of it, with it.
 */
export function createDenials(
  app: FastifyInstance,
  { withTenant, clock, log }: ApiDeps,
): NoteDenial {
  const memory = new Map<string, Gathering>();
  const audit = async (
    { caller: { tenantId, accountId }, code }: Gathering,
    { at, count }: { at: Date; count: number },
  ): Promise<void> => {
    if (count === 0) return;
    try {
      await withTenant(tenantId, async (tx) =>
        tx.audit({
          at,
          action: 'request.denied',
          outcome: 'denied',
          actor: accountId === null ? 'app' : 'person',
          subject: { kind: 'tenant', id: tenantId },
          data: { reason: code, count },
          ...(accountId === null ? {} : { personal: { accountId } }),
        }),
      );
    } catch {
      // The refusal stands whether or not it could be written down.
      log('denial_unrecorded', { code });
    }
  };
  const tellHeld = async (): Promise<void> => {
    if (memory.size === 0) return;
    const at = clock();
    for (const [name, gathering] of [...memory]) {
      if (at.getTime() - gathering.since < gathered) continue;
      const count = gathering.held;
      if (count === 0) memory.delete(name);
      gathering.held = 0;
      gathering.since = at.getTime();
      await audit(gathering, { at, count });
    }
  };
  let telling = Promise.resolve();
  const timer = setInterval(() => {
    telling = telling.then(tellHeld);
  }, gathered);
  timer.unref();
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await telling;
    const left = [...memory.values()].filter(({ held }) => held > 0);
    memory.clear();
    if (left.length === 0) return;
    const at = clock();
    for (const gathering of left) await audit(gathering, { at, count: gathering.held });
  });
  return async ({ tenantId, accountId }, code) => {
    if (!isDenial(code)) return;
    const at = clock();
    const name = JSON.stringify([tenantId, accountId, code]);
    const known = memory.get(name);
    if (known && at.getTime() - known.since < gathered) {
      known.held += 1;
      return;
    }
    const gathering = { caller: { tenantId, accountId }, code, since: at.getTime(), held: 0 };
    const dropped = remember(memory, name, gathering, mostRemembered);
    await audit(gathering, { at, count: (known?.held ?? 0) + 1 });
    if (dropped) await audit(dropped, { at, count: dropped.held });
  };
}
