import type { lookup as systemLookup } from 'node:dns';
import { isIP } from 'node:net';
import { Agent, Response, fetch as undiciFetch } from 'undici';
import { isPublicAddress, NotPublic, publicLookup } from '../public-address.ts';

/** An endpoint answered with more than anybody asked for. */
export class TooLarge extends Error {}

export interface ModelFetchOptions {
  timeoutSeconds: number;
  answerBytes: number;
  privateHosts: readonly string[];
  isOperators: boolean;
  lookup?: typeof systemLookup;
}

/** Milliseconds until a connection must stand. */
const connectWithin = 5000;

/** What tells the endpoint anything; the library would add what machine and version it runs on. */
const sentHeaders = ['authorization', 'content-type', 'accept'];

/**
 * A fetch for one call: to the address that was named and to no other, to no address that is not public
 * unless the operator named it, with a deadline for all of it and an end to what it reads.
 */
export function createModelFetch(options: ModelFetchOptions): {
  fetch: typeof globalThis.fetch;
  close(): Promise<void>;
} {
  const { timeoutSeconds, answerBytes, privateHosts, isOperators, lookup } = options;
  const guard = { lookup: publicLookup(lookup) };
  const open = new Agent({ connect: { timeout: connectWithin }, pipelining: 1 });
  const guarded = new Agent({ connect: { timeout: connectWithin, ...guard }, pipelining: 1 });
  const fetch = async (input: string | URL, init: RequestInit = {}) => {
    const url = new URL(input);
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const named = isOperators || privateHosts.includes(host);
    // A host that is an address already is not looked up.
    if (!named && isIP(host) !== 0 && !isPublicAddress(host)) throw new NotPublic();
    const deadline = AbortSignal.timeout(timeoutSeconds * 1000);
    const reply = await undiciFetch(url, {
      method: init.method ?? 'GET',
      headers: headersOf(init.headers),
      body: init.body as string,
      redirect: 'error',
      dispatcher: named ? open : guarded,
      signal: init.signal ? AbortSignal.any([init.signal, deadline]) : deadline,
    });
    return limited(reply, answerBytes);
  };
  return {
    // Its own classes do what the built-in ones do.
    fetch: fetch as unknown as typeof globalThis.fetch,
    close: async () => {
      await Promise.all([open.destroy(), guarded.destroy()]);
    },
  };
}

function headersOf(given: RequestInit['headers']): Record<string, string> {
  const all = new Headers(given);
  const kept = sentHeaders.flatMap((name) => {
    const value = all.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), 'user-agent': 'readygate' };
}

type Reply = Awaited<ReturnType<typeof undiciFetch>>;

/** The same reply, whose body fails once it is longer than allowed. */
function limited(reply: Reply, bytes: number): Reply {
  if (!reply.body) return reply;
  let read = 0;
  const gate = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      read += chunk.byteLength;
      if (read > bytes) controller.error(new TooLarge());
      else controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = reply;
  return new Response(reply.body.pipeThrough(gate), { status, statusText, headers });
}
