import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach } from '@jest/globals';
import { createJiraSimulator, type JiraSimulator } from '../../../dev/jira-simulator/index.ts';

/** What Jira answered; `body` is parsed where it is JSON. */
export interface Answered {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  body: any;
  text: string;
}

export type Caller = (method: string, path: string, body?: unknown) => Promise<Answered>;

export interface Fixture {
  simulator: JiraSimulator;
  origin: string;
  /** The simulator's clock, which only moves when a test moves it. */
  now: { at: number };
  /** A caller of the default site as a person, as the app, or with any token. */
  as(accountId: string, cloudId?: string): Caller;
  app(): Caller;
  withToken(token: string | null, cloudId?: string): Caller;
  control(method: string, path: string, body?: unknown): Promise<Answered>;
}

const open: JiraSimulator[] = [];

afterEach(async () => {
  for (const simulator of open.splice(0)) await simulator.close();
});

/** A fresh simulator on loopback; it is closed after the test. */
export async function startSimulator(options: { stateFile?: string } = {}): Promise<Fixture> {
  const now = { at: Date.parse('2026-11-24T09:00:00.000Z') };
  const simulator = createJiraSimulator({ clock: () => new Date(now.at), ...options });
  open.push(simulator);
  const { origin } = await simulator.listen();
  const site = simulator.tenants.default;
  const withToken = (token: string | null, cloudId = site): Caller => {
    const headers = token === null ? {} : { authorization: `Bearer ${token}` };
    return (method, path, body) =>
      call(`${origin}/ex/jira/${cloudId}${path.startsWith('/rest') ? '' : '/rest/api/3'}${path}`, {
        method,
        headers,
        body,
      });
  };
  return {
    simulator,
    origin,
    now,
    withToken,
    as: (accountId, cloudId = site) =>
      withToken(simulator.tokens.user(cloudId, accountId), cloudId),
    app: () => withToken(simulator.tokens.app(site)),
    control: (method, path, body) =>
      call(`${origin}/_control${path}`, { method, headers: {}, body }),
  };
}

async function call(
  url: string,
  { method, headers, body }: { method: string; headers: Record<string, string>; body: unknown },
): Promise<Answered> {
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  const reply = await fetch(url, {
    method,
    headers: { ...headers, ...json },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  return { status: reply.status, headers: reply.headers, body: parsed(text), text };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A document of one paragraph. */
export function adf(text: string): Record<string, unknown> {
  return {
    version: 1,
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  };
}

/** The body of a create of one subtask of SHOP-12, with a marker where an operation id is given. */
export function subtaskBody(
  summary: string,
  operationId?: string,
  fields: Record<string, unknown> = {},
): Record<string, unknown> {
  const marker = { key: 'readygate.op', value: { op: operationId, seal: 'abcd' } };
  return {
    fields: {
      project: { id: '10000' },
      issuetype: { id: '10003' },
      parent: { id: '10112' },
      summary,
      ...fields,
    },
    ...(operationId === undefined ? {} : { properties: [marker] }),
  };
}

/** Whether a request ends without any reply. */
export async function isDropped(sent: Promise<unknown>): Promise<boolean> {
  return await sent.then(
    () => false,
    () => true,
  );
}

/** Waits until something holds; fails after five seconds. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 5000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not happen within five seconds');
    await sleep(10);
  }
}
