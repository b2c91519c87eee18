import type { JiraAuth } from '../clients/jira/http.ts';
import type { IssueBean, SiteField } from '../clients/jira/schemas.ts';
import { findCommentSetting } from '../db/comment-settings.ts';
import { findTenant } from '../db/tenants.ts';
import { findAppToken, type LiveToken, refuseToken } from '../db/tokens.ts';
import { isReadygateError, ReadygateError } from '../domain/errors.ts';
import type { NormalIssue } from '../domain/issue.ts';
import type { Uuid } from '../domain/json.ts';
import { normaliseJiraIssue } from '../domain/normalise/normalise-issue.ts';
import type { Audience } from '../domain/operation.ts';
import type { Pack } from '../domain/readiness/pack/pack.ts';
import type { ActivityDeps } from './deps.ts';
import { packOf } from './packs.ts';

/** A live token with the place where it counts. */
export interface Access extends LiveToken {
  auth: JiraAuth;
}

/** The app's own access to a tenant; null while no live token is at hand. */
export async function appAccess(
  { withTenant, clock }: ActivityDeps,
  tenantId: Uuid,
): Promise<Access | null> {
  return await withTenant(tenantId, async (tx) => {
    const tenant = await findTenant(tx);
    const token = await findAppToken(tx, clock());
    return tenant && token ? accessOf(tenant.apiBaseUrl, token) : null;
  });
}

export function accessOf(baseUrl: string, token: LiveToken): Access {
  return { ...token, auth: { baseUrl, token: token.token } };
}

/**
 * Reads an issue as rules and drafts see it.
 * @throws {ReadygateError} those of `readWholeIssue`
 */
export async function readIssue(
  deps: ActivityDeps,
  tenantId: Uuid,
  issueId: string,
  access: Access,
): Promise<NormalIssue> {
  return (await readWholeIssue(deps, tenantId, issueId, access)).issue;
}

/** An issue with the pack of its project, which said what was read of it: by no other is it judged. */
export interface ReadIssue {
  issue: NormalIssue;
  pack: Pack;
}

/** An issue with what is written to. */
export interface WholeIssue extends ReadIssue {
  /** As Jira gave it. */
  description: unknown;
  /**
   * Who may read what is asked in a comment: in a service project it is a note to the team, unless an
   * administrator of it let customers read it.
   */
  audience: Audience;
}

/** Where Jira does not say what kind of project it is, customers may be reading, and nobody let them. */
async function audienceOf(
  { withTenant }: ActivityDeps,
  tenantId: Uuid,
  { fields }: IssueBean,
  projectId: string,
): Promise<Audience> {
  const { projectTypeKey } = (fields?.project ?? {}) as { projectTypeKey?: unknown };
  if (typeof projectTypeKey !== 'string') return 'internal';
  if (projectTypeKey !== 'service_desk') return 'everyone';
  return (await withTenant(tenantId, (tx) => findCommentSetting(tx, projectId))).audience;
}

/**
 * The same as `readIssue`, with what is written to.
 * @throws {ReadygateError} waiting_for_token when Jira refused the token, which is not used again;
 *   issue_unreadable when the issue is gone or not visible; jira_rate_limited, jira_unavailable
 */
export async function readWholeIssue(
  deps: ActivityDeps,
  tenantId: Uuid,
  issueId: string,
  access: Access,
): Promise<WholeIssue> {
  try {
    const [raw, names] = await refusing(deps, tenantId, access, () =>
      Promise.all([deps.jira.getIssue(access.auth, issueId), fieldNames(deps, tenantId, access)]),
    );
    const issue = normaliseJiraIssue(raw, names);
    // Which further fields matter, its project's pack says.
    const [pack, audience] = await Promise.all([
      packOf(deps, tenantId, issue.projectId),
      audienceOf(deps, tenantId, raw, issue.projectId),
    ]);
    return {
      issue: pack.fields ? normaliseJiraIssue(raw, names, pack.fields) : issue,
      pack,
      description: raw.fields?.description,
      audience,
    };
  } catch (error) {
    if (isReadygateError(error, 'issue_not_found')) throw new ReadygateError('issue_unreadable');
    throw error;
  }
}

/**
 * Asks Jira with a token that may have died: one that Jira refused is not used again.
 * @throws {ReadygateError} waiting_for_token instead of jira_token_refused; else what `ask` throws
 */
export async function refusing<Answer>(
  { withTenant, clock }: ActivityDeps,
  tenantId: Uuid,
  { tokenId }: LiveToken,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!isReadygateError(error, 'jira_token_refused')) throw error;
    await withTenant(tenantId, (tx) => refuseToken(tx, tokenId, clock()));
    throw new ReadygateError('waiting_for_token');
  }
}

/** Milliseconds that a site's fields are remembered: their names tell which holds criteria. */
const fieldsFor = 10 * 60_000;
const known = new WeakMap<ActivityDeps, Map<Uuid, { fields: SiteField[]; until: number }>>();

async function fieldNames(
  deps: ActivityDeps,
  tenantId: Uuid,
  access: Access,
): Promise<Record<string, string>> {
  const fields = await siteFields(deps, tenantId, access);
  return Object.fromEntries(fields.map(({ id, name }) => [id, name]));
}

/** The fields of a site as the app sees them, as of a few minutes ago. */
export async function siteFields(
  deps: ActivityDeps,
  tenantId: Uuid,
  { auth }: Access,
): Promise<SiteField[]> {
  const byTenant = known.get(deps) ?? new Map();
  known.set(deps, byTenant);
  const now = deps.clock().getTime();
  const found = byTenant.get(tenantId);
  if (found && found.until > now) return found.fields;
  const fields = await deps.jira.listFields(auth);
  byTenant.set(tenantId, { fields, until: now + fieldsFor });
  return fields;
}

/** Has a site's fields read anew. */
export function forgetFields(deps: ActivityDeps, tenantId: Uuid): void {
  known.get(deps)?.delete(tenantId);
}
