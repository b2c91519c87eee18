import type { Json } from '../../../../../domain/json.ts';
import type { Named, Operation } from '../../../../../domain/operation.ts';
import { adfPlainText } from '../../../../../domain/operations/adf.ts';
import { allOf } from '../language/format.ts';
import { t } from '../language/translate.ts';

/** The literal operation in one line and in the reader's language, made from the operation and from nothing else. */
export function changeLabel(operation: Operation): string {
  switch (operation.kind) {
    case 'createSubtask':
      return t('changes.label.createSubtask', { summary: operation.fields.summary });
    case 'addComment':
      return t(`changes.label.comment.${operation.audience}`);
    case 'insertSections':
      return t('changes.label.insertSections', { parts: firstLines(operation.insertions) });
    case 'removeSections':
      return t('changes.label.removeSections', { parts: firstLines(operation.cuts) });
    case 'setAssignee':
      return t('changes.label.setAssignee', fromTo(operation));
    case 'setLabels':
      return addedAndRemoved('Labels', operation.add, operation.remove);
    case 'setComponents':
      return addedAndRemoved('Components', operation.add.map(nameOf), operation.remove.map(nameOf));
    case 'linkIssues':
      return t('changes.label.linkIssues', {
        type: operation.type.name,
        other: operation.other.name,
      });
    case 'deleteSubtask':
    case 'removeLink':
      return t(`changes.label.${operation.kind}`, { target: operation.target.name });
    case 'deleteComment':
      return t('changes.label.deleteComment');
  }
}

/** Whom a change is from and to. */
export function fromTo({ from, to }: { from: Named | null; to: Named | null }) {
  return { from: nameOf(from), to: nameOf(to) };
}

export function nameOf(named: Named | null): string {
  return named?.name ?? t('changes.nobody');
}

/** The first line of each piece, which mostly is its heading. */
function firstLines(pieces: readonly { nodes: Json[] }[]): string {
  const lines = pieces.map(({ nodes }) =>
    adfPlainText({ version: 1, type: 'doc', content: nodes.slice(0, 1) }),
  );
  return allOf(lines.map((line) => quoted(line.split('\n')[0] ?? '')));
}

function addedAndRemoved(
  what: 'Labels' | 'Components',
  add: readonly string[],
  remove: readonly string[],
): string {
  const said = (verb: 'add' | 'remove', names: readonly string[]) =>
    names.length === 0
      ? []
      : [
          t(`changes.label.${verb}${what}`, {
            count: names.length,
            names: names.map(quoted).join(', '),
          }),
        ];
  return [...said('add', add), ...said('remove', remove)].join('; ');
}

function quoted(text: string): string {
  return t('changes.quoted', { text });
}
