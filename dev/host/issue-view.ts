import { type Html, html } from '../jira-simulator/pages/html.ts';
import { detailCard, issueContent, issueHeading } from '../jira-simulator/pages/issue.ts';
import type { Viewer } from '../jira-simulator/pages/layout.ts';
import type { StoredIssue } from '../jira-simulator/state/model.ts';

/** An issue as Jira shows it, with the app in the right-hand column. */
export function issueView(viewer: Viewer, issue: StoredIssue, simulatorOrigin: string): Html {
  const simulated = `${simulatorOrigin}/browse/${issue.key}?site=${viewer.site.cloudId}&as=${viewer.person.accountId}`;
  return html`<div class="issue">
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
}

/** A page that the app has to itself, in a space or among the settings of the site. */
export function fullPage(where: string): Html {
  return html`<p class="crumbs">${where} / Readygate</p>
<iframe class="app full" title="Readygate"></iframe>`;
}
