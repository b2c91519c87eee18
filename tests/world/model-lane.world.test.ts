import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ModelMode } from '../../dev/model-simulator/answers.ts';
import type { Person } from '../../dev/person.ts';
import type { ReadinessView } from '../../domain/views.ts';
import { asked } from '../helpers/engine/clarifying.ts';
import { decideAll } from '../helpers/engine/steps.ts';
import { startTestWorld, type TestWorld } from '../helpers/world/test-world.ts';
import { auditOf, expectWrittenOnce, fiveRows } from '../helpers/world/written-once.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld({ issues: 7, model: true });
}, 120_000);
afterAll(async () => {
  await world?.stop();
}, 60_000);
beforeEach(() => world.model?.setMode('fixed'));

const records = () =>
  world.asAdministrator<{ state: string; code: string; prompt: string; body_digest: string }>(
    'select state, code, prompt, body_digest from egress_records order by sent_at, prompt',
  );

/** What the issue's report says, once it was judged. */
async function settled(person: Person, id: string): Promise<ReadinessView> {
  const view = (await person.readiness(id)).body as ReadinessView;
  if (!view.judging) return view;
  await sleep(100);
  return await settled(person, id);
}

describe('R10 the model lane, where it is on', () => {
  it('annotates the report once, beside it, and the plan is written as without it', async () => {
    const ada = world.person('acc-ada');
    const job = await fiveRows(ada, world.nextIssue());
    const sent = world.model?.requests() ?? [];
    // G6: the record of each call is that of the bytes that arrived.
    expect(await records()).toEqual(
      ['review/1', 'subtasks/1'].map((prompt, at) => ({
        state: 'answered',
        code: null,
        prompt,
        body_digest: `sha256:${createHash('sha256').update(String(sent[at])).digest('hex')}`,
      })),
    );
    expect(sent).toHaveLength(2);
    expect((await decideAll(ada, job.plan)).status).toBe(200);
    await expectWrittenOnce(world, ada, job);
    const { entries } = await auditOf(world);
    const said = entries.filter(({ action }) => /^(model|report)\./.test(action));
    expect(
      said.map(({ action }) => action).filter((action) => !action.endsWith('changed')),
    ).toEqual([
      'model.sending',
      'model.called',
      'model.sending',
      'model.called',
      'report.annotated',
    ]);
  }, 60_000);

  it('G6 sends the bytes that were shown before', async () => {
    const ada = world.person('acc-ada');
    const id = world.nextIssue();
    await settled(ada, id);
    const shown = await ada.call<{ requests: { answer: string; body: string }[] }>(
      'GET',
      `/v1/issues/${id}/model-requests`,
      { issueId: id },
    );
    await fiveRows(ada, id);
    const ofProposals = shown.body.requests.filter(({ answer }) => answer !== 'questions');
    const bodies = ofProposals.map(({ body }) => body);
    expect(bodies).toHaveLength(2);
    expect((world.model?.requests() ?? []).slice(-2)).toEqual(bodies);
  }, 60_000);

  it('R11 asks people further questions, in a comment that is decided alone', async () => {
    const ada = world.person('acc-ada');
    const { plan } = await asked(ada, world.nextIssue());
    expect((await records()).at(-1)).toMatchObject({ prompt: 'questions/1', state: 'answered' });
    expect(plan?.rows).toMatchObject([
      {
        operation: { kind: 'addComment' },
        why: expect.stringMatching(/^In a model’s words: /),
        ownDecision: true,
      },
    ]);
    expect(JSON.stringify(plan?.rows[0]?.operation)).toContain('Simulated: ');
  }, 60_000);

  it('G7 that obeys every order in a text moves no score and adds no row', async () => {
    world.model?.setMode('obeying');
    const ada = world.person('acc-ada');
    const id = world.nextIssue();
    const before = await settled(ada, id);
    const { plan } = await fiveRows(ada, id);
    expect((await settled(ada, id)).report).toEqual(before.report);
    expect(plan.rows).toHaveLength(5);
    expect((await records()).at(-1)?.state).toBe('answered');
  }, 60_000);

  it.each(['malformed', 'oversized', 'refusing'] as ModelMode[])(
    'that is %s leaves the report as it is, and the plan waits for people',
    async (mode) => {
      world.model?.setMode(mode);
      await fiveRows(world.person('acc-ada'), world.nextIssue());
      const last = (await records()).slice(-2);
      expect(last.map(({ state }) => state)).toEqual(['refused', 'refused']);
    },
    60_000,
  );
});
