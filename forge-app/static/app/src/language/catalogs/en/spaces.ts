/** Words of the spaces of a site and of their modes. */
export const catalog = {
  title: 'Spaces',
  intro:
    'Readygate works only in spaces that you turn on. A change counts from the next request on.',
  mode: 'Mode',
  modeOf: 'Mode of {name}',
  'mode.off': 'Off',
  'mode.observe': 'Observe',
  'mode.propose': 'Propose',
  'mode.off.text': 'Nothing is read, judged or shown.',
  'mode.observe.text': 'Work items are judged and shown. No proposals, nothing is written to Jira.',
  'mode.propose.text':
    'People can have changes proposed. What a person approves is written as that person, and nothing else.',
  'set.off': 'Turn off',
  'set.observe': 'Judge and show only',
  'set.propose': 'Allow proposals',
  name: 'Space',
  find: 'Find a space',
  leftOut:
    '{count, plural, one {# space with a mode of its own is hidden from you in Jira.} other {# spaces with a mode of their own are hidden from you in Jira.}}',
  more: 'Show more spaces',
  'none.title': 'No space to turn on',
  'none.text': 'Jira shows you no space. Ask whoever administers one to let you in.',
  changed: '{name}: {mode}',
} as const;
