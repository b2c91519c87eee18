import { addAbortListener } from 'node:events';
import type { Uuid } from '../../domain/json.ts';
import { chosenFor } from '../../domain/normalise/chosen-fields.ts';
import { judgeSubject } from '../../domain/readiness/judge.ts';
import { ticksAndWaivers } from '../../domain/readiness/override.ts';
import { type Pack, packName } from '../../domain/readiness/pack/pack.ts';
import { type Turn, turnsInWords } from '../../domain/readiness/simulate.ts';
import { subjectOf } from '../../domain/readiness/subject.ts';
import { createTally, type Tally } from '../../domain/readiness/tally.ts';
import type { SimulationLine, SimulationSummary } from '../schemas/simulation.ts';
import { createTurnTaking, type TurnTaking } from '../turn-taking.ts';
import {
  type BacklogDeps,
  type Met,
  nextPage,
  openPiece,
  piecesOf,
  type Stored,
} from './backlog.ts';
import { writePosition } from './cursor.ts';

/** What is tried, and on what. */
export interface Simulation {
  tenantId: Uuid;
  projectId: string;
  /** The pack in force. */
  before: Pack;
  /** The draft. */
  after: Pack;
  /** The day from which both judge. */
  asOf: string;
  /** The last issue of an earlier part; empty at the beginning. */
  from: string;
  /** Issues behind it. */
  total: number;
}

export interface SimulationDeps extends BacklogDeps {
  /** Nothing further is begun once it is over; the summary says where to go on. */
  over: AbortSignal;
  /** The code of an error in the middle of the work. */
  codeOf: (error: unknown) => string;
  /** Told at the end: issues that were judged, and milliseconds of the longest piece of work. */
  observe: (judged: number, longest: number) => void;
}

/** How far it came. Everything but the position adds up over the parts of a backlog. */
interface State {
  tally: Tally;
  turns: TurnTaking;
  /** The last issue that was counted. */
  position: string;
  looked: number;
  judged: number;
  notKept: number;
  hidden: number;
  unchecked: number;
  otherFields: { issues: number; names: Set<string> };
}

/**
 * Judges the stored issues of a project by two packs, beginning with a page that was read, and says what
 * changes. Holds one page in memory and, while its reader takes lines, neither a transaction nor a connection.
 * Writes nothing anywhere.
 */
export async function* simulate(
  deps: SimulationDeps,
  simulation: Simulation,
  first: Met[],
): AsyncGenerator<SimulationLine> {
  const { total } = simulation;
  const state = newState(simulation.from);
  let end: Pick<SimulationSummary, 'ended' | 'code'> = { ended: 'complete', code: null };
  yield { kind: 'progress', looked: 0, total };
  try {
    const next = () => unlessOver(deps.over, nextPage(deps, simulation, state.position));
    for (let page = first; page.length > 0; page = await next()) {
      for (const piece of piecesOf(page)) yield* judgePiece(deps, simulation, state, piece);
      yield { kind: 'progress', looked: state.looked, total };
    }
  } catch (error) {
    end =
      error === deps.over.reason
        ? { ended: 'time', code: null }
        : { ended: 'failed', code: deps.codeOf(error) };
  }
  deps.observe(state.judged, state.turns.longest());
  yield summaryOf(simulation, state, end);
}

function newState(position: string): State {
  return {
    tally: createTally(),
    turns: createTurnTaking(),
    position,
    looked: 0,
    judged: 0,
    notKept: 0,
    hidden: 0,
    unchecked: 0,
    otherFields: { issues: 0, names: new Set() },
  };
}

/** Judges some issues of a page and says which of them turn. */
async function* judgePiece(
  { withTenant, over }: SimulationDeps,
  simulation: Simulation,
  state: State,
  piece: readonly Met[],
): AsyncGenerator<SimulationLine> {
  over.throwIfAborted();
  const opened = await unlessOver(
    over,
    withTenant(simulation.tenantId, (tx) => openPiece(tx, piece)),
  );
  for (const { issueId: id, sight } of piece) {
    const stored = opened.get(id);
    const turn = stored ? await judgeBoth(simulation, state, stored) : null;
    state.looked += 1;
    state.position = id;
    if (sight === null) state.hidden += 1;
    else if (sight === undefined) state.unchecked += 1;
    else if (!stored) state.notKept += 1;
    else {
      state.judged += 1;
      if (turn) yield { kind: 'issue', id, key: sight.key, ...turn };
    }
  }
}

/** By both packs: the same content, on the same day, with what people said of the issue. */
async function judgeBoth(
  { before, after, asOf }: Simulation,
  { tally, turns, otherFields }: State,
  { issue, overrides, sameSummaries }: Stored,
): Promise<Turn | null> {
  const [old, now] = [chosenFor(issue, before.fields), chosenFor(issue, after.fields)];
  const names = [...old.otherwise, ...now.otherwise];
  if (names.length > 0) otherFields.issues += 1;
  for (const name of names) otherFields.names.add(name);
  // Most of the work is what both packs look at.
  const subject = await turns.work(() => subjectOf(old.issue, asOf, sameSummaries));
  const other =
    now.issue === old.issue
      ? subject
      : await turns.work(() => subjectOf(now.issue, asOf, sameSummaries));
  return tally.add(
    await turns.work(() => judgeSubject(subject, before, ticksAndWaivers(overrides, before))),
    await turns.work(() => judgeSubject(other, after, ticksAndWaivers(overrides, after))),
  );
}

function summaryOf(
  { before, after, asOf, total }: Simulation,
  { tally, position, judged, notKept, hidden, unchecked, otherFields }: State,
  end: Pick<SimulationSummary, 'ended' | 'code'>,
): SimulationSummary {
  const result = tally.result();
  const place = { asOf, before: before.digest, after: after.digest, issueId: position };
  return {
    kind: 'summary',
    ...end,
    cursor: end.ended === 'complete' ? null : writePosition(place),
    asOf,
    packs: { before: packName(before), after: packName(after) },
    sentence: turnsInWords(result),
    total,
    judged,
    notKept,
    leftOut: { hidden, unchecked },
    otherFields: { issues: otherFields.issues, names: [...otherFields.names].sort() },
    ...result,
  };
}

/** What comes of the work, or the reason why time is over, whichever is first. */
function unlessOver<Result>(over: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const listener = addAbortListener(over, () => reject(over.reason));
    work.then(resolve, reject).finally(() => listener[Symbol.dispose]());
  });
}
