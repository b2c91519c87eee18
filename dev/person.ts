import { randomUUID } from 'node:crypto';
import { request } from 'undici';
import { type AskedRow, decisionTurns } from '../domain/decision-turns.ts';
import type { ErrorBody } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import type {
  DecisionReply,
  DecisionRequest,
  EditRequest,
  PlanView,
  ReadinessView,
  RefinementView,
} from '../domain/views.ts';

/** A reply of the API as a person's browser sees it. */
export interface Reply<Body> {
  status: number;
  body: Body;
}

/** What a person needs to call the API the way the Forge bridge does. */
export interface PersonDeps {
  apiOrigin: () => string;
  /** Signs an invocation token for a call about an issue. */
  signToken: (issueId: string | null) => Promise<string>;
  /** Tokens that Forge adds to the call. */
  appToken: () => string | Promise<string>;
  userToken: () => string | Promise<string>;
}

type Result<Body> = Promise<Reply<Body | ErrorBody>>;

/** Somebody in front of the screen. */
export interface Person {
  call<Body>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    options?: CallOptions,
  ): Promise<Reply<Body>>;
  readiness(issueId: string): Result<ReadinessView>;
  propose(issueId: string, key?: string): Result<RefinementView>;
  refinement(id: Uuid): Result<RefinementView>;
  plan(id: Uuid): Result<PlanView>;
  decide(planId: Uuid, decision: DecisionRequest, key?: string): Result<DecisionReply>;
  edit(planId: Uuid, edit: EditRequest, key?: string): Result<DecisionReply>;
  dispatch(planId: Uuid, seal: string, key?: string): Result<DecisionReply>;
  revoke(planId: Uuid, rowIds: Uuid[], key?: string): Result<DecisionReply>;
  cancel(refinementId: Uuid, key?: string): Result<RefinementView>;
  undo(planId: Uuid, key?: string): Result<RefinementView>;
}

interface CallOptions {
  body?: unknown;
  issueId?: string;
  key?: string;
}

/** Milliseconds after which the platform gives a call up. */
const platformTimeout = 25_000;

export function createPerson(deps: PersonDeps): Person {
  const call = async <Body>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    options: CallOptions = {},
  ): Promise<Reply<Body>> => {
    const headers: Record<string, string> = {
      authorization: `Bearer ${await deps.signToken(options.issueId ?? null)}`,
      'x-forge-oauth-system': await deps.appToken(),
      'x-forge-oauth-user': await deps.userToken(),
    };
    if (method !== 'GET') headers['idempotency-key'] = options.key ?? randomUUID();
    if (options.body !== undefined) headers['content-type'] = 'application/json';
    const reply = await request(new URL(path, deps.apiOrigin()), {
      method,
      headers,
      headersTimeout: platformTimeout,
      body: options.body === undefined ? null : JSON.stringify(options.body),
    });
    return { status: reply.statusCode, body: (await reply.body.json()) as Body };
  };
  const post = <Body>(path: string, key?: string, body: unknown = {}) =>
    call<Body>('POST', path, key === undefined ? { body } : { body, key });
  return {
    call,
    readiness: (issueId) => call('GET', `/v1/issues/${issueId}/readiness`, { issueId }),
    propose: (issueId, key) => post(`/v1/issues/${issueId}/refinements`, key),
    refinement: (id) => call('GET', `/v1/refinements/${id}`),
    plan: (id) => call('GET', `/v1/plans/${id}`),
    decide: (planId, decision, key) => post(`/v1/plans/${planId}/decisions`, key, decision),
    edit: (planId, edit, key) => post(`/v1/plans/${planId}/edits`, key, edit),
    dispatch: (planId, seal, key) => post(`/v1/plans/${planId}/dispatch`, key, { seal }),
    revoke: (planId, rowIds, key) => post(`/v1/plans/${planId}/revocation`, key, { rowIds }),
    cancel: (refinementId, key) => post(`/v1/refinements/${refinementId}/cancellation`, key),
    undo: (planId, key) => post(`/v1/plans/${planId}/undo`, key),
  };
}

/** Decides as the screen does, turn after turn; the last reply, or the first that is a refusal. */
export async function decideInTurns(
  person: Person,
  plan: PlanView,
  asked: readonly AskedRow[],
): Promise<Reply<DecisionReply | ErrorBody>> {
  const [first = [], ...others] = decisionTurns(plan.rows, asked);
  let reply = await person.decide(plan.id, { seal: plan.seal, rows: first });
  for (const rows of others) {
    if (reply.status !== 200) break;
    const { seal } = (reply.body as DecisionReply).plan;
    reply = await person.decide(plan.id, { seal, rows });
  }
  return reply;
}

/** The body of a reply of the expected status; otherwise an error that names the code. */
export function expectStatus<Body>(reply: Reply<Body | ErrorBody>, ...statuses: number[]): Body {
  if (statuses.includes(reply.status)) return reply.body as Body;
  const { code } = reply.body as ErrorBody;
  throw new Error(`the API answered ${reply.status} ${code}, expected ${statuses.join(' or ')}`);
}
