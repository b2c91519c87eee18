import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { request } from 'undici';
import type { JiraCall } from './step.ts';
import type { Tape } from './tape.ts';

export interface ProxyOptions {
  jiraOrigin: string;
  appToken: string;
  tape: Tape;
}

export interface RecordingProxy {
  origin: string;
  close(): Promise<void>;
}

/** Stands before Jira and keeps every call on the tape. */
export async function startRecordingProxy(options: ProxyOptions): Promise<RecordingProxy> {
  const server = createServer((asked, reply) => {
    pass(asked, reply, options).catch((error: unknown) => reply.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function pass(
  asked: IncomingMessage,
  reply: ServerResponse,
  { jiraOrigin, appToken, tape }: ProxyOptions,
): Promise<void> {
  const { method = 'GET', url = '/' } = asked;
  const { authorization = '', 'content-type': type } = asked.headers;
  const body = await text(asked);
  const call: JiraCall = {
    method,
    path: url,
    as: authorization === `Bearer ${appToken}` ? 'app' : 'user',
    body: body === '' ? null : body,
  };
  const noted = tape.call(call);
  const answer = await request(new URL(url, jiraOrigin), {
    method: method as 'GET',
    headers: { authorization, ...(type ? { 'content-type': type } : {}) },
    body: call.body as string | null,
  });
  const answered = await answer.body.text();
  noted.answered(createdBy(call, answered));
  reply.writeHead(answer.statusCode, { 'content-type': 'application/json' });
  reply.end(answered);
}

/** The id of the issue that a call made. */
export function createdBy({ method, path }: Pick<JiraCall, 'method' | 'path'>, answer: string) {
  if (method !== 'POST' || !String(path).endsWith('/rest/api/3/issue')) return null;
  return (JSON.parse(answer) as { id: string }).id;
}
