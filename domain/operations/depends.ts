import type { BaseField } from '../issue.ts';
import type { Operation } from '../operation.ts';

/**
 * The parts of an issue that an operation itself depends on, beside those it was drafted from. Labels
 * and links add to what is there, whatever it is; an assignee carries its old value. All depend on the
 * project: what Jira takes, who may approve and how many must are asked there. A plan from before it was a
 * part has rows that do not name it, and is held against the parts that they name.
 */
export function operationFields({ kind }: Operation): BaseField[] {
  return ['project', ...ownFields(kind)];
}

function ownFields(kind: Operation['kind']): BaseField[] {
  switch (kind) {
    case 'createSubtask':
      return ['subtasks', 'type'];
    case 'insertSections':
    case 'removeSections':
      return ['description'];
    case 'setComponents':
      return ['field:components'];
    default:
      return [];
  }
}
