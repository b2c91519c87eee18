/** Words around the pages of a space. */
export const catalog = {
  title: 'Readygate in {key}',
  'tab.backlog': 'Backlog',
  'tab.inbox': 'Inbox',
  'tab.rules': 'Rules',
  'tab.usefulness': 'Usefulness',
  'tab.policies': 'Policies',
  'tab.settings': 'Settings',
  'refused.title': 'For administrators of this space',
  'refused.text':
    'Its rules, policies and settings are shown to who administers the space in Jira, or was made an administrator of it in Readygate.',
} as const;
