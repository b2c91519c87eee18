import type { CheckWords } from './words.ts';

export const en: CheckWords = {
  status: {
    ready: 'ready',
    needs_work: 'needs work',
    not_ready: 'not ready',
    unread: 'could not be read',
  },
  severity: { critical: 'critical', warning: 'warning', info: 'info' },
  ready: (ready, all) =>
    `${ready} of ${all} work item${all === 1 ? ' is' : ready === 1 ? 's is' : 's are'} ready to be built`,
  score: (score) => `${score} of 100`,
  judgedBy: (pack, version) => `Judged by the rules of the pack ${pack} ${version}`,
  overview: 'Overview',
  scores: 'Scores from 0 to 100',
  workItems: 'Work items',
  gaps: 'What is missing most',
  gapsAbout: 'Each gap with the number of work items that have it, most frequent first.',
  gap: 'Gap',
  found: 'Work items',
  share: 'Share',
  hints: 'Hints',
  risks: 'Risk areas',
  nothingMissing: 'Nothing is missing.',
  more: (count) => `and ${count} more`,
  show: 'Show them',
  order: 'The worst first; among equals those that are cheapest to fix.',
  capped: (listed, all) =>
    `The ${listed} worst of ${all} work items are listed; the numbers above count all, and --format csv holds all.`,
  filter: 'Filter and sort',
  search: 'Search key or summary',
  anyStatus: 'any status',
  anyGap: 'any gap',
  sort: 'Sort by',
  sorts: { worst: 'worst first', best: 'best first', key: 'key' },
  shown: (shown, all) => `${shown} of ${all} shown`,
  none: 'There are no work items in the input.',
  summary: 'Summary',
  description: 'Description',
  unreadTitle: 'What could not be read',
  criteriaFrom: (names) => `Acceptance criteria are read from the field ${names} too.`,
  noDescription:
    'Some work items came without a description, so it counts as not read: export all fields, or name the column with --map "Description=HEADING".',
  unnamedFields:
    'Custom fields came without their names, so acceptance criteria in them are not seen: ask Jira with expand=names, or say --map "Acceptance criteria=customfield_12345".',
  morePages: 'Jira has more pages of this search than were given.',
  leftOut: {
    judged: (reasons) =>
      `Also judged here, though not by this pack in Jira: ${reasons}. Leave them out with --only-judged.`,
    omitted: (reasons) => `Left out, because this pack does not judge them: ${reasons}.`,
    by: {
      status: (count) => `${count} by status`,
      type: (count) => `${count} by type`,
      service: (count) => `${count} of customers`,
    },
  },
};
