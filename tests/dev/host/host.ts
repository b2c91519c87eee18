import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import type { BreakIt } from '../../../dev/break-it/index.ts';
import { createForgeStandIn } from '../../../dev/forge/stand-in.ts';
import { createHostPage } from '../../../dev/host/index.ts';
import { localApp, localTenant } from '../../../dev/world/product.ts';
import { startSimulator } from '../jira-simulator/helper.ts';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A host page in front of an API that only remembers what reached it. */
export async function startHost(breakIt?: BreakIt) {
  const answer = { status: 200, type: 'application/json', text: '{}' };
  const seen: Seen[] = [];
  const api = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      seen.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.text);
    });
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const { simulator, origin: jiraOrigin } = await startSimulator();
  const forge = createForgeStandIn({ appId: localApp, environment: 'DEVELOPMENT', jiraOrigin });
  const { jwksUrl } = await forge.listen();
  const appDist = mkdtempSync(join(tmpdir(), 'readygate-host-'));
  for (const name of ['index', 'issue', 'project', 'admin'])
    writeFileSync(
      join(appDist, `${name}.html`),
      '<html><head><script src="./a.js"></script></head></html>',
    );
  writeFileSync(join(appDist, 'a.js'), '1;');
  const apiOrigin = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  const page = createHostPage({
    apiOrigin,
    forge,
    simulator,
    appDist,
    ...(breakIt ? { breakIt } : {}),
  });
  const { origin } = await page.listen();
  closing.push(
    async () => rmSync(appDist, { recursive: true, force: true }),
    () => new Promise((resolve) => api.close(resolve)),
    () => forge.close(),
    () => page.close(),
  );
  return { origin, seen, jwksUrl, simulator };
}

/** Where the app is shown, as its page sends it with each invocation. */
const place = {
  tenantId: localTenant,
  accountId: 'acc-ada',
  moduleKey: 'readygate-issue',
  extension: { type: 'jira:issueContext', issue: { id: '10111', key: 'SHOP-12' } },
};

/** An invocation as the page posts it for its frame. */
export async function invoke(
  origin: string,
  changes: Record<string, unknown> = {},
  from: Record<string, unknown> = {},
) {
  const input = { invokeType: 'ui-remote-fetch', path: '/v1/plans/x', method: 'GET', ...changes };
  const reply = await fetch(`${origin}/bridge/invoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...place, ...from, input }),
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
}
