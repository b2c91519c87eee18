/** Words of the health of the installation. */
export const catalog = {
  title: 'Installation',
  notice: 'From the operator',
  health: 'Health',
  good: 'Good',
  look: 'Look at this',
  'check.keys': 'Signature of Jira’s calls',
  'check.keys.good':
    'Atlassian’s public keys could be read, and this call is signed by one of them.',
  'check.api': 'The API of Readygate',
  'check.api.good': 'It answered just now, with its database.',
  'check.jira': 'The API of Jira',
  'check.jira.good': 'It answered within the last minute, asked as you.',
  'check.events': 'Events of Jira',
  'check.events.good': 'The last one came {ago}.',
  'check.events.late':
    'The last one came {ago}, though Jira calls at least once an hour. Ask the operator whether Jira reaches the API.',
  'check.events.none': 'None came yet. The first comes within the hour after the installation.',
  'check.token': 'The app’s own token',
  'check.token.good': 'Fresh until {until}. Jira renews it every hour.',
  'check.token.ended':
    'It ended {until}. Until Jira brings another, only what people look at themselves is judged.',
  'check.token.refused':
    'Jira refused it. It is renewed within the hour; if this stays, reinstall the app.',
  'check.token.none': 'It has not come yet; Jira brings it within the hour.',
  facts: 'What is installed',
  environment: 'Environment',
  version: 'Version of the app',
  unknown: 'Not known',
  since: 'Installed',
  scopes: 'Scopes that are used',
  operator: 'Who runs it, and where data lies',
  region: 'Region of the data',
  support: 'Help',
  security: 'To report a weakness',
  unsaid: 'The operator has not said.',
} as const;
