import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Static } from 'typebox';
import type { RuleUsefulness } from '../../api/schemas/usefulness.ts';
import { expectStatus } from '../../dev/person.ts';
import type { ErrorBody } from '../../domain/errors.ts';
import { gatherOutcomesId } from '../../workflows/gather-outcomes.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { finish, type Planned, plantProject } from '../helpers/engine/plant-finished.ts';
import { recordHistory } from '../helpers/engine/record.ts';
import { auditOf, eventually } from '../helpers/engine/steps.ts';

type Usefulness = Static<typeof RuleUsefulness>;

const day = 24 * 60 * 60_000;

let engine: Engine;
let projectId: string;
let issueIds: string[];
beforeAll(async () => {
  engine = await startEngine();
  ({ projectId, issueIds } = await plantProject(engine, 'USE', 222));
}, 120_000);
afterAll(() => engine?.close());

const ask = async () =>
  expectStatus(
    await engine
      .person('acc-otto')
      .call<Usefulness | ErrorBody>('GET', '/v1/projects/USE/rules/usefulness'),
    200,
  ) as Usefulness;
/** The answer of a run that was asked for now. */
const askAnew = async () => {
  engine.clock.advance(2 * day);
  const from = engine.clock.now().toISOString();
  return await eventually(ask, ({ asOf }) => asOf !== null && asOf >= from);
};

/** Every second issue fails the planted rule; of these 60 % are reopened, of the others 10 %. */
const planOf = (at: number): Planned => {
  const fails = { 'team.planted': at % 2 === 0, 'team.a': at % 3 === 0, 'team.b': at % 7 < 3 };
  const turn = Math.floor(at / 2) % 10;
  const reopened = turn < (fails['team.planted'] ? 6 : 1);
  return { fails, reopened, ...(at < 5 ? { waived: 'team.b' } : {}) };
};
const plansOf = (from: number, to: number) =>
  new Map(issueIds.slice(from, to).map((id, at) => [id, planOf(from + at)]));

describe('R13 a project whose issues are finished', () => {
  it('is told nothing of its rules by 199 of them, and what is needed', async () => {
    await finish(engine, projectId, plansOf(0, 199));
    expect(await ask()).toMatchObject({ asOf: null, gathering: true, rules: null });
    const found = await askAnew();
    expect(found).toMatchObject({
      gathering: false,
      issues: { counted: 199, needed: 200 },
      troubles: null,
      rules: null,
    });
    const id = gatherOutcomesId({ tenantId: engine.tenantId, projectId });
    await recordHistory(engine, id, 'outcomes-gathered');
  }, 120_000);

  it('is told of the one rule that goes with trouble, with its interval, and of no other', async () => {
    await finish(engine, projectId, plansOf(199, 220));
    const { issues, troubles, rules } = await askAnew();
    expect(issues.counted).toBe(220);
    expect(troubles).toEqual({ reopened: 77, moved_back: 0, blocked: 0, carried_over: 0 });
    expect(rules?.map(({ rule, verdict }) => [rule, verdict])).toEqual([
      ['team.a', 'no_difference_shown'],
      ['team.b', 'no_difference_shown'],
      ['team.planted', 'useful'],
    ]);
    const planted = rules?.find(({ rule }) => rule === 'team.planted');
    expect(planted).toMatchObject({
      failed: { issues: 110, withTrouble: 66 },
      passed: { issues: 110, withTrouble: 11 },
      difference: { value: 0.5 },
    });
    expect(rules?.map(({ waived }) => waived)).toEqual([0, 5, 0]);
    expect(planted?.difference?.interval.lower).toBeGreaterThan(0.35);
    expect(planted?.difference?.interval.upper).toBeLessThan(0.62);
  }, 120_000);

  it('reads again only what changed, and counts an issue once', async () => {
    engine.simulator.forgetRequests();
    const [first] = issueIds;
    const ref = { cloudId: engine.tenantId, issue: first ?? '' };
    engine.simulator.acting.transition(ref, 'acc-ben', 'In Progress');
    expect((await askAnew()).issues.counted).toBe(219);
    engine.simulator.acting.transition(ref, 'acc-ben', 'Done');
    expect((await askAnew()).issues.counted).toBe(220);
    const asked = engine.simulator.requests().filter(({ path }) => path.endsWith('/search/jql'));
    expect(asked).toHaveLength(2);
    expect(engine.simulator.violations()).toEqual([]);
    const audited = (await auditOf(engine)).filter(({ action }) => action === 'outcomes.gathered');
    expect(audited.map(({ data }) => data.issues)).toEqual([199, 21, 0, 1]);
  }, 120_000);

  it('leaves out what was judged too late, or changed after it was judged', async () => {
    const [late = '', edited = ''] = issueIds.slice(220);
    const acting = (issue: string) => ({ cloudId: engine.tenantId, issue });
    engine.simulator.acting.transition(acting(late), 'acc-ben', 'In Progress');
    engine.clock.advance(60_000);
    const waiting = new Map([[late, planOf(0)]]);
    await finish(engine, projectId, waiting);
    // What it says is changed when it was judged, before work begins.
    const { transition, edit } = engine.simulator.acting;
    engine.simulator.acting.transition = (ref, by, status) => {
      if (ref.issue === edited && status === 'In Progress')
        edit(ref, by, { summary: 'Other words' });
      transition(ref, by, status);
    };
    await finish(engine, projectId, new Map([[edited, { ...planOf(0), reopened: false }]]));
    expect((await askAnew()).issues).toMatchObject({
      counted: 220,
      leftOut: { no_start: 0, not_judged: 1, changed_since: 1, not_visible: 0 },
    });
  }, 120_000);
});
