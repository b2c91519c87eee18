/** Words of the messages that people get. */
export const catalog = {
  title: 'Notifications',
  intro:
    'Where you turn this on, people are told that a proposal waits for them. A message holds the key, a number and a link, never words of a work item, and nothing can be decided from it.',
  email: 'Send Jira’s own e-mail to the people who are named as approvers',
  siteUrl: 'Address of this Jira site, for the links',
  webhook: 'Webhook',
  'webhook.none': 'None',
  'webhook.keep': 'As it is: {host}',
  'webhook.new': 'A new address',
  url: 'Address; it is encrypted and never shown again',
  format: 'Form',
  'format.text': 'Text (Slack, Mattermost)',
  'format.card': 'Card (Teams)',
  'key.title': 'Key of this webhook',
  'key.text': 'Its messages are signed with it. Copy it now: it is never shown again.',
} as const;
