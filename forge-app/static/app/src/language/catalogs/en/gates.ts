/** Words of the workflows that hold the gate. */
export const catalog = {
  title: 'Gates',
  intro:
    'The gate is a validator in a workflow: it holds a work item back while Readygate knows what it lacks. It is a help and no control.',
  'before.title': 'Before you uninstall',
  'before.text':
    'Take the validator out of every workflow listed here. Jira blocks a transition whose validator’s app is gone.',
  workflow: 'Workflow',
  transitions: 'Transitions with the gate',
  'none.title': 'No workflow holds the gate',
  'none.text': 'Nothing has to be cleaned before uninstalling.',
  incomplete: 'Only the first thousand workflows were read.',
  'unlisted.title': 'Workflows are not read here',
  'unlisted.text':
    'Reading them needs a wide scope that this installation does not ask for. Look in Jira’s settings under Workflows for the validator “Readygate: ready enough” before you uninstall; the operator can turn the list on.',
} as const;
