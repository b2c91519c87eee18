/** How many changes may be proposed for one issue within some days. */
export interface NoiseBudget {
  /** 1 to 500. */
  rows: number;
  /** 1 to 31. */
  days: number;
}

/** Of a project that set none: five full plans of subtasks in a week. */
export const defaultNoiseBudget: NoiseBudget = { rows: 40, days: 7 };

/** A plan of an issue: when it was made and how many changes it proposed. */
export interface Proposal {
  at: Date;
  rows: number;
}

const day = 86_400_000;

/** Since when proposals count at a time. */
export function noiseSince({ days }: NoiseBudget, at: Date): Date {
  return new Date(at.getTime() - days * day);
}

/**
 * When something may be proposed for an issue again; null where it may be now. A plan that begins within the
 * budget is proposed whole: half of a proposal helps nobody.
 * @param proposals in the order of their times
 */
export function noiseFreeAt(
  budget: NoiseBudget,
  proposals: readonly Proposal[],
  at: Date,
): Date | null {
  const since = noiseSince(budget, at).getTime();
  const counted = proposals.filter((proposal) => proposal.at.getTime() > since);
  let left = counted.reduce((sum, { rows }) => sum + rows, 0);
  if (left < budget.rows) return null;
  for (const proposal of counted) {
    left -= proposal.rows;
    if (left < budget.rows) return new Date(proposal.at.getTime() + budget.days * day);
  }
  return null;
}
