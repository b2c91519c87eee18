import { describe, expect, it } from '@jest/globals';
import { appAccountId } from '../../../dev/jira-simulator/state/catalogue.ts';
import { platformEndpoints } from '../../../domain/forge-modules.ts';
import { installationOf } from '../../helpers/database.ts';
import { tenantA } from '../../helpers/plans.ts';
import { publishGround } from '../../helpers/publish-ground.ts';
import { firstIssue } from '../../helpers/publishing.ts';

const { ground, ask, later, run, judge, turn, shown, setting } = publishGround();
const one = String(firstIssue);

/** As the version before had them: without what a number in a field needs. */
const before = ['read:jira-work', 'write:jira-work', 'read:jira-user'];
const endpointOf = (path: string) =>
  Object.entries(platformEndpoints).find(([, route]) => route === path)?.[0] ?? '';
const tokens = () => ground.api.simulator.tokens;
const narrow = () =>
  tokens().mint({
    cloudId: tenantA,
    accountId: appAccountId,
    kind: 'app',
    scopes: before,
    ttl: 14_400,
  });

/** The platform calls with a token, as a version of the app. */
const arrive = async (path: string, token: string, appVersion: string) => {
  const moduleKey = endpointOf(path);
  const caller = { cloudId: tenantA, installationId: installationOf(tenantA), moduleKey };
  const signed = await ground.api.forge.signInvocationToken(caller);
  const { app } = JSON.parse(Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString());
  const answer = await ground.api.call('POST', path, {
    as: null,
    headers: { 'x-forge-oauth-system': token },
    claims: { app: { ...app, appVersion } },
  });
  expect(answer.status).toBe(200);
};
const states = () =>
  ask('select installation_id as id, state, app_version as version from installations');
const refused = () => ask('select 1 from tokens where refused_at is not null');
const actions = async () =>
  (await ask<{ action: string }>('select action from audit_entries order by seq')).map(
    ({ action }) => action,
  );

describe('L1 an installation whose version has other scopes', () => {
  it('goes on where its scopes are fewer: what lacks one pauses, and nothing is suspended', async () => {
    await ask('delete from tokens');
    await arrive('/forge/scheduled/token', narrow(), '1.0.0');
    // Long after the install, so that a token that Jira refuses would count.
    later(3600);
    await arrive('/forge/scheduled/token', narrow(), '1.0.0');
    await turn('field');
    await judge({ [one]: 40 });
    await run();
    expect(await setting()).toMatchObject({ problem: null });
    later(3600);
    await run();
    expect(await setting()).toMatchObject({ mode: 'field', problem: 'jira_permission_missing' });
    expect(shown(one)).toEqual([null]);
    expect(await states()).toMatchObject([{ state: 'active' }]);
    expect(await refused()).toEqual([]);
  });

  it('keeps its id and its settings when it is upgraded, and publishes what was held up', async () => {
    await ask('delete from tokens');
    await arrive('/forge/scheduled/token', narrow(), '1.0.0');
    await turn('field');
    await judge({ [one]: 40 });
    for (let turn = 0; turn < 2; turn++) {
      await run();
      later(1800);
    }
    expect(await setting()).toMatchObject({ problem: 'jira_permission_missing' });
    await ask('delete from outbox');
    const settled = await setting();
    await arrive('/forge/events/lifecycle', tokens().app(tenantA), '2.0.0');
    expect(await states()).toEqual([
      { id: installationOf(tenantA), state: 'active', version: '2.0.0' },
    ]);
    expect(await setting()).toEqual({ ...settled, problem: null });
    expect((await ground.api.outbox()).map(({ name }) => name)).toEqual(['publishScores']);
    expect((await actions()).slice(-3)).toEqual([
      'installation.upgraded',
      'publishing.resumed',
      'token.stored',
    ]);
    await run();
    expect(shown(one)).toEqual([40]);
  });

  it('is suspended as before where Jira takes its token for nothing', async () => {
    later(3600);
    const dead = tokens().app(tenantA);
    await arrive('/forge/scheduled/token', dead, '2.0.0');
    await turn('field');
    await judge({ [one]: 40 });
    await run({}, async () => tokens().revoke(dead));
    expect(await states()).toMatchObject([{ state: 'suspended' }]);
    expect(await refused()).toHaveLength(1);
  });
});
