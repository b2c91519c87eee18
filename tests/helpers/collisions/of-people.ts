import { setModelStopped } from '../../../db/model-switches.ts';
import { digestOf } from '../../../domain/canonical.ts';
import { defaultPolicy } from '../../../domain/policy.ts';
import type { Answer, CallOptions } from '../api.ts';
import { verdictsOn } from '../api.ts';
import { tenantA } from '../plans.ts';
import { type Ground, issues } from './ground.ts';

/** Does something to the ground, and says how it ended: `done`, or the code of a refusal. */
export type Act = (ground: Ground) => Promise<string>;

const said = ({ status, body }: Answer): string => {
  if (status < 400) return 'done';
  // Neither is anything that could happen to somebody.
  if (body.code === 'internal' || body.code === 'invalid_request')
    throw new Error(JSON.stringify(body));
  return body.code;
};

const post =
  (
    path: (ground: Ground) => string,
    body: (ground: Ground) => unknown = () => ({}),
    options: CallOptions = {},
  ): Act =>
  async (ground) =>
    said(await ground.call('POST', path(ground), { body: body(ground), ...options }));

const put =
  (path: string, body: object): Act =>
  async (ground) =>
    said(await ground.call('PUT', path, { as: 'acc-otto', body }));

const firstRow = ({ plan }: Ground) => plan.rows[0]?.id ?? '';
const decisions = ({ plan }: Ground) => `/v1/plans/${plan.id}/decisions`;
const sweepPath =
  (command: 'pause' | 'cancel') =>
  ({ sweep }: Ground) =>
    `/v1/projects/SHOP/sweeps/${sweep.sweepId}/${command}`;
const resolve = (choice: 'give_up' | 'write_again'): Act =>
  post(
    (ground) => `/v1/plans/${ground.plan.id}/rows/${firstRow(ground)}/resolution`,
    () => ({ choice }),
  );
const { version: _version, ...policy } = { ...defaultPolicy, id: 'collisions' };
const pack = `format: 1
id: team
version: '1'
extends: starter
rules:
  own.looked: { counts: true, severity: warning, weight: 10, manual: true, title: The design was looked at }
cases: []
`;
const model = {
  version: 0,
  on: true,
  profile: 'default',
  fields: ['summary'],
  names: [],
  dailyTokens: 1000,
  dailyMoney: 1,
  prices: { input: 0, output: 0 },
  endpoint: { baseUrl: 'https://model.example/v1', model: 'small', key: 'a-key' },
};
const platform = { as: null };

/** What people and the platform can do that takes locks, by a name of its own. */
export const actsOfPeople: Record<string, Act> = {
  approve: post(decisions, ({ plan }) => verdictsOn(plan, 'approve', 'approve', 'approve')),
  approveOther: post(
    ({ other }) => `/v1/plans/${other.id}/decisions`,
    ({ other }) => verdictsOn(other, 'approve', 'approve'),
  ),
  reject: post(decisions, ({ plan }) => verdictsOn(plan, 'reject'), { as: 'acc-otto' }),
  decideInBulk: post(
    () => '/v1/decisions',
    ({ plan, other }) => ({
      plans: [plan, other].map((one) => ({
        planId: one.id,
        ...(verdictsOn(one, 'approve', 'approve') as object),
      })),
    }),
  ),
  edit: post(
    ({ plan }) => `/v1/plans/${plan.id}/edits`,
    ({ plan }) => {
      const [row] = plan.rows;
      const operation = row?.operation as { fields: object };
      const worded = { ...operation, fields: { ...operation.fields, summary: 'other words' } };
      return { seal: plan.seal, rowId: row?.id, operation: worded };
    },
  ),
  dispatch: post(
    ({ plan }) => `/v1/plans/${plan.id}/dispatch`,
    ({ plan }) => ({ seal: plan.seal }),
  ),
  revoke: post(
    ({ plan }) => `/v1/plans/${plan.id}/revocation`,
    (ground) => ({ rowIds: ground.plan.rows.map(({ id }) => id) }),
  ),
  giveUp: resolve('give_up'),
  writeAgain: resolve('write_again'),
  undo: post(({ done }) => `/v1/plans/${done.id}/undo`),
  cancel: post(({ plan }) => `/v1/refinements/${plan.refinementId}/cancellation`),
  cancelUnplanned: post(
    ({ unplanned }) => `/v1/refinements/${unplanned.refinementId}/cancellation`,
  ),
  propose: post(() => `/v1/issues/${issues.first}/refinements`),
  proposeAnew: post(() => `/v1/issues/${issues.third}/refinements`),
  clarify: post(() => `/v1/issues/${issues.fifth}/clarifications`),
  cancelClarification: post(({ done }) => `/v1/clarifications/${done.refinementId}/cancellation`),
  waive: async ({ call }) => {
    const { body } = await call('GET', `/v1/issues/${issues.first}/readiness`);
    const report = body.report?.digest ?? digestOf('not judged');
    const waiver = { rule: 'criteria.present', report, reason: 'A spike' };
    return said(await call('POST', `/v1/issues/${issues.first}/waivers`, { body: waiver }));
  },
  withdraw: post(() => `/v1/issues/${issues.first}/waivers/criteria.present/withdrawal`),
  publishPolicy: put('/v1/projects/SHOP/policies', { version: 1, policy }),
  publishRules: put('/v1/projects/SHOP/rules', { version: 1, source: pack }),
  publishSiteRules: put('/v1/tenant/rules', {
    version: 1,
    source: pack.replace('id: team', 'id: acme'),
  }),
  setPublishing: put('/v1/projects/SHOP/publishing', { version: 1, mode: 'field', language: 'de' }),
  setNotifications: put('/v1/notifications', {
    version: 1,
    email: true,
    siteUrl: 'https://lumen.example',
  }),
  setModel: put('/v1/model', model),
  setModelProject: put('/v1/projects/SHOP/model', { version: 0, on: true }),
  setComments: put('/v1/projects/SHOP/comments', { version: 0, audience: 'customer' }),
  setRoles: put('/v1/projects/SHOP/roles', {
    version: 0,
    grants: { viewer: { accounts: ['acc-vera'] } },
  }),
  look: async ({ call }) => said(await call('GET', `/v1/issues/${issues.first}/readiness`)),
  lookAtPlan: async ({ call, plan }) => said(await call('GET', `/v1/plans/${plan.id}`)),
  hearOfIssue: post(
    () => '/forge/events/issue',
    () => ({ issue: { id: issues.first } }),
    platform,
  ),
  hearOfComment: post(
    () => '/forge/events/comment',
    () => ({
      eventType: 'avi:jira:commented:issue',
      issue: { id: issues.fourth, key: 'SHOP-15' },
      comment: { id: '777', author: { accountId: 'acc-ben' }, body: 'As in the shop' },
    }),
    platform,
  ),
  bringToken: async ({ api, call }) =>
    said(
      await call('POST', '/forge/scheduled/token', {
        as: null,
        headers: { 'x-forge-oauth-system': api.simulator.tokens.app(tenantA) },
      }),
    ),
  uninstall: post(() => '/forge/events/uninstall', undefined, platform),
  estimateSweep: post(() => '/v1/projects/SHOP/sweeps/estimates', undefined, { as: 'acc-otto' }),
  pauseSweep: post(sweepPath('pause'), undefined, { as: 'acc-otto' }),
  cancelSweep: post(sweepPath('cancel'), undefined, { as: 'acc-otto' }),
  turnOff: put('/v1/projects/SHOP/mode', { version: 1, mode: 'off' }),
  stopWrites: put('/v1/tenant/writes', { stopped: true }),
  stopModel: ({ api, withTenant }) =>
    withTenant(tenantA, (tx) => setModelStopped(tx, { stopped: true, at: api.clock.now })).then(
      () => 'done',
    ),
};

/** Files of api/commands, and what is done here by each; a reason where nothing of its own is. */
export const commandFiles: Record<string, readonly (keyof typeof actsOfPeople)[] | string> = {
  'cancel.ts': ['cancel', 'cancelUnplanned'],
  'change-plan.ts': ['approve', 'dispatch', 'revoke'],
  'clarify.ts': ['clarify', 'cancelClarification'],
  'decide-in-bulk.ts': ['decideInBulk'],
  'decide-rows.ts': ['approve', 'reject', 'dispatch', 'revoke'],
  'edit-row.ts': ['edit'],
  'give-override.ts': ['waive'],
  'hear.ts': ['hearOfIssue', 'hearOfComment'],
  'leave.ts': ['uninstall'],
  'open-refinement.ts': ['propose', 'undo'],
  'propose.ts': ['propose', 'proposeAnew'],
  'publish-policy.ts': ['publishPolicy'],
  'publish-rules.ts': ['publishRules'],
  'publish-site-rules.ts': ['publishSiteRules'],
  'resolve-row.ts': ['giveUp', 'writeAgain'],
  'run-command.ts': 'what every command runs in',
  'set-comments.ts': ['setComments'],
  'set-mode.ts': ['turnOff'],
  'set-model.ts': ['setModel', 'setModelProject'],
  'set-notifications.ts': ['setNotifications'],
  'set-publishing.ts': ['setPublishing'],
  'set-roles.ts': ['setRoles'],
  'stop-writes.ts': ['stopWrites'],
  'sweeps.ts': ['estimateSweep', 'pauseSweep', 'cancelSweep'],
  'undo.ts': ['undo'],
  'user-token.ts': ['approve', 'lookAtPlan'],
  'wake.ts': ['look', 'bringToken'],
  'withdraw-override.ts': ['withdraw'],
};
