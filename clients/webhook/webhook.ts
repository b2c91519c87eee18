import { createHmac } from 'node:crypto';
import type { lookup as systemLookup } from 'node:dns';
import { isIP } from 'node:net';
import { Agent, request } from 'undici';
import type { Json, Uuid } from '../../domain/json.ts';
import type { Delivery, WebhookTarget } from '../../domain/notification.ts';
import { retryAfter } from '../jira/classify.ts';
import { isPublicAddress, NotPublic, publicLookup } from '../public-address.ts';

interface WebhookMessage {
  /** The same for each attempt, so that a receiver can tell a message that came twice. */
  id: Uuid;
  at: Date;
  body: Json;
}

export interface WebhookClient {
  /** Hands one message over, once. Never throws for what the other side does. */
  send(target: WebhookTarget, message: WebhookMessage): Promise<Delivery>;
}

export interface WebhookOptions {
  /** For the whole of a call. */
  timeoutSeconds: number;
  /** Hosts that may be reached although their address is not public, and on loopback without TLS. */
  privateHosts: readonly string[];
  /** Default: the system's. */
  lookup?: typeof systemLookup;
}

/** Milliseconds until a connection must stand. */
const connectWithin = 3000;

/**
 * Signed messages to a chat: no redirect, no retry, no address that is not public unless the operator
 * named its host, and the answer is not read. Signed as of Standard Webhooks.
 * @see https://www.standardwebhooks.com
 */
export function createWebhookClient({
  timeoutSeconds,
  privateHosts,
  lookup,
}: WebhookOptions): WebhookClient {
  return {
    async send({ url: address, key }, { id, at, body }) {
      const url = URL.parse(address);
      if (!url) return { kind: 'refused', code: 'webhook_refused' };
      const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
      const named = privateHosts.includes(host);
      const safe = url.protocol === 'https:' || (named && url.protocol === 'http:');
      // A host that is an address already is not looked up.
      const literal = isIP(host) !== 0 && !isPublicAddress(host);
      if (!safe || (literal && !named)) return { kind: 'refused', code: 'webhook_not_public' };
      const guard = named ? {} : { lookup: publicLookup(lookup) };
      const agent = new Agent({ connect: { timeout: connectWithin, ...guard }, pipelining: 1 });
      const text = JSON.stringify(body);
      try {
        const reply = await request(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...signature(key, { id, at, text }) },
          body: text,
          dispatcher: agent,
          signal: AbortSignal.timeout(timeoutSeconds * 1000),
        });
        reply.body.on('error', () => {}).destroy();
        return meaningOf(reply.statusCode, reply.headers);
      } catch (error) {
        return failureOf(error);
      } finally {
        await agent.destroy();
      }
    },
  };
}

function signature(
  key: string,
  { id, at, text }: { id: Uuid; at: Date; text: string },
): Record<string, string> {
  const seconds = String(Math.floor(at.getTime() / 1000));
  const signed = createHmac('sha256', Buffer.from(key, 'base64'))
    .update(`${id}.${seconds}.${text}`)
    .digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${signed}`,
  };
}

/** A redirect is a refusal; a failure of the server may come after what it did. */
function meaningOf(status: number, headers: Parameters<typeof retryAfter>[0]['headers']): Delivery {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 429)
    return {
      kind: 'not_sent',
      code: 'webhook_unreachable',
      retryAfterSeconds: retryAfter({ headers }),
    };
  if (status >= 300 && status < 500) return { kind: 'refused', code: 'webhook_refused' };
  return { kind: 'unknown' };
}

/** What fails before there is a connection; nothing of the message went out. */
const beforeConnection =
  /^(E(NOTFOUND|AI_AGAIN|CONNREFUSED|HOSTUNREACH|NETUNREACH)|UND_ERR_CONNECT_TIMEOUT|.*CERT.*|UNABLE_TO_.*)$/;

function failureOf(error: unknown): Delivery {
  if (error instanceof NotPublic) return { kind: 'refused', code: 'webhook_not_public' };
  const { code = '' } = error as { code?: string };
  return beforeConnection.test(code)
    ? { kind: 'not_sent', code: 'webhook_unreachable' }
    : { kind: 'unknown' };
}
