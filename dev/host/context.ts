import type { Viewer } from '../jira-simulator/pages/layout.ts';
import type { Project, StoredIssue } from '../jira-simulator/state/model.ts';
import { getType } from '../jira-simulator/state/site.ts';
import { installationOf } from '../world/product.ts';
import type { AppPages } from './manifest.ts';

/** Which module of the app a page shows, and what of Jira it is about. */
export interface Place {
  moduleKey: string;
  /** Where the app's own addresses begin; null where Jira gives a module none, as beside an issue. */
  base: string | null;
  project: Project | null;
  issue: StoredIssue | null;
}

/** What the page knows of the frame it shows. */
export interface HostData {
  /** The page of the app in the frame. */
  page: string;
  /** Pages that a modal may show, by their names. */
  resources: Record<string, string>;
  base: Place['base'];
  /** The bridge's context, without theme and modal. */
  context: Record<string, unknown>;
  /** Sent back with each invocation: what its token says of the place. */
  place: { tenantId: string; moduleKey: string; extension: Record<string, unknown> };
}

export interface HostSetting {
  pages: AppPages;
  /** Origin of the host page. */
  siteUrl: string;
  /** As in Jira's settings of the person, such as `de-DE`. */
  locale: string;
}

/** Everything that the bridge of a page answers with. */
export function hostData({ site, person }: Viewer, place: Place, setting: HostSetting): HostData {
  const { pages, siteUrl, locale } = setting;
  const { moduleKey, base, project, issue } = place;
  const { type, page } = pages.module(moduleKey);
  const installation = installationOf(site.cloudId);
  const about = {
    ...(issue && project ? { issue: issueRef(project, issue) } : {}),
    ...(project ? { project: { id: project.id, key: project.key, type: project.typeKey } } : {}),
  };
  return {
    page,
    resources: pages.resources,
    base,
    context: {
      accountId: person.accountId,
      cloudId: site.cloudId,
      siteUrl,
      environmentId: installation,
      environmentType: 'DEVELOPMENT',
      localId: `ari:cloud:ecosystem::extension/${installation}/${moduleKey}`,
      locale,
      moduleKey,
      timezone: 'Europe/Stockholm',
      extension: { type, ...about, location: `${siteUrl}${base ?? `/browse/${issue?.key}`}` },
    },
    place: { tenantId: site.cloudId, moduleKey, extension: { type, ...about } },
  };
}

function issueRef(project: Project, { id, key, typeId }: StoredIssue) {
  return { id, key, type: getType(project, typeId).name, typeId };
}
