import type { Target } from '../../dev/accounting/effect.ts';
import type { Observer } from '../../dev/jira-simulator/http/gateway.ts';
import { type LoggedRequest, writesSomething } from '../../dev/jira-simulator/http/log.ts';
import { expectStatus, type Reply } from '../../dev/person.ts';
import { plantPlan } from '../../tests/helpers/engine/plant-plan.ts';
import { decideAll, eventually } from '../../tests/helpers/engine/steps.ts';
import type { Cell } from '../matrix/cell.ts';
import { stateAt } from './books.ts';
import type { Ground } from './ground.ts';
import { deciderWith, hideFromDecider, tellOfChange } from './outside.ts';
import { deleteByPerson, editByPerson, reparentByPerson } from './person-acts.ts';
import { prepareOperation } from './prepare.ts';
import { untouchable } from './rest.ts';
import { answerOf, leadingTo, type Wish } from './wishes.ts';

/** One cell on its way: a plan of one operation that is struck once, at a request about its issue. */
export interface Trial {
  cell: Cell;
  target: Target;
  rowId: string;
  /** What had to stay as it was, as it was. */
  before: Record<string, string>;
  /** Approves the plan, which sets everything off. */
  approve(): Promise<void>;
  isStruck(): boolean;
  /** Requests that were to write, in order. */
  writes(): readonly LoggedRequest[];
  /** Strikes nothing any more. */
  end(): void;
}

export interface TrialOptions {
  cell: Cell;
  /** Tells the trials of one fault apart, so that they take its variants in turn. */
  turn: number;
  /** Where the fault is one of a process: waits until that has been struck. */
  stand?: () => Promise<void>;
}

/** Puts a plan of one operation there, and what will strike it. */
export async function beginTrial(ground: Ground, options: TrialOptions): Promise<Trial> {
  const { world } = ground;
  const { simulator, tenantId } = world;
  const { cell } = options;
  const issue = ground.nextIssue(cell.fault.id === 'sender_sees_nothing');
  const operation = await prepareOperation(ground, cell.operation, issue);
  const place = { ...world, database: ground, clock: { now: () => new Date() } };
  const planted = await plantPlan(place, issue.key, [operation]);
  const [row] = planted.rows;
  if (!row) throw new Error('the plan has no row');
  const target = { operation, operationId: row.operationId, issue };
  const decider = ground.deciderOf(cell);
  const token = simulator.tokens.user(tenantId, decider);
  if (cell.fault.id === 'index_lag') simulator.acting.switch(tenantId, { searchLag: 60_000 });
  const before = untouchable(ground.site(), target, cell.fault.id === 'moved_by_person');
  const striking = createStriking(ground, { ...options, target, rowId: row.id, token });
  const stop = simulator.observe(striking.observe);
  return {
    cell,
    target,
    rowId: row.id,
    before,
    async approve() {
      const person = deciderWith(ground, decider, token);
      const plan = expectStatus(await untilServed(() => person.plan(planted.id)), 200);
      expectStatus(await untilServed(() => decideAll(person, plan)), 200);
    },
    isStruck: striking.isStruck,
    writes: striking.writes,
    end: stop,
  };
}

interface StrikingOptions extends TrialOptions {
  target: Target;
  rowId: string;
  token: string;
}

/** Leads the ledger into the state of a cell, and strikes there, once. */
function createStriking(ground: Ground, options: StrikingOptions) {
  const { cell, turn, stand, target, rowId, token } = options;
  const { state } = cell;
  const { operation, operationId, issue } = target;
  const names = [issue.id, operationId, 'target' in operation ? operation.target.id : issue.id];
  const writes: LoggedRequest[] = [];
  /** A process is struck before the effect in two turns of three, and in the third after it. */
  const phaseOfStrike =
    stand !== undefined && state === 'sending' && turn % 3 === 2 ? 'committed' : 'received';
  let [led, lost, struck] = [false, false, false];

  const observe: Observer = async (phase, request, body) => {
    if (!concerns(names, request, body) || phase === 'answered') return;
    const isWrite = writesSomething(request);
    if (phase === 'received' && isWrite) writes.push(request);
    if (struck) return;
    const now = await stateAt(ground, rowId, isWrite);
    if (struck) return;
    if (phase === 'received') {
      const wish = lead(now);
      if (wish) return wish;
    }
    if (now !== state || phase !== phaseOfStrike) return;
    struck = true;
    return (await strike(ground, options, phase)) ?? undefined;
  };

  const lead = (now: string | null): Wish | null => {
    if (now === 'sending' && !led) {
      led = true;
      return leadingTo(state);
    }
    if (now !== 'ambiguous' || lost) return null;
    lost = true;
    if (state === 'conflict') editByPerson(ground, target);
    if (state === 'uncertain') ground.world.simulator.tokens.revoke(token);
    return null;
  };

  return { observe, isStruck: () => struck, writes: () => writes };
}

/** Does what the fault of a cell is; its answer is what the request at hand meets. */
async function strike(
  ground: Ground,
  { cell, turn, stand, target }: StrikingOptions,
  phase: 'received' | 'committed',
): Promise<Wish | null> {
  const { fault, state } = cell;
  const { simulator, tenantId } = ground.world;
  const { id: issueId, projectId } = target.issue;
  if (stand) {
    await stand();
    // The sender may be dead by now: its request is lost, or handled all the same.
    return phase === 'received' && turn % 3 === 0 ? { kind: 'drop_before_commit' } : null;
  }
  switch (fault.id) {
    case 'moved_by_person':
      simulator.acting.move({ cloudId: tenantId, issue: issueId }, 'acc-ben', ground.away);
      return null;
    case 'edited_by_person':
      editByPerson(ground, target);
      return null;
    case 'reparented_by_person':
      reparentByPerson(ground, target);
      return null;
    case 'deleted_by_person':
      deleteByPerson(ground, target);
      return null;
    case 'own_write_as_event':
      await tellOfChange(ground, issueId);
      return null;
    case 'sender_sees_nothing':
      hideFromDecider(ground, projectId);
      return null;
    default:
      return answerOf(fault, state, turn);
  }
}

/** Asks again while the answer is that it should be asked later, as a person does. */
function untilServed<Body>(ask: () => Promise<Reply<Body>>): Promise<Reply<Body>> {
  return eventually(ask, ({ status }) => status !== 503);
}

/** Whether a request is about a trial's issue, or about what it makes or deletes. */
function concerns(names: readonly string[], { path }: LoggedRequest, body: unknown): boolean {
  const parts = path.split('/');
  const text = body === undefined ? '' : JSON.stringify(body);
  return names.some((name) => parts.includes(name) || text.includes(`"${name}"`));
}
