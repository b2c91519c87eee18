import { fail, notApplicable, numberParam, pass, type Rule } from '../rule.ts';

const day = 86_400_000;

/** Somebody has looked at it lately. */
export const staleAge: Rule = {
  id: 'stale.age',
  about: 'It was changed within the last half year, counted from the day of the judgement.',
  cost: 5,
  evaluate({ issue, asOf }, params) {
    if (asOf === null || issue.updated === null) return notApplicable;
    const days = Math.floor((Date.parse(asOf) - Date.parse(issue.updated.slice(0, 10))) / day);
    return days <= numberParam(params, 'days', 180) ? pass() : fail([], { days });
  },
  examples: { pass: [], fail: [] },
};
