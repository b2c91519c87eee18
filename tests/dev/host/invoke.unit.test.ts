import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { localApp, localTenant, otherTenant } from '../../../dev/world/product.ts';
import { subtaskBody } from '../jira-simulator/helper.ts';
import { invoke, startHost } from './host.ts';

/** What a token says, unverified. */
function claimsOf(authorization: string | undefined): unknown {
  const [, claims = ''] = String(authorization).split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString());
}

describe('U2 an invocation', () => {
  it('reaches the API with a signed token of the person and the two OAuth tokens', async () => {
    const { origin, seen, jwksUrl, simulator } = await startHost();
    const body = { seal: 's' };
    const headers = { 'idempotency-key': 'key-12345' };
    await invoke(origin, { method: 'POST', path: '/v1/plans/x/decisions', headers, body });
    const [call] = seen;
    expect(call).toMatchObject({ method: 'POST', url: '/v1/plans/x/decisions' });
    expect(JSON.parse(call!.body)).toEqual(body);
    expect(call!.headers).toMatchObject({ ...headers, 'content-type': 'application/json' });
    const token = String(call!.headers.authorization).replace('Bearer ', '');
    const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(jwksUrl)), {
      audience: localApp,
      issuer: 'forge/invocation-token',
    });
    expect(payload).toMatchObject({ principal: 'acc-ada', context: { cloudId: localTenant } });
    const granted = (name: string) => simulator.state.tokens[String(call!.headers[name])];
    expect(granted('x-forge-oauth-system')).toMatchObject({ kind: 'app' });
    expect(granted('x-forge-oauth-user')).toMatchObject({ kind: 'user', accountId: 'acc-ada' });
  });

  it('says in its token where the app is shown, and on whose site', async () => {
    const { origin, seen, simulator } = await startHost();
    const extension = { type: 'jira:adminPage' };
    await invoke(origin, {}, { tenantId: otherTenant, moduleKey: 'readygate-admin', extension });
    const claims = claimsOf(seen[0]!.headers.authorization);
    expect(claims).toMatchObject({
      app: { module: { type: 'jira:adminPage', key: 'readygate-admin' } },
      context: { cloudId: otherTenant, moduleKey: 'readygate-admin', extension },
    });
    const token = String(seen[0]!.headers['x-forge-oauth-user']);
    expect(simulator.state.tokens[token]).toMatchObject({ cloudId: otherTenant });
  });

  it('cannot set the headers that are the platform’s, nor call another host', async () => {
    const { origin, seen } = await startHost();
    const headers = { Authorization: 'Bearer forged', 'X-Forge-OAuth-User': 'forged' };
    await invoke(origin, { headers });
    expect(JSON.stringify(seen[0]!.headers)).not.toContain('forged');
    for (const path of ['http://attacker.example/', '//attacker.example/', 'v1'])
      expect((await invoke(origin, { path })).status).toBe(400);
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['another kind of invocation', { invokeType: 'ui-container-fetch' }],
    ['another method', { method: 'HEAD' }],
    ['a member that the bridge does not have', { signal: true }],
  ])('is refused with %s', async (_name, changes) => {
    const { origin, seen } = await startHost();
    expect(await invoke(origin, changes)).toMatchObject({
      status: 400,
      body: { rejected: expect.any(String) },
    });
    expect(seen).toEqual([]);
  });

  it('brings the same OAuth tokens with many calls, and new ones before they end', async () => {
    const { origin, seen, simulator } = await startHost();
    await invoke(origin);
    await invoke(origin);
    simulator.clock.advance(45 * 60_000);
    await invoke(origin);
    const tokens = seen.map(({ headers }) => headers['x-forge-oauth-user']);
    expect(tokens[1]).toBe(tokens[0]);
    expect(tokens[2]).not.toBe(tokens[0]);
  });
});

describe('U2 the events of Jira', () => {
  it('tell the API of a changed issue once, without a person', async () => {
    const { seen, simulator } = await startHost();
    const issue = { cloudId: localTenant, issue: 'SHOP-12' };
    simulator.clock.advance(1000);
    simulator.acting.edit(issue, 'acc-ben', { summary: 'Another summary' });
    const events = () => seen.filter(({ url }) => url === '/forge/events/issue');
    while (events().length === 0) await sleep(50);
    const [event] = events();
    expect(JSON.parse(event!.body)).toMatchObject({ issue: { id: expect.any(String) } });
    expect(event!.headers['x-forge-oauth-user']).toBeUndefined();
    expect(claimsOf(event!.headers.authorization)).not.toHaveProperty('principal');
    expect(events()).toHaveLength(1);
  });

  it('tell it of a subtask that somebody made, with its parent, and of none that the app made', async () => {
    const { seen, simulator } = await startHost();
    const token = simulator.tokens.user(localTenant, 'acc-ada');
    const make = async (operationId?: string) => {
      const made = await fetch(`${simulator.origin}/ex/jira/${localTenant}/rest/api/3/issue`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(subtaskBody('A subtask', operationId)),
      });
      return ((await made.json()) as { id: string }).id;
    };
    await make('an operation of the app');
    const id = await make();
    const events = () => seen.filter(({ url }) => url === '/forge/events/issue');
    while (events().length === 0) await sleep(50);
    expect(events().map(({ body }) => JSON.parse(body))).toEqual([
      {
        eventType: 'avi:jira:created:issue',
        issue: { id, fields: { parent: { id: '10112' } } },
      },
    ]);
  });
});
