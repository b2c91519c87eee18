import type { RowState } from '../../../domain/plan.ts';
import type { RowSetup, Rules, Wish } from './wishes.ts';

interface OracleRow extends RowSetup {
  state: RowState;
  approvedBy: Set<string>;
  proposedBy: Set<string>;
  /** Which of two wordings it has: every edit takes the other. */
  wording: 0 | 1;
}

/** What a plan must come to, said without the code under test: sets of people, row by row. */
export interface Oracle {
  rows: readonly OracleRow[];
  /** Whether the wish must be granted; what it does is done then. */
  grants(wish: Wish): boolean;
  /** Everything that a seal stands for, as a text. */
  screen(): string;
}

export function createOracle(setups: readonly RowSetup[], first: Rules, proposer: string): Oracle {
  let rules = first;
  let version = 2;
  let description = 0;
  const rows = setups.map(
    (setup): OracleRow => ({
      ...setup,
      state: 'open',
      approvedBy: new Set(),
      proposedBy: new Set([proposer]),
      wording: 0,
    }),
  );
  const undecided = () => rows.filter(({ state }) => state === 'open' || state === 'approved');

  const mayApprove = (row: OracleRow, by: string): boolean => {
    const { approvers, proposerExcluded } = rules[row.tier];
    return (
      (approvers?.accounts?.includes(by) ?? true) && !(proposerExcluded && row.proposedBy.has(by))
    );
  };
  const release = () => {
    for (const row of rows) if (row.state === 'approved') row.state = 'released';
  };
  const decide = ({ by, verdicts }: Extract<Wish, { kind: 'decide' }>): boolean => {
    const asked = rows.flatMap((row, at) => {
      const verdict = verdicts[at];
      return verdict ? [{ row, verdict }] : [];
    });
    const approved = asked.filter(({ verdict }) => verdict === 'approve').map(({ row }) => row);
    if (asked.some(({ row }) => row.state !== 'open')) return false;
    if (!approved.every((row) => mayApprove(row, by))) return false;
    if (approved.length > 1 && approved.some(isDoubtful)) return false;
    for (const { row, verdict } of asked) if (verdict === 'reject') row.state = 'rejected';
    for (const row of approved) {
      row.approvedBy.add(by);
      if (row.approvedBy.size >= rules[row.tier].reviewers) row.state = 'approved';
    }
    if (rows.every(({ state }) => state !== 'open')) release();
    return true;
  };
  const forget = (row: OracleRow) => {
    row.approvedBy.clear();
    if (row.state === 'approved') row.state = 'open';
  };
  const grant = (wish: Wish): boolean => {
    switch (wish.kind) {
      case 'decide':
        return decide(wish);
      case 'dispatch':
        if (rows.every(({ state }) => state !== 'approved')) return false;
        release();
        return true;
      case 'edit': {
        const row = rows[wish.row];
        if (!row || !undecided().includes(row)) return false;
        forget(row);
        row.proposedBy.add(wish.by);
        row.wording = row.wording === 0 ? 1 : 0;
        return true;
      }
      case 'revoke': {
        const row = rows[wish.row];
        if (!row?.approvedBy.has(wish.by) || row.state === 'rejected') return false;
        forget(row);
        row.state = 'open';
        return true;
      }
      case 'publish':
        version += 1;
        rules = wish.rules;
        undecided().forEach(forget);
        return true;
      case 'move':
        description += 1;
        rows.filter(({ described }) => described).forEach(forget);
        return true;
    }
  };
  return {
    rows,
    grants(wish) {
      const waits = undecided().length > 0;
      if ('late' in wish && wish.late) return false;
      return (waits || wish.kind === 'revoke') && grant(wish);
    },
    screen: () =>
      JSON.stringify([
        version,
        description,
        undecided().map((row) => [rows.indexOf(row), row.wording]),
      ]),
  };
}

function isDoubtful({ confidence, assumption, tier }: RowSetup): boolean {
  return assumption || confidence === 'low' || tier === 'high';
}
