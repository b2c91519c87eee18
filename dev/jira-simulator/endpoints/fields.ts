import type { Endpoint } from '../http/endpoint.ts';
import { appField, fieldDefinitions } from '../state/fields.ts';

export const getFields: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/field',
  operationId: 'getFields',
  scope: 'read:jira-work',
  handle({ site }) {
    const shown = site.switches.appField ? [...fieldDefinitions, appField] : fieldDefinitions;
    const body = shown.map(({ id, name, schema }) => {
      const custom = schema.customId !== undefined;
      const clauseNames = custom ? [`cf[${schema.customId}]`, name] : [id];
      const found = { clauseNames, custom, id, key: id, name, schema };
      return { ...found, navigable: id !== 'comment', orderable: true, searchable: true };
    });
    return { status: 200, body, objects: body.length };
  },
};
