import { raiseClarification } from '../db/clarifications.ts';
import {
  dueClarifications,
  dueRefinements,
  dueSweeps,
  heldDenials,
  leftMessages,
  recordRun,
} from '../db/clock.ts';
import { noteHeldModelDenials } from '../db/model-denials.ts';
import { takeUp } from '../db/notifications.ts';
import { enqueue } from '../db/outbox.ts';
import { noteHeldQuotaDenials } from '../db/quota-denials.ts';
import { raiseGeneration } from '../db/refinements.ts';
import { moveSweep } from '../db/sweeps.ts';
import { gathered } from '../domain/denials.ts';
import { sweepMoves } from '../domain/sweep-moves.ts';
import { keepAccounts } from './accounting.ts';
import type { Reconciled } from './activities.ts';
import { cleanDaily } from './cleaning.ts';
import type { ActivityDeps } from './deps.ts';
import { stepDue } from './due.ts';
import { createLeaving } from './leaving.ts';
import { createSilence } from './silence.ts';

/** Refinements looked at in one run, and plans whose messages are. */
const limit = 500;
/** Milliseconds for which a message is left to its run, which tries it again within 10 minutes. */
const leaveFor = 15 * 60_000;

const noteHeld = { model: noteHeldModelDenials, quota: noteHeldQuotaDenials };

export function createReconciling(deps: ActivityDeps) {
  const { withTenant, clock, clockPool, runs } = deps;
  const { endLeft } = createLeaving(deps);
  const { suspendSilent } = createSilence(deps);

  /** A run that is there goes on, and another one is not started beside it. */
  const takeUpMessages = async (at: Date): Promise<number> => {
    const since = new Date(at.getTime() - leaveFor);
    let asked = 0;
    for (const ref of await leftMessages(clockPool, since, limit)) {
      const left = await withTenant(ref.tenantId, async (tx) => {
        const taken = await takeUp(tx, ref, { at, since });
        if (taken) await enqueue(tx, runs.notify(ref), at);
        return taken;
      });
      if (left) asked += 1;
    }
    return asked;
  };

  const takeUpAnswers = async (at: Date): Promise<number> => {
    let started = 0;
    for (const ref of await dueClarifications(clockPool, at, limit)) {
      if (await runs.answers.isOpen(ref)) continue;
      const { tenantId, refinementId, generation: from } = ref;
      const generation = from + 1;
      const raised = await withTenant(tenantId, async (tx) => {
        if (!(await raiseClarification(tx, { refinementId, from, at, dueAt: stepDue(at) })))
          return false;
        await enqueue(tx, runs.answers.start({ tenantId, refinementId, generation }), at);
        tx.audit({
          at,
          action: 'clarification.recovered',
          actor: 'system',
          subject: { kind: 'refinement', id: refinementId },
          data: { generation },
        });
        return true;
      });
      if (raised) started += 1;
    }
    return started;
  };

  const takeUpSweeps = async (at: Date): Promise<number> => {
    let started = 0;
    for (const ref of await dueSweeps(clockPool, at, limit)) {
      if (await runs.sweeps.isOpen(ref)) continue;
      const { tenantId, sweepId, generation } = ref;
      const raised = await withTenant(tenantId, async (tx) => {
        const move = { ...sweepMoves.recover, generation, at, dueAt: stepDue(at) };
        const moved = await moveSweep(tx, sweepId, move);
        if (!moved) return false;
        await enqueue(tx, runs.sweeps.start({ ...ref, generation: moved.generation }), at);
        tx.audit({
          at,
          action: 'sweep.recovered',
          actor: 'system',
          subject: { kind: 'sweep', id: sweepId },
          data: { generation: moved.generation },
        });
        return true;
      });
      if (raised) started += 1;
    }
    return started;
  };

  /** The last denials before it was quiet are told as well. */
  const noteDenials = async (at: Date): Promise<void> => {
    const before = new Date(at.getTime() - gathered);
    for (const { tenantId, ...denied } of await heldDenials(clockPool, before, limit))
      await withTenant(tenantId, (tx) => noteHeld[denied.what](tx, denied, { at, before }));
  };

  return {
    /**
     * Idempotent: what a tenant left behind ends once, an installation is suspended once, a generation is
     * raised once, and with it one start goes to the outbox; messages that were taken up are left alone
     * for a while.
     */
    async reconcileOnce(): Promise<Reconciled> {
      const at = clock();
      const due = await dueRefinements(clockPool, at, limit);
      let restarted = 0;
      for (const { tenantId, refinementId, generation } of due) {
        if (await runs.isOpen({ tenantId, refinementId, generation })) continue;
        const raised = await withTenant(tenantId, async (tx) => {
          const won = await raiseGeneration(tx, {
            refinementId,
            from: generation,
            at,
            dueAt: stepDue(at),
          });
          if (!won) return false;
          await enqueue(tx, runs.start({ tenantId, refinementId, generation: generation + 1 }), at);
          tx.audit({
            at,
            action: 'refinement.recovered',
            actor: 'system',
            subject: { kind: 'refinement', id: refinementId },
            data: { generation: generation + 1 },
          });
          return true;
        });
        if (raised) restarted += 1;
      }
      restarted += await takeUpAnswers(at);
      restarted += await takeUpSweeps(at);
      const messages = await takeUpMessages(at);
      await noteDenials(at);
      await keepAccounts({ withTenant, clockPool }, at);
      await cleanDaily({ withTenant, clockPool }, at);
      await recordRun(clockPool, 'reconcile', at, restarted);
      // Last: what fails for one tenant holds up no other.
      const suspended = await suspendSilent(at);
      const ended = await endLeft(at);
      return { checked: due.length, restarted, messages, ended, suspended };
    },
  };
}
