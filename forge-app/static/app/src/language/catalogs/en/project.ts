/** Words around the pages of a space. */
export const catalog = {
  title: 'Readygate in {key}',
  'tab.backlog': 'Backlog',
  'tab.inbox': 'Inbox',
  'tab.rules': 'Rules',
  'tab.usefulness': 'Usefulness',
  'tab.policies': 'Policies',
  'tab.settings': 'Settings',
} as const;
