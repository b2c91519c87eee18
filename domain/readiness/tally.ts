import { failedRules, type ReadinessStatus, type Report } from '../report.ts';
import { countTurn, noTurns, type Turn, type TurnCount, turnOf } from './simulate.ts';

/** What another pack changes for many issues. Every number of one part of a backlog adds up with those of another. */
interface WhatIf extends TurnCount {
  /** Issues by status: from it, then to it. */
  statuses: Record<ReadinessStatus, Record<ReadinessStatus, number>>;
  /** Issues by score, in tens: 0 to 9, 10 to 19, … and 90 to 100. */
  scores: { before: number[]; after: number[] };
  /** Rules that issues fail by one pack only, by id: more by the other pack, and fewer. */
  rules: { rule: string; more: number; fewer: number }[];
}

export interface Tally {
  /** Counts an issue; what changes for it, and null where its status stays. */
  add(before: Report, after: Report): Turn | null;
  result(): WhatIf;
}

/** Counts what turns, issue by issue, and holds no issue. */
export function createTally(): Tally {
  let turns = noTurns;
  const statuses = { ready: noStatus(), needs_work: noStatus(), not_ready: noStatus() };
  const scores = { before: noScores(), after: noScores() };
  const more = new Map<string, number>();
  const fewer = new Map<string, number>();
  return {
    add(before, after) {
      const turn = turnOf(before, after);
      turns = countTurn(turns, turn);
      statuses[before.status][after.status] += 1;
      countScore(scores.before, before);
      countScore(scores.after, after);
      const [failed, fails] = [failedRules(before), failedRules(after)];
      countNew(more, fails, failed);
      countNew(fewer, failed, fails);
      return turn;
    },
    result: () => ({
      ...structuredClone({ statuses, scores }),
      ...turns,
      rules: byRule(more, fewer),
    }),
  };
}

const noStatus = () => ({ ready: 0, needs_work: 0, not_ready: 0 });
const noScores = () => Array.from({ length: 10 }, () => 0);

function countScore(bands: number[], { score }: Report): void {
  const band = Math.min(9, Math.floor(score / 10));
  bands[band] = (bands[band] ?? 0) + 1;
}

/** Counts the rules of one list that are not in the other. */
function countNew(counts: Map<string, number>, rules: string[], others: string[]): void {
  for (const rule of rules)
    if (!others.includes(rule)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
}

function byRule(more: Map<string, number>, fewer: Map<string, number>): WhatIf['rules'] {
  const ids = [...new Set([...more.keys(), ...fewer.keys()])].sort();
  return ids.map((rule) => ({
    rule,
    more: more.get(rule) ?? 0,
    fewer: fewer.get(rule) ?? 0,
  }));
}
