/** Words of the settings of a space. */
export const catalog = {
  ofSite: 'A Jira administrator can change this.',
  mode: 'Mode',
  'mode.note': 'What Readygate does in this space.',
  'mode.off': 'Off',
  'mode.off.note': 'Nothing is judged, proposed or written.',
  'mode.observe': 'Observe',
  'mode.observe.note': 'Work items are judged and shown. Nothing is proposed or written.',
  'mode.propose': 'Propose',
  'mode.propose.note': 'Changes are proposed, and written once they are approved.',
  publishing: 'Scores in Jira',
  'publishing.note': 'Whether the score is shown as a field of Jira, and as a gate of workflows.',
  'publishing.off': 'Not published',
  'publishing.off.note': 'Scores stay within Readygate.',
  'publishing.field': 'Field',
  'publishing.field.note':
    'The read-only field Readiness holds the score, for columns, filters and dashboards.',
  'publishing.field_and_gate': 'Field and gate',
  'publishing.field_and_gate.note':
    'A workflow may also hold a work item back and say what is missing. It is a help and no control.',
  'publishing.language': 'Language of the gate',
  'publishing.problem': 'Nothing is published now: {code}. Set it anew once that is mended.',
  'publishing.problem.field_not_found':
    'Nothing is published now: Jira does not show the field Readiness on this site.',
  'publishing.problem.jira_permission_missing':
    'Nothing is published now: Jira does not let the app write here.',
  'language.en': 'English',
  'language.de': 'German',
  'language.fr': 'French',
  'language.es': 'Spanish',
  comments: 'Comments in a service space',
  'comments.note':
    'Who reads the questions that Readygate asks, once they are approved. It counts in service spaces alone; a work order is always an internal note.',
  'comments.internal': 'The team alone',
  'comments.internal.note': 'Questions are internal notes.',
  'comments.customer': 'The customer as well',
  'comments.customer.note':
    'Questions are comments that the customer will see. Each row says so before it is approved.',
  model: 'AI model',
  'model.note': 'Whether a model may see the work items of this space. It never moves the score.',
  'model.label': 'A model may see the work items of this space',
  'model.on': 'On',
  'model.off': 'Off',
  'model.siteOff':
    'No model is asked now: it is off or stopped for the whole site, or this space is off.',
  roles: 'Roles',
  'roles.note': 'Where nobody is named, Jira’s permissions decide. A role never goes beyond them.',
  'role.admin': 'Administrators: set rules, policies and this page',
  'role.member': 'Members: propose, approve, tick and waive',
  'role.viewer': 'Viewers: read',
  'roles.given': '{role}: {names}',
  'roles.nobody': 'nobody',
} as const;
