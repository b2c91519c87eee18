import { type Html, html } from '../jira-simulator/pages/html.ts';
import { detailCard, issueContent, issueHeading } from '../jira-simulator/pages/issue.ts';
import type { Viewer } from '../jira-simulator/pages/layout.ts';
import type { StoredIssue } from '../jira-simulator/state/model.ts';
import { getProject, getType } from '../jira-simulator/state/site.ts';
import { localInstallation, localTenant } from '../world/product.ts';

interface Origins {
  simulatorOrigin: string;
  hostOrigin: string;
}

/** An issue as Jira shows it, with the app in the right-hand column, and what its bridge needs. */
export function issueView(
  viewer: Viewer,
  issue: StoredIssue,
  origins: Origins,
): { body: Html; host: HostData } {
  const { search } = viewer;
  const simulated = `${origins.simulatorOrigin}/browse/${issue.key}${search}`;
  const body = html`<div class="issue">
<div id="issue">
${issueHeading(viewer, issue)}
${issueContent(viewer, issue)}
</div>
<aside>
<section class="card app" aria-labelledby="app-title">
<h2 id="app-title">Readiness</h2>
<iframe class="app" title="Readygate"></iframe>
</section>
${detailCard(viewer, issue)}
<p class="small"><a href="${simulated}">This work item in the simulator</a></p>
</aside>
</div>`;
  return { body, host: hostData(viewer, issue, origins.hostOrigin) };
}

/** What the page knows of the frame it shows: the bridge's context, without theme and modal. */
export interface HostData {
  issue: { id: string; key: string };
  context: Record<string, unknown>;
}

function hostData({ site, person }: Viewer, issue: StoredIssue, siteUrl: string): HostData {
  const project = getProject(site, issue.projectId);
  const { id, key, typeId } = issue;
  return {
    issue: { id, key },
    context: {
      accountId: person.accountId,
      cloudId: localTenant,
      siteUrl,
      environmentId: localInstallation,
      environmentType: 'DEVELOPMENT',
      localId: `ari:cloud:ecosystem::extension/${localInstallation}/readygate-issue`,
      locale: 'en-GB',
      moduleKey: 'readygate-issue',
      timezone: 'Europe/Stockholm',
      extension: {
        type: 'jira:issueContext',
        issue: { id, key, type: getType(project, typeId).name, typeId },
        project: { id: project.id, key: project.key, type: project.typeKey },
        location: `${siteUrl}/browse/${key}`,
      },
    },
  };
}
