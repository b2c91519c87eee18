import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { problemOf } from './strict.ts';

/** `fine` is the good one; the others are what receivers do on bad days. */
type ReceiverMode =
  | 'fine'
  | 'rate_limited'
  | 'refusing'
  | 'redirect'
  /** Nothing was taken; the sender cannot know. */
  | 'unavailable'
  /** The message was taken, and the answer is lost. */
  | 'lost_answer'
  | 'silent'
  /** Answers with more than anybody should read. */
  | 'endless';

/** A message that was taken, well formed and signed. */
interface TakenMessage {
  id: string;
  path: string;
  text: string;
}

export interface MessageSimulator {
  listen(port?: number): Promise<{ origin: string }>;
  /** How it answers from now on. */
  setMode(mode: ReceiverMode): void;
  /** Called when a message was taken, before it is answered; the answer waits for it. */
  onTaken(hook: ((message: TakenMessage) => Promise<void>) | null): void;
  taken(): readonly TakenMessage[];
  /** Why requests were refused that a correct product does not make. */
  violations(): readonly string[];
  close(): Promise<void>;
}

/**
 * The receiving end of signed webhooks, for tests: it takes what Slack or Teams would take and refuses
 * everything else. `key` is what messages must be signed with.
 */
export function createMessageSimulator({ key }: { key: string }): MessageSimulator {
  let mode: ReceiverMode = 'fine';
  let hook: ((message: TakenMessage) => Promise<void>) | null = null;
  const taken: TakenMessage[] = [];
  const violations: string[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString('utf8');
    const { method = '', url: path = '', headers } = request;
    const problem = problemOf({ key, method, headers, text });
    if (problem !== null) {
      violations.push(problem);
      response.writeHead(400).end(problem);
      return;
    }
    if (mode === 'fine' || mode === 'lost_answer' || mode === 'endless') {
      const message = { id: idOf(headers), path, text };
      taken.push(message);
      await hook?.(message);
    }
    answer(mode, response);
  });
  return {
    async listen(port = 0) {
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
      return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
    },
    setMode: (next) => {
      mode = next;
    },
    onTaken: (next) => {
      hook = next;
    },
    taken: () => taken,
    violations: () => violations,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const idOf = (headers: IncomingHttpHeaders) => String(headers['webhook-id']);

function answer(mode: ReceiverMode, response: ServerResponse): void {
  switch (mode) {
    case 'fine':
      response.writeHead(200).end('ok');
      return;
    case 'rate_limited':
      response.writeHead(429, { 'retry-after': '1' }).end();
      return;
    case 'refusing':
      response.writeHead(410).end('gone');
      return;
    case 'redirect':
      response.writeHead(307, { location: '/elsewhere' }).end();
      return;
    case 'unavailable':
      response.writeHead(503).end();
      return;
    case 'lost_answer':
      response.destroy();
      return;
    case 'silent':
      return;
    case 'endless':
      response.writeHead(200);
      flood(response);
  }
}

/** Until nobody reads any more. */
function flood(response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(65_536)));
  };
  response.on('drain', more);
  more();
}
