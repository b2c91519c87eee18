import type { Json } from '../../../../../domain/json.ts';
import type { CreateSubtask, Operation } from '../../../../../domain/operation.ts';
import { t } from '../language/translate.ts';
import { fromTo, nameOf } from './label.ts';
import { linesOf } from './lines.ts';

/** One thing that a change sets: a value, lines that come or go, or names that do. */
export type Effect = { name: string } & (
  | { kind: 'value'; value: string }
  | { kind: 'lines'; sign: '+' | '−'; lines: string[] }
  | { kind: 'names'; added: string[]; removed: string[] }
  | { kind: 'fromTo'; from: string; to: string }
);

/** As in `domain/operations/label.ts`. */
const markerProperty = 'readygate.op';

/** Everything a change sets in Jira, in order and in the reader's language; nothing is left out. */
export function changeEffects(operation: Operation): Effect[] {
  switch (operation.kind) {
    case 'createSubtask':
      return [...subtaskEffects(operation), marker()];
    case 'addComment':
      return [
        lines(t('changes.effect.comment'), '+', operation.body.content),
        value(t('changes.effect.readers'), t(`changes.effect.readers.${operation.audience}`)),
        marker(),
      ];
    case 'insertSections':
      return operation.insertions.map(({ nodes }) =>
        lines(t('changes.effect.addedText'), '+', nodes),
      );
    case 'removeSections':
      return operation.cuts.map(({ nodes }) => lines(t('changes.effect.removedText'), '−', nodes));
    case 'setAssignee':
      return [{ kind: 'fromTo', name: t('changes.effect.assignee'), ...fromTo(operation) }];
    case 'setLabels':
      return [names(t('changes.effect.labels'), operation.add, operation.remove)];
    case 'setComponents':
      return [
        names(
          t('changes.effect.components'),
          operation.add.map(nameOf),
          operation.remove.map(nameOf),
        ),
      ];
    case 'linkIssues':
      return [value(t('changes.effect.link'), `${operation.type.name} ${operation.other.name}`)];
    case 'deleteSubtask':
      return [value(t('changes.effect.deleted'), operation.target.name)];
    case 'deleteComment':
      return [
        value(
          t('changes.effect.deleted'),
          t('changes.effect.deletedComment', { id: operation.target.id }),
        ),
      ];
    case 'removeLink':
      return [value(t('changes.effect.removed'), operation.target.name)];
  }
}

/** Every line of text that a change sets, for comparing it with another one. */
export function linesOfChange(operation: Operation): string[] {
  return changeEffects(operation).flatMap((effect) => {
    if (effect.kind === 'lines') return effect.lines;
    if (effect.kind === 'fromTo') return [`${effect.from} → ${effect.to}`];
    if (effect.kind === 'names')
      return [...effect.added, ...effect.removed.map((name) => `− ${name}`)];
    return effect.name === t('changes.effect.marker') ? [] : [effect.value];
  });
}

function subtaskEffects({ fields }: CreateSubtask): Effect[] {
  const { summary, description, ...others } = fields;
  return [
    value(t('changes.effect.summary'), summary),
    ...(description ? [lines(t('changes.effect.description'), '+', description.content)] : []),
    ...Object.entries(others)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, set]) => value(id, typeof set === 'string' ? set : JSON.stringify(set))),
  ];
}

function marker(): Effect {
  return value(
    t('changes.effect.marker'),
    t('changes.effect.markerText', { property: markerProperty }),
  );
}

function value(name: string, set: string): Effect {
  return { kind: 'value', name, value: set };
}

function lines(name: string, sign: '+' | '−', nodes: readonly Json[]): Effect {
  return { kind: 'lines', name, sign, lines: linesOf(nodes) };
}

function names(name: string, added: readonly string[], removed: readonly string[]): Effect {
  return { kind: 'names', name, added: [...added], removed: [...removed] };
}
