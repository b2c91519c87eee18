import type { WriteReply } from '../../clients/jira/classify.ts';
import { refuseToken } from '../../db/tokens.ts';
import { htmlOf, type Words, webhookBody } from '../../domain/message-words.ts';
import type { Delivery, WebhookTarget } from '../../domain/notification.ts';
import type { ActivityDeps } from '../deps.ts';
import type { Access } from '../reading.ts';

/** A mail that Jira is to send, with the app's own access to it. */
interface Mail {
  tenantId: string;
  issueId: string;
  accountId: string;
  words: Words;
}

/** Milliseconds that Jira may take to queue a mail. */
const mailWithin = 15_000;

/** Has Jira send a mail, once, as the app: its token lives while nobody is at hand. */
export async function handToJira(
  { jira, withTenant, clock }: ActivityDeps,
  { auth, tokenId }: Access,
  { tenantId, issueId, accountId, words }: Mail,
): Promise<Delivery> {
  const { subject, text, link } = words;
  const mail = { subject, text: `${text}\n${link}`, html: htmlOf(words), accountIds: [accountId] };
  const reply = await jira.notify(auth, issueId, mail, { milliseconds: mailWithin });
  if (reply.kind === 'unauthorized')
    await withTenant(tenantId, (tx) => refuseToken(tx, tokenId, clock()));
  return deliveryOf(reply);
}

/** Hands a message to the tenant's webhook, once. */
export async function handToWebhook(
  { webhook, clock }: ActivityDeps,
  target: WebhookTarget,
  { id, words }: { id: string; words: Words },
): Promise<Delivery> {
  const body = webhookBody(target.format, words);
  return await webhook.send(target, { id, at: clock(), body });
}

function deliveryOf(reply: WriteReply): Delivery {
  switch (reply.kind) {
    case 'confirmed':
      return { kind: 'sent' };
    case 'rate_limited': {
      const { retryAfterSeconds } = reply;
      return { kind: 'not_sent', code: 'jira_rate_limited', retryAfterSeconds };
    }
    case 'unauthorized':
      return { kind: 'not_sent', code: 'waiting_for_token' };
    case 'forbidden':
      return { kind: 'refused', code: 'jira_permission_missing' };
    case 'refused':
    case 'conflict':
      return { kind: 'refused', code: 'jira_refused' };
    default:
      return { kind: 'unknown' };
  }
}
