import { findCriteria } from '../criteria.ts';
import { failIfRead, pass, type Rule } from '../rule.ts';

/** Somebody can tell when it is done. */
export const criteriaPresent: Rule = {
  id: 'criteria.present',
  about:
    'There are acceptance criteria: below a heading, as a checklist, as Given/When/Then, or in a field of their own.',
  kinds: ['story', 'task', 'epic', 'other'],
  cost: 3,
  evaluate({ sections, issue }) {
    const criteria = findCriteria(sections);
    if (criteria.length > 0)
      return {
        ...pass(criteria.map(({ span }) => span)),
        params: { criteria: criteria.length, source: criteria[0]?.source ?? '' },
      };
    return failIfRead(issue.texts.filter(({ key }) => key !== 'summary'));
  },
  examples: {
    pass: [
      {
        type: 'Story',
        summary: 'Saved cards',
        description: 'Acceptance criteria:\n- A saved card is offered first\n- It can be removed',
      },
      {
        type: 'Task',
        summary: 'Saved cards',
        description: 'Given a saved card\nWhen I pay\nThen it is offered first',
      },
    ],
    fail: [
      { type: 'Story', summary: 'Saved cards', description: 'We want saved cards in the shop.' },
    ],
  },
};
