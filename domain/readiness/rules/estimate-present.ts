import { isEstimateName } from '../../normalise/fields.ts';
import { fail, notApplicable, pass, type Rule } from '../rule.ts';

/** Somebody has thought about its size. */
export const estimatePresent: Rule = {
  id: 'estimate.present',
  about: 'There is an estimate, where the site has a field for one.',
  kinds: ['story', 'task', 'bug'],
  cost: 2,
  evaluate({ issue }) {
    const estimates = Object.entries(issue.values).filter(([key]) => isEstimate(key));
    if (estimates.length === 0) return notApplicable;
    return estimates.some(([, value]) => value !== null && value !== '') ? pass() : fail();
  },
  examples: {
    pass: [{ type: 'Task', summary: 'Rotate the mail key', storyPoints: 3 }],
    fail: [{ type: 'Task', summary: 'Rotate the mail key', storyPoints: null }],
  },
};

/** Values hold an estimate under the field's id; only fields named as estimates are kept besides the fixed ones. */
function isEstimate(key: string): boolean {
  const id = key.slice('field:'.length);
  return isEstimateName(id) || /^customfield_\d+$/.test(id);
}
