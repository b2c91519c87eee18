import type { BaseField } from '../issue.ts';
import type { Operation } from '../operation.ts';

/**
 * The parts of an issue that an operation itself depends on, beside those it was drafted from. Labels
 * and links add to what is there, whatever it is; an assignee carries its old value.
 */
export function operationFields({ kind }: Operation): BaseField[] {
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
