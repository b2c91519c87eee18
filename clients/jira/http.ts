import { Agent, request } from 'undici';
import { ReadygateError } from '../../domain/errors.ts';
import type { Json } from '../../domain/json.ts';
import type { JiraLimits } from './limits/limits.ts';

/** Whose token, and where. The base comes from a verified Forge token. */
export interface JiraAuth {
  /** `https://api.atlassian.com/ex/jira/{cloudId}` */
  baseUrl: string;
  token: string;
}

export interface JiraRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** After the base, from `/rest/api/3/`. */
  path: string;
  /** A list is its name once for each value. */
  query?: Record<string, string | readonly string[]>;
  body?: unknown;
}

export interface JiraReply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** Undefined where the body is no JSON: gateways answer with HTML too. */
  json: Json | undefined;
}

export interface JiraHttp {
  /** One read. Its deadline ends it. @throws {ReadygateError} jira_unavailable */
  read(auth: JiraAuth, request: JiraRequest): Promise<JiraReply>;
  /**
   * One write on a connection of its own, which is destroyed at the deadline: nothing of it can
   * reach Jira later. It begins within a time of its own, limits and connection included, or not at all. Rejects
   * with whatever went wrong on the way.
   */
  write(
    auth: JiraAuth,
    request: JiraRequest,
    deadline: { milliseconds: number; beginWithin?: number },
  ): Promise<JiraReply>;
}

export interface JiraHttpOptions {
  /** Origins that tokens may be sent to. */
  allowedOrigins: readonly string[];
  /** For reads. */
  timeoutSeconds: number;
  /** Jira's limits. Default: none are kept, which suits a Jira that has none. */
  limits?: Pick<JiraLimits, 'around'>;
}

/**
 * Milliseconds between asking whether a write may go out and its first byte, at most: whatever was stopped since holds
 * that soon.
 */
export const beginsWithin = 8000;

/** Bytes; an issue with a long history stays far below. */
const largestBody = 8 * 1024 * 1024;

/** HTTP to Jira: no retry, no redirect, tokens only to the allowed origins. */
export function createJiraHttp({
  allowedOrigins,
  timeoutSeconds,
  limits = { around: (_call, sending) => sending() },
}: JiraHttpOptions): JiraHttp {
  const reads = new Agent({ connections: 16, keepAliveTimeout: 10_000 });
  const send = async (
    auth: JiraAuth,
    asked: JiraRequest,
    options: { agent: Agent; signal: AbortSignal },
  ): Promise<JiraReply> => {
    const url = URL.parse(`${auth.baseUrl}${asked.path}`);
    if (!url || !allowedOrigins.includes(url.origin))
      throw new ReadygateError('internal', { reason: 'jira_origin' });
    for (const [name, value] of Object.entries(asked.query ?? {}))
      for (const one of [value].flat()) url.searchParams.append(name, one);
    const headers: Record<string, string> = {
      authorization: `Bearer ${auth.token}`,
      accept: 'application/json',
    };
    if (asked.body !== undefined) headers['content-type'] = 'application/json';
    const reply = await request(url, {
      method: asked.method,
      headers,
      body: asked.body === undefined ? null : JSON.stringify(asked.body),
      dispatcher: options.agent,
      signal: options.signal,
    });
    return {
      status: reply.statusCode,
      headers: reply.headers,
      json: parse(await text(reply.body)),
    };
  };
  return {
    async read(auth, asked) {
      try {
        return await limits.around({ auth, request: asked, kind: 'read' }, () =>
          send(auth, asked, { agent: reads, signal: AbortSignal.timeout(timeoutSeconds * 1000) }),
        );
      } catch (error) {
        if (error instanceof ReadygateError) throw error;
        throw new ReadygateError('jira_unavailable');
      }
    },
    async write(auth, asked, { milliseconds, beginWithin = beginsWithin }) {
      const beginBy = performance.now() + beginWithin;
      let agent: Agent | undefined;
      // From here on, so that no wait for the limits' books moves the deadline.
      const signal = AbortSignal.timeout(Math.max(1, milliseconds));
      try {
        return await limits.around({ auth, request: asked, kind: 'write' }, async () => {
          const timeout = beginBy - performance.now();
          // It was held up for so long that what was asked before it must be asked again.
          if (timeout <= 0) throw new ReadygateError('jira_rate_limited', { retryAfterSeconds: 1 });
          agent = new Agent({ connections: 1, pipelining: 1, connect: { timeout } });
          return await send(auth, asked, { agent, signal });
        });
      } finally {
        await agent?.destroy();
      }
    },
  };
}

async function text(body: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > largestBody) throw new Error('answer too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parse(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}
