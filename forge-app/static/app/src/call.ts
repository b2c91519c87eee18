import type { ErrorBody } from '../../../../domain/errors.ts';
import { emit, invoke, type RemoteReply } from './bridge.ts';
import { spokenLocale } from './language/translate.ts';

/**
 * What became of a call. `unreachable`: no answer that can be read came back, so whether the call
 * had its effect is not known. `expired`: Jira's pass for this page is over, and nothing was done.
 */
export type Reply<Body> =
  | { kind: 'ok'; body: Body; etag: string | null }
  | { kind: 'refused'; status: number; error: ErrorBody }
  | { kind: 'expired' }
  | { kind: 'unreachable' };

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

interface Command {
  body?: object;
  /** Idempotency-Key: one per wish of a person. */
  key?: string;
}

/** What a frame of the app says to the others once a command of its person was taken. */
export const commandTaken = 'readygate.command-taken';

/**
 * Calls the API as the person in front of the page.
 * No `If-None-Match` is sent: Forge counts a 304 as a failed call. Callers compare the ETags instead.
 */
export async function call<Body>(
  method: Method,
  path: string,
  { body, key }: Command = {},
): Promise<Reply<Body>> {
  const headers = {
    'accept-language': spokenLocale(),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
  let reply: Reply<Body>;
  try {
    const sent = body === undefined ? {} : { body };
    reply = readReply<Body>(await invoke({ path, method, headers, ...sent }));
  } catch (error) {
    return { kind: isExpired(error) ? 'expired' : 'unreachable' };
  }
  // The column must not offer what was just decided in the review until its next look.
  if (method !== 'GET' && reply.kind === 'ok') emit(commandTaken);
  return reply;
}

/** Forge rejects the call itself when the API does not accept its token: 401 means nothing else. */
function isExpired(error: unknown): boolean {
  return error instanceof Error && /verify the Forge invocation token/i.test(error.message);
}

/** A failed invocation resolves too, so the status and the form of the body decide. */
function readReply<Body>({ status = 0, headers = {}, body }: RemoteReply): Reply<Body> {
  if (status >= 200 && status < 300 && typeof body === 'object' && body !== null)
    return { kind: 'ok', body: body as Body, etag: String(headers.etag ?? '') || null };
  const error = body as Partial<ErrorBody> | undefined;
  return status >= 400 && typeof error?.code === 'string'
    ? { kind: 'refused', status, error: error as ErrorBody }
    : { kind: 'unreachable' };
}
