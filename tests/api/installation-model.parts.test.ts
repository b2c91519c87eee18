import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createSilence } from '../../activities/silence.ts';
import { mintStandingPermit } from '../../activities/writing/standing-permit.ts';
import { verifyChain } from '../../db/audit-chain.ts';
import { hasActiveInstallation } from '../../db/installations.ts';
import { findTenant } from '../../db/tenants.ts';
import { findAppToken, refuseToken } from '../../db/tokens.ts';
import { platformEndpoints } from '../../domain/forge-modules.ts';
import { afterEvent, type InstallationState, refusalGrace } from '../../domain/installation.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { startApi, type TestApi } from '../helpers/api.ts';
import { testNow } from '../helpers/database.ts';
import { installationNumber, installationsOf, stateEntries } from '../helpers/installations.ts';
import { tenantA } from '../helpers/plans.ts';

const seed = Number(process.env.READYGATE_SEED ?? 1);
const runs = Number(process.env.READYGATE_RUNS ?? 12);
const silentAfterHours = 6;
const minute = 60_000;

/** What happens, and how many minutes after what happened before. */
type Event = { minutes: number } & (
  | { kind: 'installed' | 'upgraded' | 'token' | 'edited'; which: number }
  /** Told at its time, late, or again. */
  | { kind: 'uninstalled'; which: number }
  | { kind: 'looked_for_silence' }
  | { kind: 'token_refused' }
);

const minutes = fc.constantFrom(0, 0, 1, 20, 40, 200, 400);
const which = fc.nat({ max: 3 });
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      minutes,
      kind: fc.constantFrom(
        'installed' as const,
        'upgraded' as const,
        'token' as const,
        'edited' as const,
      ),
      which,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ minutes, kind: fc.constant('uninstalled' as const), which }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ minutes, kind: fc.constant('looked_for_silence' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ minutes, kind: fc.constant('token_refused' as const) }) },
);

const routes = {
  installed: platformEndpoints['readygate-lifecycle'],
  upgraded: platformEndpoints['readygate-lifecycle'],
  token: platformEndpoints['readygate-token'],
  edited: platformEndpoints['readygate-issue-events'],
  uninstalled: platformEndpoints['readygate-uninstall'],
};

interface ModelInstallation {
  state: InstallationState;
  firstSeen: number;
  lastSeen: number;
}

/** What should be: small enough to be right. */
class Model {
  readonly installations = new Map<string, ModelInstallation>();

  /** @returns whether the door lets the call in */
  call(id: string, at: number): boolean {
    const known = this.installations.get(id) ?? { state: 'active', firstSeen: at, lastSeen: at };
    this.installations.set(id, known);
    known.state = afterEvent(known.state, 'called');
    if (known.state !== 'active') return false;
    // Written at most once a minute.
    if (at - known.lastSeen >= minute) known.lastSeen = at;
    return true;
  }

  uninstall(id: string, at: number): boolean {
    const admitted = this.call(id, at);
    this.move(id, 'uninstalled');
    return admitted;
  }

  silence(at: number): void {
    for (const [id, { lastSeen }] of this.installations)
      if (lastSeen < at - silentAfterHours * 60 * minute) this.move(id, 'silent');
  }

  refuse(id: string, at: number): void {
    const known = this.installations.get(id);
    if (known && known.firstSeen <= at - refusalGrace) this.move(id, 'token_refused');
  }

  get active(): boolean {
    return [...this.installations.values()].some(({ state }) => state === 'active');
  }

  private move(id: string, event: Parameters<typeof afterEvent>[1]): void {
    const known = this.installations.get(id);
    if (known) known.state = afterEvent(known.state, event);
  }
}

let api: TestApi;
let turn = 0;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** One site with a few installs, beside its model. */
class World {
  readonly model = new Model();
  readonly left = new Set<string>();
  readonly tenant: string;
  private tokens = 0;

  constructor() {
    turn += 1;
    this.tenant = uuidV5(tenantA, `model-${turn}`);
    api.clock.now = testNow;
  }

  get at(): Date {
    return api.clock.now;
  }

  async take(event: Event): Promise<void> {
    api.clock.now = new Date(this.at.getTime() + event.minutes * minute);
    const at = this.at.getTime();
    if (event.kind === 'looked_for_silence') {
      await this.lookForSilence();
      this.model.silence(at);
    } else if (event.kind === 'token_refused') await this.refuseToken();
    else {
      const id = installationNumber(event.which);
      const admitted =
        event.kind === 'uninstalled' ? this.model.uninstall(id, at) : this.model.call(id, at);
      expect(await this.call(event.kind, id)).toBe(admitted ? 200 : 403);
      // The one promise that no order of events may break.
      if (this.left.has(id)) expect(admitted).toBe(false);
    }
    for (const [id, { state }] of this.model.installations)
      if (state === 'leaving') this.left.add(id);
    await this.compare();
  }

  private async call(kind: keyof typeof routes, installation: string): Promise<number> {
    this.tokens += 1;
    const { status } = await api.call('POST', routes[kind], {
      ...{ as: null, tenant: this.tenant, installation, body: { issue: { id: '10112' } } },
      // One in three calls brings the token that the call before brought.
      headers: {
        'x-forge-oauth-system': `app-token-${installation}-${Math.floor(this.tokens / 3)}`,
      },
    });
    return status;
  }

  private async lookForSilence(): Promise<void> {
    const { withTenant, pools } = api.database;
    const deps = { withTenant, clockPool: pools.clock, silentAfterHours } as ActivityDeps;
    await createSilence(deps).suspendSilent(this.at);
  }

  /** Jira refuses the token that would be used now. */
  private async refuseToken(): Promise<void> {
    const { withTenant } = api.database;
    const found = await withTenant(this.tenant, (tx) => findAppToken(tx, this.at));
    if (!found) return;
    const [token] = await api.database.asAdministrator<{ id: string }>(
      'select installation_id as id from tokens where token_id = $1',
      [found.tokenId],
    );
    await withTenant(this.tenant, (tx) => refuseToken(tx, found.tokenId, this.at));
    this.model.refuse(token?.id ?? '', this.at.getTime());
  }

  /** The database is as the model says, and nothing goes out but while an installation is active. */
  private async compare(): Promise<void> {
    const { database } = api;
    const expected = [...this.model.installations].map(([id, { state }]) => [id, state]);
    const rows = await installationsOf(database, this.tenant);
    expect(rows.map(({ id, state }) => [id, state]).sort()).toEqual(expected.sort());
    for (const { state, inactiveSince } of rows)
      expect(inactiveSince === null).toBe(state === 'active');
    if (expected.length === 0) return;
    const { active } = this.model;
    await database.withTenant(this.tenant, async (tx) => {
      expect((await findTenant(tx))?.state).toBe(active ? 'active' : 'leaving');
      expect(await hasActiveInstallation(tx)).toBe(active);
      const token = await findAppToken(tx, this.at);
      if (!active) expect(token).toBeNull();
      const minting = { at: this.at, sendSeconds: 30, settleSeconds: 60, batch: 10 };
      expect(await mintStandingPermit(tx, minting)).toMatchObject(
        active ? { result: 'nothing_due' } : { result: 'held', reason: 'writes_stopped' },
      );
    });
    const tokens = await database.asAdministrator<{ id: string }>(
      'select installation_id as id from tokens where tenant_id = $1',
      [this.tenant],
    );
    for (const { id } of tokens) expect(this.left).not.toContain(id);
  }

  /** Every state that was reached is in the chain, each from the one before, and the chain holds. */
  async checkAudit(): Promise<void> {
    if (this.model.installations.size === 0) return;
    const reached = new Map<string, unknown>();
    for (const { action, id, data } of await stateEntries(api.database, this.tenant)) {
      if (action === 'installation.first_seen') reached.set(id, 'active');
      if (!action.endsWith('state_changed')) continue;
      expect(reached.get(id) ?? 'active').toBe(data.from);
      reached.set(id, data.to);
    }
    for (const [id, { state }] of this.model.installations) expect(reached.get(id)).toBe(state);
    expect(reached.get(this.tenant) ?? 'active').toBe(this.model.active ? 'active' : 'leaving');
    const verdict = await verifyChain(api.database.pools.readonly, this.tenant);
    expect(verdict).toMatchObject({ ok: true });
  }
}

describe('L1 installations under any order of events', () => {
  it(`are as the model says after each of them (READYGATE_SEED=${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 10, maxLength: 60, size: 'max' }),
        async (events) => {
          const world = new World();
          for (const one of events) await world.take(one);
          await world.checkAudit();
        },
      ),
      { seed, numRuns: runs },
    );
  }, 300_000);
});
