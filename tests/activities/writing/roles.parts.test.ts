import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import pg from 'pg';
import { createApplying } from '../../../activities/applying.ts';
import { setRoles } from '../../../api/commands/set-roles.ts';
import type { JiraClient } from '../../../clients/jira/client.ts';
import { insertPolicy } from '../../../db/policies.ts';
import { setMode } from '../../../db/project-modes.ts';
import { findGrants, siteScope } from '../../../db/role-grants.ts';
import { saveAppToken } from '../../../db/tokens.ts';
import type { RoleGrants } from '../../../domain/app-roles.ts';
import { ReadygateError } from '../../../domain/errors.ts';
import {
  installationOf,
  installTenant,
  type TestDatabase,
  testNow,
  withDatabase,
} from '../../helpers/database.ts';
import { advance, decide, resolve, write } from '../../helpers/ledger-model/acts.ts';
import type { Fate } from '../../helpers/ledger-model/jira.ts';
import { createLedgerWorld, type LedgerWorld } from '../../helpers/ledger-model/world.ts';
import { tenantA } from '../../helpers/plans.ts';
import { everyTier } from '../../helpers/policies.ts';

let database: TestDatabase;
let admin: pg.Client;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const at = testNow;
  const expiresAt = new Date(at.getTime() + 24 * 3_600_000);
  await database.withTenant(tenantA, async (tx) => {
    for (const projectId of ['10000', '20000'])
      await setMode(tx, { projectId, mode: 'propose', at });
    const policy = everyTier({ reviewers: 2, proposerExcluded: false });
    await insertPolicy(tx, { projectId: '20000', policy, by: 'acc-otto', at });
    const installationId = installationOf(tenantA);
    await saveAppToken(tx, { installationId, token: 'app', expiresAt, at });
  });
});
afterAll(async () => {
  await admin?.end();
  await database?.close();
});

let world: LedgerWorld;
/** Requests to write that reached Jira. */
let sent: number;
const make = async (reviewers: 1 | 2): Promise<void> => {
  world = await createLedgerWorld({ database, admin }, reviewers);
  answering({
    listMyGroups: async () => [],
    getRoleMembers: async () => ({ accounts: ['acc-ada'], groups: [] }),
  });
  sent = 0;
  const look = world.jira.onSent;
  world.jira.onSent = async (request) => {
    sent += 1;
    await look(request);
  };
};
beforeEach(async () => {
  await database.asAdministrator('truncate role_grants');
  await make(1);
});

const answering = (answers: Partial<JiraClient>) => Object.assign(world.jira.client, answers);
const grant = (grants: RoleGrants, scope = world.projectId) =>
  database.withTenant(tenantA, async (tx) => {
    const { version } = await findGrants(tx, scope);
    await setRoles(tx, 'acc-otto', { scope, version, grants }, world.now);
  });
const viewer: RoleGrants = { viewer: { accounts: ['acc-ada'] } };

/** The first row was approved alone; the others are settled. */
const dispatched = async (who: 'acc-ada' | 'acc-ben' = 'acc-ada') => {
  await decide(world, who, [0], 'approve');
  await decide(world, who, [1, 2], 'reject');
};
const tries = async (fate: Fate = 'made') => {
  advance(world, 91);
  for (const person of ['acc-ada', 'acc-ben'] as const) await world.renew(person);
  await write(world, fate);
};
const now = async () => {
  const [row] = (await world.load()).rows;
  return { row: row?.state, problem: row?.problem?.code ?? null, sent };
};
const lost = { row: 'failed', problem: 'role_missing', sent: 0 };
const written = { row: 'done', problem: null, sent: 1 };

describe('T2 a role that was taken away after an approval', () => {
  it.each<[string, RoleGrants]>([
    ['by account', viewer],
    ['by group', { viewer: { groups: ['g-1'] } }],
    ['by project role', { viewer: { roles: ['10360'] } }],
  ])(
    '%s, in the project or on the site, keeps what was approved from being written',
    async (_by, grants) => {
      answering({ listMyGroups: async () => ['g-1'] });
      for (const scope of ['10000', siteScope]) {
        await database.asAdministrator('truncate role_grants');
        await dispatched();
        await grant(grants, scope);
        await tries();
        expect(await now()).toEqual(lost);
        await make(1);
        answering({ listMyGroups: async () => ['g-1'] });
      }
    },
  );

  it('counts before the row is released, and while it waits for a token', async () => {
    await decide(world, 'acc-ada', [0], 'approve');
    await grant(viewer);
    await decide(world, 'acc-ben', [1, 2], 'reject');
    await tries();
    expect(await now()).toEqual(lost);
    await make(1);
    await grant({});
    await dispatched();
    world.jira.renewToken('acc-ada');
    const { refinementId, planId } = world;
    const input = { tenantId: tenantA, refinementId, generation: 1, planId };
    const { applyPlan } = createApplying(world.deps);
    const apply = () => new MockActivityEnvironment().run(applyPlan, input);
    expect(await apply()).toMatchObject({ next: 'token' });
    await grant(viewer);
    advance(world, 30);
    await world.renew('acc-ada');
    expect(await apply()).toMatchObject({ next: 'verify' });
    expect(await now()).toEqual(lost);
  });

  it('counts where it comes between the reading and the permit', async () => {
    await dispatched();
    const { getIssue } = world.jira.client;
    let granted = false;
    answering({
      getIssue: async (...asked) => {
        const issue = await getIssue(...asked);
        if (!granted) await grant(viewer);
        granted = true;
        return issue;
      },
    });
    await tries();
    expect(await now()).toEqual({ row: 'released', problem: null, sent: 0 });
    await tries();
    expect(await now()).toEqual(lost);
  });

  it('leaves alone what was sent, and holds what is known not to have been made', async () => {
    await dispatched();
    await write(world, 'answer_lost');
    await grant(viewer);
    await tries();
    expect(await now()).toEqual(written);
    await make(1);
    await grant({});
    await dispatched();
    await write(world, 'request_lost');
    await grant(viewer);
    for (let turn = 0; turn < 5; turn += 1) await tries();
    expect(await now()).toEqual({ ...lost, sent: 1 });
  });

  it('does not count once it was given back, nor against who administers the site', async () => {
    await dispatched();
    await grant(viewer);
    await grant({ member: { accounts: ['acc-ada'] } });
    await tries();
    expect(await now()).toEqual(written);
    await make(1);
    await dispatched();
    await grant(viewer);
    answering({
      getMyPermissions: async (_auth, _context, names) =>
        Object.fromEntries(names.map((name) => [name, true])),
    });
    await tries();
    expect(await now()).toEqual(written);
  });

  it('says that a project role cannot be read where it hangs on that', async () => {
    await dispatched();
    await grant({ viewer: { roles: ['10360'] } });
    answering({
      getRoleMembers: async () => {
        throw new ReadygateError('jira_permission_missing');
      },
    });
    await tries();
    expect(await now()).toEqual({ ...lost, problem: 'role_unreadable' });
  });

  it('of one of two approvers counts where it is certain without asking them', async () => {
    await make(2);
    for (const person of ['acc-ada', 'acc-ben'] as const) await dispatched(person);
    await grant({ ...viewer, member: { groups: ['g-1'] } });
    await tries();
    expect(await now()).toEqual(written);
    await make(2);
    for (const person of ['acc-ada', 'acc-ben'] as const) await dispatched(person);
    await grant(viewer);
    await tries();
    expect(await now()).toEqual(lost);
  });

  it('keeps an admin of the site whom it names a viewer from counting beside another approver, not from writing', async () => {
    const asAdmin = () =>
      answering({
        getMyPermissions: async (_auth, _context, names) =>
          Object.fromEntries(names.map((name) => [name, true])),
      });
    await make(2);
    asAdmin();
    for (const person of ['acc-ada', 'acc-ben'] as const) await dispatched(person);
    await grant(viewer);
    await tries();
    expect(await now()).toEqual(lost);
    await make(2);
    asAdmin();
    // Who approved last is who writes, and is asked.
    for (const person of ['acc-ben', 'acc-ada'] as const) await dispatched(person);
    await grant(viewer);
    await tries();
    expect(await now()).toEqual(written);
  });

  it('leaves the row to be approved anew by somebody who has it', async () => {
    await dispatched();
    await grant(viewer);
    await tries();
    expect(await now()).toEqual(lost);
    await resolve(world, 'acc-ben', 0, 'reopen');
    await decide(world, 'acc-ben', [0], 'approve');
    await tries();
    expect(await now()).toEqual(written);
    expect(world.violations).toEqual([]);
  });
});

describe('T2 a write where nobody was given a role', () => {
  it('asks Jira for nothing more', async () => {
    await dispatched();
    const asked: string[] = [];
    const { getMyPermissions } = world.jira.client;
    answering({
      listMyGroups: async () => {
        throw new Error('not asked for');
      },
      getMyPermissions: (auth, context, names) => {
        asked.push(...names);
        return getMyPermissions(auth, context, names);
      },
    });
    await tries();
    expect(await now()).toEqual(written);
    expect(asked).toEqual(['CREATE_ISSUES']);
  });
});
