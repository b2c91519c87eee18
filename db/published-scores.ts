import type { Uuid } from '../domain/json.ts';
import type { PublishMode } from '../domain/publishing/published.ts';
import type { ReaderLanguage } from '../domain/readiness/rule.ts';
import { askToPublish } from './publish-wishes.ts';
import type { TenantTx } from './tenant-tx.ts';

/** An issue as the projection has it, with what Jira was last told of it. */
export interface Publishable {
  issueId: string;
  projectId: string;
  score: number;
  reportId: Uuid;
  judgedAt: Date;
  /** Its judgement is out of date. */
  changed: boolean;
  mode: PublishMode;
  language: ReaderLanguage;
  /** Digest of the gate as Jira has it; null: none. */
  gate: string | null;
  gateReport: Uuid | null;
}

/** Jira shows another number than the projection has. */
const differsField = `(s.mode <> 'off' and i.score is not null and i.score is distinct from p.score)`;

/** Nothing is known of the issue as it is now. */
const isStale = `(i.stale_since is not null or coalesce(p.outdated, false))`;

/** Jira's gate tells of another report, or of another state; one that is off is left open. */
const differsGate = `(case when s.mode = 'field_and_gate'
  then i.score is not null and (p.gate is null or p.report_id is distinct from i.report_id
    or p.gate_open <> ${isStale})
  else p.gate is not null and not p.gate_open end)`;

/** The same, where Jira did not refuse it. */
const needsField = `(${differsField} and not coalesce(p.field_refused, false))`;
const needsGate = `(${differsGate} and not coalesce(p.gate_refused, false))`;

const ofIssues = `from issues i join publish_settings s using (tenant_id, project_id)
  left join published_scores p using (tenant_id, issue_id)`;

const ofDue = `from published_scores p join issues i using (tenant_id, issue_id)
  join publish_settings s using (tenant_id, project_id) join project_modes m using (tenant_id, project_id)
  where p.tenant_id = $1 and p.due_since is not null and m.mode = 'propose'`;

/** What may be written now: a site without the field still has its gates. */
const needs = {
  field: `s.problem is null and ${needsField}`,
  property: `coalesce(s.problem, 'field_not_found') = 'field_not_found' and ${needsGate}`,
};

/**
 * What is on its way may be older than what is marked here: the mark is renewed although it differs in nothing yet.
 * What Jira refused before is tried again.
 */
const isMarkable = `(${differsField} or ${differsGate} or p.due_since is not null)`;

const marks = `insert into published_scores (tenant_id, issue_id, due_since)
  select i.tenant_id, i.issue_id, $3 ${ofIssues} where i.tenant_id = $1 and `;
// By issue id, as everywhere: two that mark or settle the same issues wait for each other, and none for ever.
const marked = `order by i.issue_id on conflict (tenant_id, issue_id) do update
  set due_since = coalesce(published_scores.due_since, excluded.due_since), field_refused = false,
    gate_refused = false returning 1`;

/**
 * Marks issues whose scores changed or went out of date, where their projects publish and Jira shows something
 * else; and asks for them to be published together.
 */
export async function markAllPublishable(
  tx: TenantTx,
  issueIds: readonly string[],
  at: Date,
): Promise<void> {
  const due = await tx.query(`${marks} i.issue_id = any($2::text[]) and ${isMarkable} ${marked}`, [
    tx.tenantId,
    issueIds,
    at,
  ]);
  if (due.length > 0) await askToPublish(tx, at);
}

/** The same for one issue. */
export async function markPublishable(tx: TenantTx, issueId: string, at: Date): Promise<void> {
  await markAllPublishable(tx, [issueId], at);
}

/** As `markProject` for a project whose setting changed: what its gates say is looked at anew. */
export async function markProjectAnew(tx: TenantTx, projectId: string, at: Date): Promise<void> {
  const anew = await tx.query<{ issueId: string }>(
    `select p.issue_id as "issueId" from published_scores p join issues i using (tenant_id, issue_id)
      where p.tenant_id = $1 and i.project_id = $2 order by p.issue_id for no key update of p`,
    [tx.tenantId, projectId],
  );
  const ids = anew.map(({ issueId }) => issueId);
  await tx.query(
    'update published_scores set report_id = null where tenant_id = $1 and issue_id = any($2)',
    [tx.tenantId, ids],
  );
  await markProject(tx, projectId, at);
}

/** As `markPublishable` for all of a project, whose reports went out of date. */
export async function markProject(tx: TenantTx, projectId: string, at: Date): Promise<void> {
  const due = await tx.query(`${marks} i.project_id = $2 and ${isMarkable} ${marked}`, [
    tx.tenantId,
    projectId,
    at,
  ]);
  if (due.length > 0) await askToPublish(tx, at);
}

/** What Jira shows is not known any more, because the database lost time: all of it is told again. */
export async function doubtPublished(tx: TenantTx, at: Date): Promise<void> {
  await lockScores(tx);
  const due = await tx.query(
    `update published_scores set score = null, report_id = null, gate_open = false,
       gate = case when gate is not null then 'doubted' end, due_since = coalesce(due_since, $2)
      where tenant_id = $1 returning 1`,
    [tx.tenantId, at],
  );
  if (due.length > 0) await askToPublish(tx, at);
}

/** Holds issues, or all where none are named, in the order in which everybody holds them. */
async function lockScores(tx: TenantTx, issueIds: readonly string[] | null = null): Promise<void> {
  await tx.query(
    `select 1 from published_scores where tenant_id = $1 and ($2::text[] is null or issue_id = any($2))
      order by issue_id for no key update`,
    [tx.tenantId, issueIds],
  );
}

/**
 * Whether Jira took what a request told it is not known: its issues are told again, even where the projection has
 * come back to what it was before.
 */
export async function doubtTold(
  tx: TenantTx,
  target: 'field' | 'property',
  issueIds: readonly string[],
  at: Date,
): Promise<void> {
  const doubted =
    target === 'field' ? 'score = null' : `gate = 'doubted', report_id = null, gate_open = false`;
  await lockScores(tx, issueIds);
  await tx.query(
    `update published_scores set ${doubted}, due_since = coalesce(due_since, $3)
      where tenant_id = $1 and issue_id = any($2)`,
    [tx.tenantId, issueIds, at],
  );
}

/** Up to so many issues that wait longest, of one target; what goes by itself is taken by itself. */
export async function listDue(
  tx: TenantTx,
  target: 'field' | 'property',
  limit: number,
): Promise<string[]> {
  const rows = await tx.query<{ issueId: string; alone: boolean }>(
    `select p.issue_id as "issueId", p.alone ${ofDue} and ${needs[target]}
     order by p.due_since, p.issue_id limit $2`,
    [tx.tenantId, limit],
  );
  const together = rows[0]?.alone ? rows.slice(0, 1) : rows.filter(({ alone }) => !alone);
  return together.map(({ issueId }) => issueId);
}

/**
 * Takes the mark from issues of which Jira shows what the projection has; from all where none are named.
 * Locked first: a judgement that is being stored meanwhile is seen, or marks them again.
 */
export async function unmarkSettled(
  tx: TenantTx,
  issueIds: readonly string[] | null = null,
): Promise<void> {
  await tx.query(
    `select 1 from published_scores where tenant_id = $1 and due_since is not null
       and ($2::text[] is null or issue_id = any($2)) order by issue_id for no key update`,
    [tx.tenantId, issueIds],
  );
  await tx.query(
    `update published_scores p set due_since = null
       from issues i left join publish_settings s using (tenant_id, project_id)
      where p.tenant_id = $1 and i.tenant_id = $1 and i.issue_id = p.issue_id and p.due_since is not null
        and ($2::text[] is null or p.issue_id = any($2))
        and not coalesce(${needsField} or ${needsGate}, false)`,
    [tx.tenantId, issueIds],
  );
}

/**
 * What is to be sent of the issues of one write now: those that still differ, as the projection has
 * them at this moment. Holds settings and modes until the request is on its way.
 */
export async function readPublishable(
  tx: TenantTx,
  target: 'field' | 'property',
  issueIds: readonly string[],
): Promise<Publishable[]> {
  return await tx.query<Publishable>(
    `select i.issue_id as "issueId", i.project_id as "projectId", i.score, i.report_id as "reportId",
       i.judged_at as "judgedAt", ${isStale} as changed, s.mode, s.language, p.gate,
       p.report_id as "gateReport"
     ${ofDue} and i.issue_id = any($2) and ${needs[target]}
     order by p.due_since, i.issue_id for share of s, m`,
    [tx.tenantId, issueIds],
  );
}

/** Notes which numbers Jira shows. */
export async function savePublishedScores(
  tx: TenantTx,
  shown: readonly { issueId: string; score: number }[],
): Promise<void> {
  await lockScores(
    tx,
    shown.map(({ issueId }) => issueId),
  );
  await tx.query(
    `update published_scores p set score = v.score, alone = false
       from unnest($2::text[], $3::integer[]) v (issue_id, score)
      where p.tenant_id = $1 and p.issue_id = v.issue_id`,
    [tx.tenantId, shown.map(({ issueId }) => issueId), shown.map(({ score }) => score)],
  );
}

/** Notes what Jira's gate says of an issue. */
export async function savePublishedGate(
  tx: TenantTx,
  told: { issueId: string; gate: string; reportId: Uuid; open: boolean },
): Promise<void> {
  await tx.query(
    `update published_scores set gate = $3, report_id = $4, gate_open = $5
      where tenant_id = $1 and issue_id = $2`,
    [tx.tenantId, told.issueId, told.gate, told.reportId, told.open],
  );
}

/**
 * Of a request that Jira refused: each goes by itself next time; what was by itself is given up. An issue whose
 * number is given up still has its gate.
 */
export async function setAside(
  tx: TenantTx,
  target: 'field' | 'property',
  issueIds: readonly string[],
): Promise<void> {
  if (issueIds.length > 1) return await splitBatch(tx, issueIds);
  const refused =
    target === 'field' ? 'field_refused = true, alone = false' : 'gate_refused = true';
  await tx.query(
    `update published_scores set ${refused} where tenant_id = $1 and issue_id = any($2)`,
    [tx.tenantId, issueIds],
  );
  await unmarkSettled(tx, issueIds);
}

/** Each of several issues goes by itself next time. */
export async function splitBatch(tx: TenantTx, issueIds: readonly string[]): Promise<void> {
  if (issueIds.length < 2) return;
  await lockScores(tx, issueIds);
  await tx.query(
    'update published_scores set alone = true where tenant_id = $1 and issue_id = any($2)',
    [tx.tenantId, issueIds],
  );
}

/** Lets the others go first. */
export async function putBack(tx: TenantTx, issueIds: readonly string[], at: Date): Promise<void> {
  await lockScores(tx, issueIds);
  await tx.query(
    `update published_scores set due_since = $3
      where tenant_id = $1 and issue_id = any($2) and due_since is not null`,
    [tx.tenantId, issueIds, at],
  );
}
