import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { markdownDocument } from '../../dev/backlog/markup/markdown.ts';
import { untilRefinement } from '../../dev/demo/once.ts';
import { expectStatus, type Person } from '../../dev/person.ts';
import type { AdfDoc } from '../../domain/json.ts';
import { adfPlainText } from '../../domain/operations/adf.ts';
import { editedDescription } from '../../domain/operations/description.ts';
import { insertSectionsOperation } from '../../domain/operations/insert-sections.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { plantPlan, rawIssue } from '../helpers/engine/plant-plan.ts';
import { closed, decideAll, proposed } from '../helpers/engine/steps.ts';

let engine: Engine;
let ada: Person;

beforeAll(async () => {
  engine = await startEngine();
  ada = engine.person('acc-ada');
}, 120_000);
afterAll(() => engine?.close());

const bug = `1. A cart with a book
2. The page "Sign in", with an account that has an old cart
3. Back to the cart

The cart is empty. The book should still be in it.`;
const origin = 'Proposed by Readygate and approved by a person.';

const descriptionOf = (key: string) => rawIssue(engine, key).fields.description as AdfDoc;
const describedAs = (key: string, description: AdfDoc, accountId = 'acc-ben') =>
  engine.simulator.acting.edit({ cloudId: engine.tenantId, issue: key }, accountId, {
    description,
  });

/** How often the description of an issue was written by us. */
function countWrites(key: string): () => number {
  const path = new RegExp(`/issue/${engine.issueId(key)}(?:\\?|$)`);
  const sent = () =>
    engine.simulator.requests().filter((one) => one.method === 'PUT' && path.test(one.path));
  const before = sent().length;
  return () => sent().length - before;
}

describe('G1 a bug whose text holds its steps', () => {
  it('gets them as a section, written once beside what stands there, and loses them by an undo', async () => {
    const before = markdownDocument(bug, 'sections');
    describedAs('SHOP-7', before);
    const stood = structuredClone(descriptionOf('SHOP-7'));
    const writes = countWrites('SHOP-7');
    const { plan, refinement } = await proposed(ada, engine.issueId('SHOP-7'));
    expect(plan.sentence).toBe(
      'Approving makes 1 change as you, Ada Lindqvist: 1 addition to the description of SHOP-7. Nothing else.',
    );
    expect(plan.rows.map(({ label, effects }) => ({ label, effects }))).toEqual([
      {
        label: 'Add “Steps to reproduce” to the description',
        effects: [
          {
            name: 'Added to the description',
            value: `Steps to reproduce\nA cart with a book\nThe page "Sign in", with an account that has an old cart\nBack to the cart\n${origin}`,
          },
        ],
      },
    ]);
    expectStatus(await decideAll(ada, plan), 200);
    const done = await closed(ada, refinement.id);
    expect(done.outcome).toBe('applied');
    expect((done.after?.score ?? 0) - (done.before?.score ?? 0)).toBeGreaterThan(10);
    expect(writes()).toBe(1);
    const now = descriptionOf('SHOP-7');
    expect(JSON.stringify(now.content.slice(0, stood.content.length))).toBe(
      JSON.stringify(stood.content),
    );
    expect(now.content.slice(stood.content.length)).toHaveLength(3);
    const undo = expectStatus(await ada.undo(plan.id), 202);
    const { planId } = await untilRefinement(ada, undo.id, ({ step }) => step === 'waiting');
    expectStatus(await decideAll(ada, expectStatus(await ada.plan(planId ?? ''), 200)), 200);
    expect((await closed(ada, undo.id)).outcome).toBe('applied');
    expect(descriptionOf('SHOP-7')).toEqual(stood);
  }, 90_000);

  it('is left alone once somebody rejected that', async () => {
    describedAs('SHOP-34', markdownDocument('The total must hold the tax of Norway.', 'sections'));
    const { plan, refinement } = await proposed(ada, engine.issueId('SHOP-34'));
    expectStatus(await decideAll(ada, plan, 'reject'), 200);
    await closed(ada, refinement.id);
    const again = expectStatus(await ada.propose(engine.issueId('SHOP-34')), 202);
    expect(await closed(ada, again.id)).toMatchObject({
      outcome: 'nothing_to_propose',
      problem: { code: 'rejected_before' },
    });
  }, 60_000);
});

describe('W1 two additions to the same description', () => {
  const heading = (key: string, description: AdfDoc, title: string) =>
    insertSectionsOperation({
      issueId: engine.issueId(key),
      description,
      sections: [
        { path: `/content/${description.content.length}`, heading: title, items: ['It is so.'] },
      ],
      origin: '',
    });
  /** The second is made for the description as the first leaves it. */
  const two = (key: string) => {
    const first = heading(key, descriptionOf(key), 'First');
    const between = editedDescription(first, descriptionOf(key)) as AdfDoc;
    return [first, { operation: heading(key, between, 'Second'), after: [0] }];
  };

  it('are both written, each once', async () => {
    const writes = countWrites('SHOP-13');
    const plan = await plantPlan(engine, 'SHOP-13', two('SHOP-13'));
    expectStatus(await decideAll(ada, expectStatus(await ada.plan(plan.id), 200)), 200);
    expect((await closed(ada, plan.refinementId)).outcome).toBe('applied');
    expect(writes()).toBe(2);
    expect(adfPlainText(descriptionOf('SHOP-13'))).toMatch(
      /First\nIt is so\.\nSecond\nIt is so\.$/,
    );
  }, 60_000);

  it('edited by a person between them, the second gives way and nothing of theirs is lost', async () => {
    const key = 'SHOP-14';
    const stop = engine.simulator.observe((phase, { method, path }, body) => {
      const isOurs = method === 'PUT' && path.includes(engine.issueId(key));
      if (phase !== 'committed' || !isOurs || !JSON.stringify(body).includes('First')) return;
      stop();
      const now = descriptionOf(key);
      describedAs(key, {
        ...now,
        content: [...markdownDocument('Mine.', 'x').content, ...now.content],
      });
    });
    const plan = await plantPlan(engine, key, two(key));
    expectStatus(await decideAll(ada, expectStatus(await ada.plan(plan.id), 200)), 200);
    await untilRefinement(
      ada,
      plan.refinementId,
      ({ step, planId }) => step === 'closed' || planId !== plan.id,
    );
    const shown = expectStatus(await ada.plan(plan.id), 200);
    expect(shown.rows.map(({ state, problem }) => [state, problem ?? null])).toEqual([
      ['done', null],
      ['cleared', { code: 'seal_mismatch', details: { fields: ['description'] } }],
    ]);
    expect(adfPlainText(descriptionOf(key))).toMatch(/^Mine\.[\s\S]*First\nIt is so\.$/);
  }, 60_000);
});
