import { expect, it } from '@jest/globals';
import { letUndo } from '../../../dev/demo/let-undo.ts';
import { createJiraSimulator } from '../../../dev/jira-simulator/index.ts';
import { tenantA } from '../../helpers/plans.ts';

it('U2 in the demo Ada may delete wherever she works, beside what she may anyway', () => {
  const simulator = createJiraSimulator({ clock: () => new Date() });
  const { grants, plannedGrants } = simulator.state.sites[tenantA]!;
  const held = Object.entries(grants).map(([id, people]) => [id, people['acc-ada'] ?? []] as const);
  expect(held.flatMap(([, names]) => names)).not.toContain('DELETE_ISSUES');
  letUndo({ simulator, tenantId: tenantA }, 'acc-ada');
  // The simulator makes changes of rights with the next request.
  expect(
    plannedGrants.map(({ accountId, projectId, permissions }) => [
      accountId,
      projectId,
      permissions,
    ]),
  ).toEqual(held.map(([id, names]) => ['acc-ada', id, [...names, 'DELETE_ISSUES']]));
});
