/** Words around the pages of a Jira administrator. */
export const catalog = {
  title: 'Readygate on this site',
  'tab.start': 'Get started',
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
