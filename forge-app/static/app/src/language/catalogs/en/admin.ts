/** Words around the pages of a Jira administrator. */
export const catalog = {
  title: 'Readygate on this site',
  'refused.title': 'Only Jira administrators see these pages',
  'refused.text':
    'Jira says that you do not administer this site, so nothing is shown and nothing can be changed here. Ask a Jira administrator; what you may do with a work item stands beside it.',
  'tab.start': 'Get started',
  'tab.spaces': 'Spaces',
  'tab.installation': 'Installation',
  'tab.usage': 'Licence and usage',
  'tab.roles': 'Roles',
  'tab.model': 'AI',
  'tab.notifications': 'Notifications',
  'tab.gates': 'Gates',
  'tab.privacy': 'Privacy',
  'tab.audit': 'Audit',
  'tab.stops': 'Stop all writes',
} as const;
