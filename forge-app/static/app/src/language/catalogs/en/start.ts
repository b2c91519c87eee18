/** Words of the first steps. */
export const catalog = {
  title: 'From nothing to a first approved change',
  intro:
    'Five steps. Each says what will happen and what will not; you can stop after any of them and come back.',
  'state.done': 'Done',
  'state.now': 'Now',
  'state.later': 'Later',
  will: 'What happens',
  wont: 'What does not',
  'connection.title': 'Is the connection healthy?',
  'connection.will': 'Readygate checks that Jira’s calls reach it, and that Jira answers.',
  'connection.wont': 'No work item is read.',
  'connection.good': 'Jira called, its signature held, and Jira answered.',
  'connection.noToken':
    'The app’s own token has not come yet; Jira brings it within the hour. You can go on meanwhile.',
  'connection.refused':
    'Jira refused the app’s token. It renews it within the hour; if this stays, reinstall the app.',
  'spaces.title': 'Choose spaces to observe',
  'spaces.will':
    'Work items of these spaces are judged when somebody opens them, and the score is shown beside them.',
  'spaces.wont':
    'Nothing is proposed, nobody is asked, nothing is written to Jira, and nothing leaves for a model.',
  'spaces.legend': 'Turn on as',
  'spaces.choose': 'Spaces',
  'spaces.turnOn':
    '{count, plural, =0 {Choose a space first} one {Turn on # space} other {Turn on # spaces}}',
  'spaces.done': 'On: {spaces}.',
  'spaces.all': 'Every mode is changed under the tab Spaces.',
  'result.title': 'See a first result',
  'result.will':
    'Up to three work items on which nobody has begun are read as you and judged by rules; you see what each lacks.',
  'result.wont': 'The work items are not changed, and nobody is told.',
  'result.space': 'Space',
  'result.judge': 'Judge up to three work items',
  'result.none':
    'Nobody left anything to do in this space: there is no work item in a status of the category To Do. Choose another space.',
  'result.judging': 'Judging…',
  'result.off': 'This space was turned off meanwhile.',
  'result.missing':
    '{count, plural, =0 {Nothing is missing.} one {# thing is missing.} other {# things are missing.}}',
  'result.done': '{key} was judged: {score} of 100.',
  'approvers.title': 'Name two people who approve',
  'approvers.will':
    'These people get the role member in every space: they may propose and approve what Jira lets them change by hand, and no more. Later steps do not need this: whoever could make a change by hand may approve it.',
  'approvers.wont':
    'Nobody gains a right in Jira. Whoever is named has exactly this role, also where Jira would give a higher one; you stay an admin.',
  'approvers.done': 'Named: {people}.',
  'approvers.others': 'Named under the tab Roles.',
  'approvers.more': '{count, plural, one {Name # more person.} other {Name # more people.}}',
  'approvers.people': 'People or groups',
  'approvers.give': 'Give the role',
  'propose.title': 'Let one space propose',
  'propose.will':
    'In this one space people see the button Propose changes. A proposal shows literally what would be written; what a person approves is written as that person, and can be undone.',
  'propose.wont':
    'Nothing is ever written without an approval, and nothing is proposed unless somebody asks. The other spaces stay as they are.',
  'propose.space': 'Space that proposes',
  'propose.switch': 'Switch to Propose',
  'propose.ask': 'Let {name} propose?',
  'propose.done': '{spaces} can propose. Open a work item there and press Propose changes.',
  open: 'Open {key}',
  'finished.title': 'Everything is set up',
  'finished.text':
    'The first proposal is one press away. Writing can be stopped at any time under the tab Stop all writes.',
} as const;
