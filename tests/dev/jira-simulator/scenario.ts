import { workflows } from '../../../dev/jira-simulator/endpoints/workflows.ts';
import { createJiraSimulator } from '../../../dev/jira-simulator/index.ts';
import { memberPermissions } from '../../../dev/jira-simulator/state/catalogue.ts';
import { adf, subtaskBody } from './helper.ts';

/** One answer of the simulator with the operation that gave it. */
export interface Recorded {
  operationId: string;
  path: string;
  status: number;
  body: unknown;
}

type Step = [method: string, path: string, body?: unknown];

/** Requests through every operation, as Ada; refused ones among them. */
function steps(): Step[] {
  const marker = { key: 'readygate.op', value: { op: 'op-c', seal: 's' } };
  const field = { customField: 'customfield_10077' };
  const jql = encodeURIComponent('project = SHOP ORDER BY updated DESC, key');
  return [
    ['GET', '/myself'],
    ['GET', '/myself?expand=groups'],
    ['GET', '/user/bulk?accountId=acc-ada&accountId=acc-nobody'],
    ['GET', '/user/bulk'],
    ['GET', '/group/bulk?maxResults=1'],
    ['GET', '/user/search?query=ada'],
    ['GET', '/groups/picker?query=shop&maxResults=20'],
    ['GET', '/project/SHOP/roledetails'],
    ['GET', '/project/NOPE/roledetails'],
    ['GET', '/field'],
    ['GET', '/project/search'],
    ['GET', '/project/search?id=10000&startAt=0&orderBy=key'],
    ['GET', '/project/SHOP'],
    ['GET', '/project/10001'],
    ['GET', '/project/NOPE'],
    ['GET', '/project/SHOP/statuses'],
    ['GET', '/project/SHOP/role/10360'],
    ['GET', '/project/SHOP/role/1'],
    ['GET', '/mypermissions?permissions=BROWSE_PROJECTS,CREATE_ISSUES&issueKey=SHOP-12'],
    ['GET', '/mypermissions?permissions=FLY'],
    [
      'POST',
      '/permissions/check',
      { projectPermissions: [{ permissions: ['EDIT_ISSUES'], projects: [10000] }] },
    ],
    ['GET', '/user/assignable/search?project=SHOP&query='],
    ['GET', '/issue/createmeta/SHOP/issuetypes'],
    ['GET', '/issue/createmeta/TEAM/issuetypes'],
    ['GET', '/issue/createmeta/SHOP/issuetypes/10003'],
    ['GET', '/issue/createmeta/SEC/issuetypes/10003'],
    ['POST', '/issue', subtaskBody('Made by the scenario', 'op-s', { description: adf('Text.') })],
    ['POST', '/issue', subtaskBody('')],
    ['POST', '/issue/bulk', { issueUpdates: [subtaskBody('In bulk'), subtaskBody('')] }],
    ['POST', '/issue/bulk', { issueUpdates: [subtaskBody('')] }],
    ['PUT', '/issue/SHOP-41', { fields: { summary: 'Changed by the scenario' } }],
    ['PUT', '/issue/SHOP-12/assignee', { accountId: 'acc-ben' }],
    [
      'POST',
      '/issueLink',
      { type: { id: '10000' }, inwardIssue: { key: 'SHOP-12' }, outwardIssue: { key: 'SHOP-20' } },
    ],
    ['POST', '/issue/SHOP-12/comment', { body: adf('Hello.'), properties: [marker] }],
    ['POST', '/issue/SHOP-12/comment', { body: 'no document' }],
    [
      'POST',
      '/issue/SHOP-12/notify',
      {
        subject: 'SHOP-12',
        textBody: 'Look at it.',
        to: { users: [{ accountId: 'acc-ben' }] },
        restrict: { permissions: [{ key: 'BROWSE_PROJECTS' }] },
      },
    ],
    ['POST', '/issue/SHOP-12/notify', { to: { users: [{ accountId: 'acc-ada' }] } }],
    ['GET', '/issueLinkType'],
    ['DELETE', '/issueLink/{link}'],
    ['GET', '/issue/SHOP-12/editmeta'],
    ['GET', '/issue/SHOP-12/comment/{comment}?expand=properties'],
    ['DELETE', '/issue/SHOP-12/comment/{comment}'],
    ['GET', '/issue/SHOP-12/comment/{comment}'],
    ['GET', '/issue/SHOP-12/comment?expand=properties'],
    ['GET', '/issue/DESK-1/comment'],
    ['PUT', '/issue/SHOP-12/properties/mine', { a: 1 }],
    ['GET', '/issue/SHOP-12/properties'],
    ['GET', '/issue/SHOP-12/properties/mine'],
    ['GET', '/issue/SHOP-12/properties/other'],
    ['DELETE', '/issue/SHOP-12/properties/mine'],
    ['GET', '/issue/SHOP-12?expand=changelog&properties=*all'],
    ['GET', '/issue/SHOP-27'],
    ['GET', '/issue/SHOP-41'],
    ['GET', '/issue/TEAM-8'],
    ['GET', '/issue/DESK-1'],
    ['GET', '/issue/SHOP-999'],
    ['GET', '/issue/SHOP-41/changelog'],
    ['POST', '/changelog/bulkfetch', { issueIdsOrKeys: ['SHOP-41'], fieldIds: ['summary'] }],
    ['POST', '/changelog/bulkfetch', { issueIdsOrKeys: [] }],
    [
      'POST',
      '/issue/bulkfetch',
      { issueIdsOrKeys: ['SHOP-1', 'TEAM-60'], properties: ['readygate.op'] },
    ],
    ['GET', `/search/jql?jql=${jql}&fields=*all&maxResults=30`],
    ['GET', `/search/jql?jql=${jql}`],
    ['POST', '/search/jql', { jql: 'project = TEAM', fields: ['*navigable'], maxResults: 60 }],
    ['POST', '/search/jql', { jql: '' }],
    ['POST', '/search/approximate-count', { jql: 'project = SHOP' }],
    ['POST', '/app/field/value', { updates: [{ ...field, issueIds: [10_112], value: 70 }] }],
    ['PUT', '/app/field/customfield_10077/value', { updates: [{ issueIds: [10_112], value: 80 }] }],
    ['GET', '/workflows/search?expand=values.transitions'],
    ['DELETE', '/issue/SHOP-41'],
  ];
}

/** Plays the scenario on a fresh simulator and gives every answer. */
export async function playScenario(): Promise<Recorded[]> {
  const simulator = createJiraSimulator();
  const { origin } = await simulator.listen();
  try {
    const site = simulator.tenants.default;
    const everything = { cloudId: site, project: 'SHOP', accountId: 'acc-ada' };
    const permissions = [
      ...memberPermissions,
      'DELETE_ISSUES',
      'ADMINISTER_PROJECTS',
      'ADMINISTER',
    ];
    simulator.acting.setPermissions({ ...everything, permissions });
    const ref = { cloudId: site, issue: 'SHOP-12' };
    simulator.acting.logWork(ref, 'acc-ben', 1800);
    simulator.acting.attach(ref, 'acc-ben', 'trace.txt');
    const role = { cloudId: site, project: 'SHOP', role: 'Developers' };
    simulator.acting.setRole({ ...role, accounts: ['acc-ada'], groups: ['shop-reviewers'] });
    simulator.acting.setGroup({
      cloudId: site,
      group: 'shop-leads',
      accountId: 'acc-ada',
      member: true,
    });
    const token = simulator.tokens.user(site, 'acc-ada');
    const appToken = simulator.tokens.app(site);
    simulator.state.sites[site]!.switches.appField = true;
    simulator.state.sites[site]!.gatedWorkflows.push(workflows[0]!.id);
    const recorded: Recorded[] = [];
    const made: Record<string, string> = {};
    for (const [method, template, body] of steps()) {
      const path = template.replace(/\{(\w+)\}/, (_, name: string) => made[name] ?? name);
      const reply = await fetch(`${origin}/ex/jira/${site}/rest/api/3${path}`, {
        method,
        headers: {
          authorization: `Bearer ${path.startsWith('/app/') ? appToken : token}`,
          'content-type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await reply.text();
      const stored = simulator.state.sites[site]!;
      made.link = stored.links.at(-1)?.id ?? made.link ?? '';
      const commented = stored.issues[stored.keys['SHOP-12']!]?.comments.at(-1)?.id;
      if (path === '/issue/SHOP-12/comment' && reply.status === 201) made.comment = commented!;
      const operationId = simulator.requests().at(-1)?.operation ?? 'none';
      recorded.push({
        operationId,
        path,
        status: reply.status,
        body: text === '' ? null : JSON.parse(text),
      });
    }
    return recorded;
  } finally {
    await simulator.close();
  }
}
