import { storeJudgement } from '../../activities/judging.ts';
import { setPublishing } from '../../api/commands/set-publishing.ts';
import { findPublishSetting } from '../../db/publish-settings.ts';
import type { WithTenant } from '../../db/tenant-tx.ts';
import type { JiraSimulator } from '../../dev/jira-simulator/index.ts';
import { digestOf } from '../../domain/canonical.ts';
import type { PublishMode } from '../../domain/publishing/published.ts';
import type { Judgement } from '../../domain/readiness/judgement.ts';
import { overridesDigest } from '../../domain/readiness/override.ts';
import type { ReadinessStatus, Report } from '../../domain/report.ts';
import { issueOf } from './judged.ts';
import { makeReport } from './make-report.ts';

/** Ids of the issues that tests judge: SHOP-12 of the simulator, and copies of it. */
export const firstIssue = 10_112;
export const project = '10000';
const fieldId = 'customfield_10077';

/** Puts the field on a screen, and copies of SHOP-12 into the site. */
export function prepareSite(simulator: JiraSimulator, tenantId: string, copies = 0): void {
  const site = simulator.state.sites[tenantId]!;
  site.switches.appField = true;
  const [like] = simulator.issuesOf(tenantId).filter(({ key }) => key === 'SHOP-12');
  const stored = site.issues[like!.id]!;
  for (let at = 0; at < copies; at += 1) {
    const id = idOf(at);
    site.issues[id] = { ...structuredClone(stored), id, key: `SHOP-${9000 + at}` };
    site.keys[`SHOP-${9000 + at}`] = id;
  }
}

/** The id of a copy. */
export function idOf(at: number): string {
  return String(900_000 + at);
}

/** A report with one finding and this score. */
function reportOf(score: number, status: ReadinessStatus = 'not_ready'): Report {
  return { ...makeReport(), score, status, digest: digestOf({ score, status }) };
}

function basisOf({ content, pack }: Report): Omit<Judgement, 'report'> {
  return {
    basis: {
      contentDigest: content,
      packDigest: pack.digest,
      overridesDigest: overridesDigest([]),
      judgedUntil: null,
    },
    targets: { description: null, evidence: {} },
    leftOut: null,
  };
}

/** Stores judgements of issues by id, as judging does. */
export async function judged(
  { withTenant }: { withTenant: WithTenant },
  tenantId: string,
  scores: Readonly<Record<string, number>>,
  at: Date,
  status?: ReadinessStatus,
): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    for (const [id, score] of Object.entries(scores)) {
      const issue = { ...issueOf({}), id, key: `SHOP-${id}`, projectId: project, updated: null };
      const report = reportOf(score, status);
      await storeJudgement(tx, issue, { report, ...basisOf(report) }, at);
    }
  });
}

/** Turns publishing on or off, as the route does. */
export async function publishing(
  { withTenant }: { withTenant: WithTenant },
  tenantId: string,
  mode: PublishMode,
  at: Date,
): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    const { version } = await findPublishSetting(tx, project);
    const change = { projectId: project, mode, language: 'en', version } as const;
    await setPublishing(tx, change, { at, accountId: 'acc-otto' });
  });
}

/** What the field shows, by issue id. */
export function shownIn(
  simulator: JiraSimulator,
  tenantId: string,
  ids: readonly string[],
): unknown[] {
  const { issues } = simulator.state.sites[tenantId]!;
  return ids.map((id) => issues[id]?.fields[fieldId] ?? null);
}

/** What the gate reads of an issue. */
export function gateIn(simulator: JiraSimulator, tenantId: string, id: string): unknown {
  return simulator.state.sites[tenantId]!.issues[id]?.properties.readygate ?? null;
}

/** How many requests set values of the field, and how many set the property. */
export function toldBy(simulator: JiraSimulator): { field: number; property: number } {
  const count = (operation: string) =>
    simulator.requests().filter((request) => request.operation === operation).length;
  return {
    field: count('updateMultipleCustomFieldValues'),
    property: count('setIssueProperty'),
  };
}
