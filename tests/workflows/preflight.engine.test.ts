import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../../dev/person.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { recordHistory } from '../helpers/engine/record.ts';
import { closed, decideAll, proposed } from '../helpers/engine/steps.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine?.close());

/** The subtask type of a project, by its flag. */
function subtaskType(key: string): string {
  const { projects } = engine.simulator.state.sites[engine.tenantId]!;
  const project = projects.find((one) => one.key === key)!;
  return project.issueTypes.find(({ subtask }) => subtask)!.id;
}

describe('W3 what can be known is known before anybody is asked', () => {
  it('proposes nothing where the project has no subtask type, and says why', async () => {
    const ada = engine.person('acc-ada');
    const { id } = expectStatus(await ada.propose(engine.issueId('NOSUB-2')), 202);
    const { outcome, problem } = await closed(ada, id);
    expect([outcome, problem]).toEqual(['nothing_to_propose', { code: 'no_subtask_type' }]);
    await recordHistory(engine, engine.workflowId(id), 'nothing-to-propose');
  }, 60_000);

  it('proposes nothing where Jira wants a field that nobody can fill in', async () => {
    const { simulator, tenantId } = engine;
    const screen = { cloudId: tenantId, project: 'TEAM', typeId: subtaskType('TEAM') };
    simulator.acting.setScreenField({ ...screen, id: 'duedate', required: true, onScreen: true });
    const ada = engine.person('acc-ada');
    const { id } = expectStatus(await ada.propose(engine.issueId('TEAM-2')), 202);
    const { outcome, problem } = await closed(ada, id);
    expect([outcome, problem]).toEqual(['nothing_to_propose', { code: 'required_field' }]);
    simulator.acting.setScreenField({ ...screen, id: 'duedate', required: false, onScreen: false });
  }, 60_000);

  it('leaves out the description where it is not on the screen', async () => {
    const { simulator, tenantId } = engine;
    simulator.acting.setScreenField({
      cloudId: tenantId,
      project: 'TEAM',
      typeId: subtaskType('TEAM'),
      id: 'description',
      required: false,
      onScreen: false,
    });
    const ada = engine.person('acc-ada');
    const { refinement, plan } = await proposed(ada, engine.issueId('TEAM-3'));
    const names = plan.rows.flatMap(({ effects }) => effects.map(({ name }) => name));
    expect(names).not.toContain('Description');
    expectStatus(await decideAll(ada, plan), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
  }, 60_000);
});
