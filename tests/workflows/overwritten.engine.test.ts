import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { untilRefinement } from '../../dev/demo/once.ts';
import type { Observer } from '../../dev/jira-simulator/http/gateway.ts';
import { expectStatus } from '../../dev/person.ts';
import { documentOf } from '../../domain/adf/edit.ts';
import type { AdfDoc } from '../../domain/json.ts';
import { adfPlainText, paragraphs } from '../../domain/operations/adf.ts';
import type { PlanView } from '../../domain/views.ts';
import { changes } from '../helpers/engine/changes.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { plantPlan, rawIssue } from '../helpers/engine/plant-plan.ts';
import { closed, decideAll, tellChange } from '../helpers/engine/steps.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine?.close());

const theirs = 'Orders to Norway are not part of this.';
/** The last line of what Ada approved. */
const origin = 'Proposed by Readygate and approved by a person.';
const insertion = changes.find(({ kind }) => kind === 'insertSections')!;
const textOf = (key: string) => {
  const doc = documentOf(rawIssue(engine, key).fields.description);
  return doc ? adfPlainText(doc) : '';
};

/**
 * Ada approves a section; Ben adds a line to the description between our reading it and writing it.
 * The two plans: the one that replaced his line, and the one that puts it back.
 */
async function overwritten(
  key: string,
  wish?: Awaited<ReturnType<Observer>>,
): Promise<{ refinementId: string; first: PlanView; second: PlanView }> {
  const operation = await insertion.make(engine, key);
  const before = rawIssue(engine, key).fields.description as AdfDoc;
  const withTheirs = { ...before, content: [...before.content, ...paragraphs([theirs]).content] };
  const stop = engine.simulator.observe((phase, request, body) => {
    if (phase !== 'received' || !insertion.isSent(request, body, operation)) return;
    stop();
    const issue = { cloudId: engine.tenantId, issue: key };
    engine.simulator.acting.edit(issue, 'acc-ben', { description: withTheirs });
    return wish;
  });
  const ada = engine.person('acc-ada');
  const { id, refinementId } = await plantPlan(engine, key, [operation]);
  expectStatus(await decideAll(ada, expectStatus(await ada.plan(id), 200)), 200);
  const { planId } = await untilRefinement(
    ada,
    refinementId,
    (view) => view.step === 'closed' || (view.planId !== id && view.step === 'waiting'),
  );
  return {
    refinementId,
    first: expectStatus(await ada.plan(id), 200),
    second: expectStatus(await ada.plan(planId ?? ''), 200),
  };
}

describe('W2 what somebody wrote while we wrote', () => {
  it.each([
    ['at once', 'SHOP-12', undefined],
    ['when the answer was lost', 'SHOP-13', { kind: 'drop_after_commit' }],
  ] as const)(
    'is shown beside ours, found %s, and put back by who approves that',
    async (_when, key, wish) => {
      const { refinementId, first, second } = await overwritten(key, wish);
      expect(first.rows[0]).toMatchObject({
        state: 'conflict',
        problem: { code: 'overwrote_in_jira' },
      });
      expect(textOf(key)).not.toContain(theirs);
      expect([second.round, second.canDecide, second.rows.length]).toEqual([2, true, 1]);
      const [row] = second.rows;
      expect(row?.effects).toEqual([{ name: 'Added to the description', value: theirs }]);
      // The whole of what was replaced, not only what is put back.
      expect(row?.why).toContain(theirs);
      expect(row?.why).toContain(textOf(key).split('\n')[0]);
      const ada = engine.person('acc-ada');
      expectStatus(await decideAll(ada, second), 200);
      expect((await closed(ada, refinementId)).outcome).toBe('partly_applied');
      const lines = textOf(key).split('\n');
      expect(lines.filter((line) => line === theirs)).toHaveLength(1);
      expect(lines.filter((line) => line === origin)).toHaveLength(1);
    },
    60_000,
  );

  it('is offered anew where the description is edited meanwhile, and the edit stays', async () => {
    const { refinementId, second } = await overwritten('SHOP-21');
    const now = rawIssue(engine, 'SHOP-21').fields.description as AdfDoc;
    const later = {
      ...now,
      content: [...paragraphs(['Ines adds a line.']).content, ...now.content],
    };
    const place = { cloudId: engine.tenantId, issue: 'SHOP-21' };
    engine.simulator.acting.edit(place, 'acc-ines', { description: later });
    await tellChange(engine, refinementId);
    const ada = engine.person('acc-ada');
    const { planId } = await untilRefinement(
      ada,
      refinementId,
      (view) => view.step === 'closed' || view.planId !== second.id,
    );
    const third = expectStatus(await ada.plan(planId ?? ''), 200);
    expect([third.round, third.rows.map(({ effects }) => effects)]).toEqual([
      3,
      second.rows.map(({ effects }) => effects),
    ]);
    expect(third.rows[0]?.why).toBe(second.rows[0]?.why);
    expectStatus(await decideAll(ada, third), 200);
    expect((await closed(ada, refinementId)).outcome).toBe('partly_applied');
    const lines = textOf('SHOP-21').split('\n');
    for (const line of ['Ines adds a line.', theirs, origin])
      expect(lines.filter((other) => other === line)).toHaveLength(1);
  }, 60_000);

  it('stays replaced where nobody wants it back, and the outcome says that ours stands', async () => {
    const { refinementId, second } = await overwritten('SHOP-20');
    const ada = engine.person('acc-ada');
    expectStatus(await decideAll(ada, second, 'reject'), 200);
    expect((await closed(ada, refinementId)).outcome).toBe('partly_applied');
    expect(textOf('SHOP-20')).not.toContain(theirs);
  }, 60_000);
});
