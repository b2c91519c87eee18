import { normaliseRow } from '../../../domain/normalise/normalise-issue.ts';
import type { Measure, Measured } from '../measure.ts';
import { type ChecklistIssue, checklistIssues } from './issues.ts';

const issues = 150;

/** Whether the items of a checklist are counted as they stand, whatever form it has. */
export const checklists: Measure = {
  name: 'checklists',
  needs: [],
  method: `share of ${issues} issues of our own, in Markdown, wiki markup, letters and documents, with the exact count of items.`,
  seed: null,
  measure: async () => measure(checklistIssues(issues)),
};

function measure(all: readonly ChecklistIssue[]): Measured {
  const wrong = all.filter((issue) => countItems(issue) !== issue.items);
  const exact = (all.length - wrong.length) / all.length;
  return {
    figures: { issues: all.length, exact, wrong: wrong.map(({ key }) => key) },
    tables: [{ head: ['issues', 'exact'], rows: [[String(all.length), exact.toFixed(3)]] }],
    held: [
      {
        name: 'checklists.exact',
        what: 'checklists: share with the exact count',
        ratio: exact,
        bar: { atLeast: 0.993 },
      },
    ],
  };
}

/** Items with a box in the description of an issue. */
export function countItems({ key, description }: ChecklistIssue): number {
  const { texts } = normaliseRow({ key, summary: 'Work that is left', description });
  const blocks = texts.find((one) => one.key === 'description')?.blocks ?? [];
  return blocks.filter(({ checked }) => checked !== undefined).length;
}
