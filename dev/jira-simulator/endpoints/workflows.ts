import { gateModule } from '../../../domain/publishing/published.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { numberParameter } from '../http/strict.ts';
import { may } from '../issues/access.ts';
import { appField } from '../state/fields.ts';
import { assertExpands } from './expand.ts';

/** The workflows of a site. */
export const workflows: readonly { id: string; name: string }[] = [
  { id: 'b9ff2384-d3b6-4d4e-9509-3ee19f607168', name: 'Software workflow' },
  { id: '0c5ab7f0-5e0f-4b9b-8c4f-5a7f3ad4c2b1', name: 'Service workflow' },
];

/** The module of the app as Jira names it, beside that of its field. */
const gate = appField.schema.custom?.replace(/[^/]*$/, gateModule) ?? '';

export const searchWorkflows: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/workflows/search',
  operationId: 'searchWorkflows',
  scope: 'manage:jira-configuration',
  query: ['startAt', 'maxResults', 'expand', 'queryString', 'orderBy', 'scope', 'isActive'],
  handle({ site, caller, query }) {
    const isAdmin = site.projects.some(({ id }) => may(site, caller, id, 'ADMINISTER'));
    if (!isAdmin) throw refuse(401, ['You do not have permission to perform this operation.']);
    const expands = assertExpands(
      query.get('expand'),
      ['values.transitions'],
      ['values.transitions'],
    );
    const bounds = { fallback: 50, min: 1, max: 1000 };
    const maxResults = numberParameter(query.get('maxResults'), { name: 'maxResults', ...bounds });
    const first = { name: 'startAt', fallback: 0, min: 0, max: 100_000 };
    const startAt = numberParameter(query.get('startAt'), first);
    const values = workflows.slice(startAt, startAt + maxResults).map(({ id, name }) => ({
      id,
      name,
      description: '',
      isEditable: true,
      scope: { type: 'GLOBAL' },
      ...(expands.length > 0
        ? { transitions: transitionsOf(site.gatedWorkflows.includes(id)) }
        : {}),
    }));
    const total = workflows.length;
    const isLast = startAt + maxResults >= total;
    return {
      status: 200,
      body: { startAt, maxResults, total, isLast, statuses: [], values },
      objects: values.length,
    };
  },
};

function transitionsOf(gated: boolean) {
  const shared = { description: '', links: [], properties: {}, triggers: [], actions: [] };
  const rule = { ruleKey: 'forge:expression-validator', parameters: { key: gate } };
  return [
    { id: '11', name: 'To Do', type: 'GLOBAL', ...shared, validators: [] },
    { id: '21', name: 'Start work', type: 'GLOBAL', ...shared, validators: gated ? [rule] : [] },
  ];
}
