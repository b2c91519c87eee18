import { listTenants } from '../../db/clock.ts';
import { beginDigest, type DigestState, listWaiting, settleDigest } from '../../db/digests.ts';
import { findNotifySettings } from '../../db/notify-settings.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { findTenant } from '../../db/tenants.ts';
import { digestWords, type Words } from '../../domain/message-words.ts';
import type { Delivery, WebhookTarget } from '../../domain/notification.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import type { ActivityDeps } from '../deps.ts';
import { handToWebhook } from './hand-over.ts';

interface Digest {
  day: string;
  target: WebhookTarget;
  words: Words;
}

/** Plans that must wait before a digest tells of them: one alone has had a message of its own. */
const fewest = 2;

export function createDigests(deps: ActivityDeps) {
  const { withTenant, clock, clockPool } = deps;

  const begin = (tenantId: string): Promise<Digest | null> =>
    withTenant(tenantId, async (tx) => {
      const at = clock();
      const [tenant, settings, waiting] = await Promise.all([
        findTenant(tx),
        findNotifySettings(tx),
        listWaiting(tx),
      ]);
      const { webhook: target, siteUrl } = settings;
      if (tenant?.state !== 'active' || !target || !siteUrl || waiting.total < fewest) return null;
      const day = at.toISOString().slice(0, 10);
      const begun = await beginDigest(tx, { day, plans: waiting.total, at });
      if (begun === 'lost') note(tx, { state: 'unknown', code: null }, at);
      const { total, plans } = waiting;
      return begun === 'begun'
        ? { day, target, words: digestWords(plans, { total, siteUrl }) }
        : null;
    });

  const send = async (tenantId: string): Promise<boolean> => {
    const digest = await begin(tenantId);
    if (!digest) return false;
    const { day, target, words } = digest;
    const id = uuidV5(tenantId, `digest/${day}`);
    const end = endOf(await handToWebhook(deps, target, { id, words }));
    await withTenant(tenantId, async (tx) => {
      const at = clock();
      await settleDigest(tx, { day, ...end, at });
      note(tx, end, at);
    });
    return end.state === 'sent';
  };

  return {
    /** Idempotent: a digest has a row for its day, and goes out once at most. */
    async sendDigests(): Promise<{ sent: number }> {
      let sent = 0;
      for (const tenantId of await listTenants(clockPool)) {
        // What goes wrong for one tenant is in its books, and holds up no other.
        if (await send(tenantId).catch(() => false)) sent += 1;
      }
      return { sent };
    },
  };
}

interface End {
  state: Exclude<DigestState, 'sending'>;
  code: string | null;
}

/** The next digest comes tomorrow, so that one which could not be sent is not tried again. */
function endOf(delivery: Delivery): End {
  if (delivery.kind === 'sent' || delivery.kind === 'unknown')
    return { state: delivery.kind, code: null };
  return { state: 'failed', code: delivery.code };
}

function note(tx: TenantTx, { state, code }: End, at: Date): void {
  tx.audit({
    at,
    action: `notify.${state}`,
    outcome: state === 'sent' ? 'ok' : state === 'failed' ? 'failed' : 'lost',
    actor: 'app',
    subject: { kind: 'tenant', id: tx.tenantId },
    data: { stage: 'digest', channel: 'webhook', ...(code ? { code } : {}) },
  });
}
