import { events, invokeRemote, Modal, router, view } from '@forge/bridge';
import type { ErrorBody } from '../../../../domain/errors.ts';
import type { Uuid } from '../../../../domain/json.ts';
import type {
  DecisionReply,
  PlanView,
  ReadinessView,
  RefinementView,
} from '../../../../domain/views.ts';
import type { Turns } from './state/choice.ts';

/** Where the app is shown, and what a modal was opened with. */
export interface Place {
  issue: { id: string; key: string };
  siteUrl: string;
  /** The plan to review; null in the column of the issue. */
  planId: Uuid | null;
}

/**
 * What became of a call. `unreachable`: no answer that can be read came back, so whether the call
 * had its effect is not known.
 */
export type Reply<Body> =
  | { kind: 'ok'; body: Body; etag: string | null }
  | { kind: 'refused'; status: number; error: ErrorBody }
  | { kind: 'unreachable' };

interface RemoteReply {
  status?: number;
  headers?: Record<string, string | string[]>;
  body?: unknown;
}

/** Takes the colours of the page around the app, and follows them. */
export async function enableTheme(): Promise<void> {
  await view.theme.enable();
}

export async function readPlace(): Promise<Place> {
  const { extension, siteUrl } = await view.getContext();
  const { issue, modal } = extension as {
    issue: Place['issue'];
    modal?: { issue: Place['issue']; planId: Uuid };
  };
  return { issue: modal?.issue ?? issue, siteUrl, planId: modal?.planId ?? null };
}

export function readReadiness(issueId: string): Promise<Reply<ReadinessView>> {
  return call('GET', `/v1/issues/${issueId}/readiness`);
}

export function readPlan(planId: Uuid): Promise<Reply<PlanView>> {
  return call('GET', `/v1/plans/${planId}`);
}

export function readRefinement(refinementId: Uuid): Promise<Reply<RefinementView>> {
  return call('GET', `/v1/refinements/${refinementId}`);
}

export function propose(issueId: string, key: string): Promise<Reply<RefinementView>> {
  return call('POST', `/v1/issues/${issueId}/refinements`, { body: {}, key });
}

export function undo(planId: Uuid, key: string): Promise<Reply<RefinementView>> {
  return call('POST', `/v1/plans/${planId}/undo`, { body: {}, key });
}

/**
 * Sends verdicts turn after turn. Each turn has a key of its own made from that of the wish, so a wish
 * that is tried again repeats what was answered and goes on behind it.
 */
export async function decide(
  planId: Uuid,
  { seal, turns }: Turns,
  key: string,
): Promise<Reply<DecisionReply>> {
  const [rows, ...rest] = turns;
  const body = { seal, rows };
  const sent = { body, key: `${key}.${turns.length}` };
  const reply = await call<DecisionReply>('POST', `/v1/plans/${planId}/decisions`, sent);
  if (reply.kind !== 'ok' || rest.length === 0) return reply;
  return await decide(planId, { seal: reply.body.plan.seal, turns: rest }, key);
}

/** Opens the review in a large modal of the same resource. */
export async function openReview(
  review: { planId: Uuid; issue: Place['issue'] },
  onClose: () => void,
): Promise<void> {
  // A click beside the modal must not throw away what was ticked.
  await new Modal({ size: 'large', context: review, closeOnOverlayClick: false, onClose }).open();
}

export async function closeReview(): Promise<void> {
  await view.close();
}

export async function openIssue(issueKey: string): Promise<void> {
  await router.open({ target: 'issue', issueKey });
}

/** What a frame of the app says to the others once a command of its person was taken. */
const commandTaken = 'readygate.command-taken';

/** Tells when the issue was changed on this page, or something was asked of us about it in another frame. */
export async function onIssueChanged(changed: () => void): Promise<() => void> {
  const names = ['JIRA_ISSUE_CHANGED', commandTaken];
  const subscriptions = await Promise.all(names.map((name) => events.on(name, changed)));
  return () => {
    for (const subscription of subscriptions) subscription.unsubscribe();
  };
}

/**
 * No `If-None-Match` is sent: Forge counts a 304 as a failed call. Callers compare the ETags instead.
 */
async function call<Body>(
  method: 'GET' | 'POST',
  path: string,
  command?: { body: object; key: string },
): Promise<Reply<Body>> {
  const sent = command ? { body: command.body, headers: { 'idempotency-key': command.key } } : {};
  let reply: Reply<Body>;
  try {
    reply = readReply<Body>((await invokeRemote({ path, method, ...sent })) as RemoteReply);
  } catch {
    return { kind: 'unreachable' };
  }
  // The column must not offer what was just decided in the review until its next look.
  if (command && reply.kind === 'ok') void events.emit(commandTaken).catch(() => {});
  return reply;
}

/** A failed invocation resolves too, so the status and the form of the body decide. */
function readReply<Body>({ status = 0, headers = {}, body }: RemoteReply): Reply<Body> {
  if (status >= 200 && status < 300 && typeof body === 'object' && body !== null)
    return { kind: 'ok', body: body as Body, etag: String(headers.etag ?? '') || null };
  const error = body as Partial<ErrorBody> | undefined;
  return status >= 400 && typeof error?.code === 'string'
    ? { kind: 'refused', status, error: error as ErrorBody }
    : { kind: 'unreachable' };
}
