/** Words of what a change does, made from its operation alone. */
export const catalog = {
  nobody: 'nobody',
  quoted: '“{text}”',

  'label.createSubtask': 'Create subtask “{summary}”',
  'label.comment.everyone': 'Add a comment',
  'label.comment.internal': 'Add an internal note',
  'label.comment.customer': 'Add a comment that the customer will see',
  'label.insertSections': 'Add {parts} to the description',
  'label.removeSections': 'Take {parts} out of the description',
  'label.setAssignee': 'Change the assignee from {from} to {to}',
  'label.addLabels': 'Add {count, plural, one {label} other {labels}} {names}',
  'label.removeLabels': 'Remove {count, plural, one {label} other {labels}} {names}',
  'label.addComponents': 'Add {count, plural, one {component} other {components}} {names}',
  'label.removeComponents': 'Remove {count, plural, one {component} other {components}} {names}',
  'label.linkIssues': 'Link: {type} {other}',
  'label.deleteSubtask': 'Delete the subtask {target}',
  'label.deleteComment': 'Delete the comment that Readygate added',
  'label.removeLink': 'Remove the link: {target}',

  sentence:
    'Approving makes {count, plural, one {# change} other {# changes}} as you, {name}: {parts}. Nothing else.',
  'sentence.none': 'Approving makes no change.',
  'noun.createSubtask': '{count, plural, one {# new subtask} other {# new subtasks}} under {key}',
  'noun.everyone': '{count, plural, one {# comment} other {# comments}} on {key}',
  'noun.internal': '{count, plural, one {# internal note} other {# internal notes}} on {key}',
  'noun.customer':
    '{count, plural, one {# comment} other {# comments}} on {key} that the customer will see',
  'noun.insertSections':
    '{count, plural, one {# addition} other {# additions}} to the description of {key}',
  'noun.setAssignee': '{count, plural, one {# change} other {# changes}} of the assignee of {key}',
  'noun.setLabels': '{count, plural, one {# change} other {# changes}} of the labels of {key}',
  'noun.setComponents':
    '{count, plural, one {# change} other {# changes}} of the components of {key}',
  'noun.linkIssues': '{count, plural, one {# new link} other {# new links}} of {key}',
  'noun.removeSections':
    '{count, plural, one {# removal} other {# removals}} from the description of {key}',
  'noun.deleteSubtask':
    '{count, plural, one {# deleted subtask} other {# deleted subtasks}} of {key}',
  'noun.deleteComment':
    '{count, plural, one {# deleted comment} other {# deleted comments}} on {key}',
  'noun.removeLink': '{count, plural, one {# removed link} other {# removed links}} of {key}',

  'effect.summary': 'Summary',
  'effect.description': 'Description',
  'effect.marker': 'Marker',
  'effect.markerText': '{property}, a hidden property by which Readygate finds it again',
  'effect.comment': 'Comment',
  'effect.readers': 'Visible to',
  'effect.readers.everyone': 'Everyone who sees the work item',
  'effect.readers.internal': 'The team only',
  'effect.readers.customer': 'The team and the customer',
  'effect.addedText': 'Added to the description',
  'effect.removedText': 'Taken out of the description',
  'effect.assignee': 'Assignee',
  'effect.labels': 'Labels',
  'effect.components': 'Components',
  'effect.link': 'Link',
  'effect.deleted': 'Deleted',
  'effect.deletedComment': 'The comment {id}',
  'effect.removed': 'Removed',
  added: 'added',
  removed: 'removed',
  fromTo: 'from {from} to {to}',

  'why.takes_back': 'It takes back: {change}.',
  'why.edited': 'Edited by a person.',
  'why.work_order':
    'A person asked for the work order. Every line is a piece of the work item, or a rule of the profile.',
  'why.restores':
    'Readygate’s change replaced what somebody had written a moment before: “{words}”',
  'why.model_questions':
    'In a model’s words: {questions, plural, one {the last question} other {the last # questions}}.',
  'why.model': 'A model proposes it, from these words of the work item: “{words}”',
  'why.modelAlone': 'A model proposes it. No words of the work item ask for it.',
  'why.rule': 'Asked for by a rule.',
  'why.said_elsewhere': 'It is missing, and the work item says elsewhere: “{words}”',
  'why.asked_for': 'The work item asks for it: “{words}”',
  'why.says_so': 'The work item says so: “{words}”',
} as const;
