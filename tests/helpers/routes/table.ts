import type { AppRole } from '../../../domain/app-roles.ts';
import { digestOf } from '../../../domain/canonical.ts';
import type { ErrorCode } from '../../../domain/errors.ts';
import { platformEndpoints } from '../../../domain/forge-modules.ts';
import { defaultModelSettings } from '../../../domain/model/settings.ts';
import type { Operation } from '../../../domain/operation.ts';
import type { Plan } from '../../../domain/plan.ts';

/** What routes are called about. */
export interface Things {
  issue: string;
  /** The key of a project, and its id. */
  key: string;
  project: string;
  /** One that waits. */
  plan: Pick<Plan, 'id' | 'refinementId'>;
  row: { id: string; operation: Operation };
  /** One that has ended. */
  ended: string;
}

/** A route of people: what it takes, where, and what it says to who may call it. */
export interface RouteCase {
  least: AppRole;
  /**
   * Where the role counts: in the project of the thing that the path names, in the project of its key, on
   * the site, or for each thing of a list by itself.
   */
  on: 'thing' | 'project' | 'site' | 'each';
  /** Jira must let the person make a change by hand. */
  byHand?: true;
  /** Whoever may call is refused by the route itself unless they could make a change, or are an admin. */
  inside?: true;
  body?: (things: Things) => unknown;
  /** How a call is answered that the door lets through: one that changes nothing. */
  answer: number | [number, ErrorCode];
}

/** No sweep of anybody. */
const noSweep = '9d3f1f2a-0000-4000-8000-000000000002';
const budget = { issues: 1, points: 2, seconds: 1, tokens: 0, micros: 0 };
const otherSeal = digestOf('another seal');
/** Nobody saw so late a version, so nothing is set. */
const tooLate = { version: 99 };
const tier = { reviewers: 1, proposerExcluded: false };
const policy = {
  id: 'team',
  tiers: { low: tier, medium: tier, high: tier },
  expiryHours: 24,
  reminderHours: null,
};
const decision = ({ row }: Things) => ({
  seal: otherSeal,
  rows: [{ rowId: row.id, digest: otherSeal, verdict: 'approve' }],
});
const report = `sha256:${'0'.repeat(64)}`;
const waiver = { report, rule: 'criteria.present', reason: 'A spike' };

const read = { least: 'viewer', on: 'thing' } as const;
const change = { least: 'member', on: 'thing', byHand: true } as const;
const say = { least: 'member', on: 'thing' } as const;
const project = { least: 'admin', on: 'project' } as const;
const site = { least: 'admin', on: 'site' } as const;
const passed: [number, ErrorCode] = [409, 'settings_changed'];

/**
 * Every route that people call. A route that is not here, or takes another role than it says here, fails
 * the tests of roles, of two sites, and of hidden work items.
 */
export const routeTable: Record<string, RouteCase> = {
  'GET /v1/issues/:id/readiness': { ...read, answer: 202 },
  'GET /v1/issues/:id/work-order': { ...read, answer: [404, 'issue_not_judged'] },
  'GET /v1/issues/:id/model-requests': { ...read, answer: 200 },
  'POST /v1/issues/:id/refinements': { ...change, answer: 200 },
  'POST /v1/issues/:id/clarifications': { ...change, answer: [409, 'refinement_elsewhere'] },
  'POST /v1/issues/:id/waivers': {
    ...say,
    body: () => waiver,
    answer: [409, 'report_outdated'],
  },
  'POST /v1/issues/:id/ticks': {
    ...say,
    body: () => ({ rule: waiver.rule, report }),
    answer: [400, 'rule_not_manual'],
  },
  'POST /v1/issues/:id/waivers/:rule/withdrawal': { ...say, answer: [409, 'nothing_to_withdraw'] },
  'POST /v1/issues/:id/ticks/:rule/withdrawal': { ...say, answer: [409, 'nothing_to_withdraw'] },
  'GET /v1/issues/:id/refinements': { ...read, answer: 200 },
  'GET /v1/issues/:id/history': { ...read, answer: 200 },
  'GET /v1/refinements/:id': { ...read, answer: 200 },
  'POST /v1/refinements/:id/cancellation': {
    ...read,
    inside: true,
    answer: [409, 'refinement_closed'],
  },
  'POST /v1/clarifications/:id/cancellation': {
    ...read,
    answer: [404, 'clarification_not_found'],
  },
  'GET /v1/plans': { least: 'viewer', on: 'each', answer: 200 },
  'GET /v1/plans/:id': { ...read, answer: 200 },
  'GET /v1/plans/:id/drift': { ...read, answer: 200 },
  'GET /v1/plans/:id/people': { ...read, answer: 200 },
  'POST /v1/decisions': {
    least: 'member',
    on: 'each',
    body: (things) => ({ plans: [{ planId: things.plan.id, ...decision(things) }] }),
    answer: 200,
  },
  'POST /v1/plans/:id/decisions': {
    ...change,
    body: decision,
    answer: [409, 'row_digest_mismatch'],
  },
  'POST /v1/plans/:id/edits': {
    ...change,
    body: ({ row }) => ({ seal: otherSeal, rowId: row.id, operation: row.operation }),
    answer: [409, 'seal_mismatch'],
  },
  'POST /v1/plans/:id/dispatch': {
    ...change,
    body: () => ({ seal: otherSeal }),
    answer: [409, 'seal_mismatch'],
  },
  'POST /v1/plans/:id/revocation': {
    ...read,
    body: ({ row }) => ({ rowIds: [row.id] }),
    answer: [409, 'nothing_to_revoke'],
  },
  'POST /v1/plans/:id/undo': { ...change, answer: [409, 'plan_unsettled'] },
  'POST /v1/plans/:id/rows/:rowId/resolution': {
    ...read,
    body: () => ({ choice: 'give_up' }),
    answer: [409, 'row_not_answerable'],
  },
  'GET /v1/projects/:key/issues': { least: 'viewer', on: 'project', answer: 200 },
  'GET /v1/projects/:key/sweeps': { ...project, answer: 200 },
  'GET /v1/projects/:key/sweeps/:sweepId': { ...project, answer: [404, 'sweep_not_found'] },
  'POST /v1/projects/:key/sweeps/estimates': {
    ...project,
    body: () => ({ source: 'elsewhere' }),
    answer: [400, 'invalid_request'],
  },
  'POST /v1/projects/:key/sweeps': {
    ...project,
    body: () => ({ estimateId: noSweep, budget }),
    answer: [404, 'sweep_not_found'],
  },
  'POST /v1/projects/:key/sweeps/:sweepId/pause': { ...project, answer: [404, 'sweep_not_found'] },
  'POST /v1/projects/:key/sweeps/:sweepId/resume': { ...project, answer: [404, 'sweep_not_found'] },
  'POST /v1/projects/:key/sweeps/:sweepId/cancel': { ...project, answer: [404, 'sweep_not_found'] },
  'GET /v1/projects/:key/policies': { ...project, answer: 200 },
  'PUT /v1/projects/:key/policies': {
    ...project,
    body: () => ({ ...tooLate, policy }),
    answer: [409, 'policy_changed'],
  },
  'GET /v1/projects/:key/rules': { ...project, answer: 200 },
  'PUT /v1/projects/:key/rules': {
    ...project,
    body: () => ({ ...tooLate, source: 'no pack' }),
    answer: [400, 'invalid_pack'],
  },
  'POST /v1/projects/:key/rules/simulations': {
    ...project,
    body: () => ({ source: 'no pack' }),
    answer: [400, 'invalid_pack'],
  },
  'POST /v1/projects/:key/rules/simulations/parts': {
    ...project,
    body: () => ({ source: 'no pack' }),
    answer: [400, 'invalid_pack'],
  },
  'POST /v1/projects/:key/rules/drafts': {
    ...project,
    body: () => ({ source: 'no pack' }),
    answer: [400, 'invalid_pack'],
  },
  'GET /v1/projects/:key/rules/explanations': { ...project, answer: 200 },
  'GET /v1/projects/:key/rules/versions/:version': { ...project, answer: 200 },
  'POST /v1/projects/:key/directory': { ...project, answer: 200 },
  'POST /v1/directory': { ...site, answer: 200 },
  'GET /v1/projects/:key/settings': { ...project, answer: 200 },
  'GET /v1/projects/:key/rules/usefulness': { ...project, answer: 200 },
  'GET /v1/projects/:key/model': { ...project, answer: 200 },
  'PUT /v1/projects/:key/model': {
    ...project,
    body: () => ({ ...tooLate, on: false }),
    answer: passed,
  },
  'GET /v1/projects/:key/comments': { ...project, answer: 200 },
  'PUT /v1/projects/:key/comments': {
    ...project,
    body: () => ({ ...tooLate, audience: 'customer' }),
    answer: passed,
  },
  'GET /v1/projects/:key/roles': { ...project, answer: 200 },
  'PUT /v1/projects/:key/roles': {
    ...project,
    body: () => ({ ...tooLate, grants: { admin: { accounts: ['acc-ben', 'acc-lea'] } } }),
    answer: passed,
  },
  'GET /v1/projects/:key/publishing': { ...site, answer: 200 },
  'PUT /v1/projects/:key/publishing': {
    ...site,
    body: () => ({ ...tooLate, mode: 'off', language: 'en' }),
    answer: passed,
  },
  'GET /v1/projects': { ...site, answer: 200 },
  'GET /v1/projects/:key/to-do': { ...site, answer: 200 },
  'GET /v1/projects/:key/mode': { ...site, answer: 200 },
  'PUT /v1/projects/:key/mode': {
    ...site,
    body: () => ({ ...tooLate, mode: 'off' }),
    answer: passed,
  },
  'GET /v1/tenant/rules': { ...site, answer: 200 },
  'PUT /v1/tenant/rules': {
    ...site,
    body: () => ({ ...tooLate, source: 'no pack' }),
    answer: [400, 'invalid_pack'],
  },
  'GET /v1/tenant/rules/history': { ...site, answer: 200 },
  'GET /v1/tenant/writes': { ...site, answer: 200 },
  'PUT /v1/tenant/writes': {
    ...site,
    body: () => ({ ...tooLate, stopped: false }),
    answer: passed,
  },
  'GET /v1/projects/:key/mode/history': { ...site, answer: 200 },
  'GET /v1/projects/:key/publishing/history': { ...site, answer: 200 },
  'GET /v1/projects/:key/model/history': { ...project, answer: 200 },
  'GET /v1/projects/:key/comments/history': { ...project, answer: 200 },
  'GET /v1/projects/:key/policies/history': { ...project, answer: 200 },
  'GET /v1/projects/:key/roles/history': { ...project, answer: 200 },
  'GET /v1/projects/:key/rules/history': { ...project, answer: 200 },
  'GET /v1/tenant/writes/history': { ...site, answer: 200 },
  'GET /v1/notifications/history': { ...site, answer: 200 },
  'GET /v1/model/history': { ...site, answer: 200 },
  'GET /v1/roles/history': { ...site, answer: 200 },
  'GET /v1/audit': { ...site, answer: 200 },
  'GET /v1/audit/export': { ...site, answer: 200 },
  'GET /v1/audit/export/part': { ...site, answer: 200 },
  'GET /v1/audit/verification': { ...site, answer: 200 },
  'POST /v1/audit/verification': { ...site, answer: 202 },
  'GET /v1/gates': { ...site, answer: [409, 'gates_unlisted'] },
  'GET /v1/notifications': { ...site, answer: 200 },
  'PUT /v1/notifications': {
    ...site,
    body: () => ({ ...tooLate, email: false, siteUrl: 'https://lumen.example' }),
    answer: passed,
  },
  'GET /v1/model': { ...site, answer: 200 },
  'PUT /v1/model': {
    ...site,
    body: () => ({ ...defaultModelSettings, ...tooLate }),
    answer: passed,
  },
  'POST /v1/model/test': { ...site, answer: 202 },
  'GET /v1/model/calls': { ...site, answer: 200 },
  'GET /v1/installation': { ...site, answer: 200 },
  'GET /v1/usage': { ...site, answer: 200 },
  'GET /v1/usage.csv': { ...site, answer: 200 },
  'GET /v1/roles': { ...site, answer: 200 },
  'PUT /v1/roles': { ...site, body: () => ({ ...tooLate, grants: {} }), answer: passed },
};

/** Routes without a person: open ones, and those that the platform calls. */
export const routesWithoutPeople = [
  'GET /.well-known/security.txt',
  'GET /healthz',
  ...Object.values(platformEndpoints).map((path) => `POST ${path}`),
];

/** The address of a route about some things. */
export function addressOf(route: string, things: Things): { method: string; path: string } {
  const [method = '', pattern = ''] = route.split(' ');
  const ended = route === 'POST /v1/refinements/:id/cancellation';
  const ids: Record<string, string> = {
    issues: things.issue,
    plans: things.plan.id,
    refinements: ended ? things.ended : things.plan.refinementId,
    clarifications: things.plan.refinementId,
  };
  const path = pattern
    .replace(/^\/v1\/(\w+)\/:id/, (_, kind: string) => `/v1/${kind}/${ids[kind] ?? ''}`)
    .replace(':rowId', things.row.id)
    .replace(':sweepId', noSweep)
    .replace(':key', things.key)
    .replace(':version', '1')
    .replace(':rule', waiver.rule);
  return { method, path };
}

/** What says that the thing of a path is not there, or hidden. */
export function notThere(route: string): ErrorCode {
  if (route.includes('/issues/')) return 'issue_not_found';
  if (route.includes('/plans/')) return 'plan_not_found';
  return route.includes('/projects/') ? 'project_not_found' : 'refinement_not_found';
}
