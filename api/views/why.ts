import { workOrderRule } from '../../domain/drafts/work-order-draft.ts';
import type { Operation } from '../../domain/operation.ts';
import { operationLabel } from '../../domain/operations/label.ts';
import { restoringRule } from '../../domain/operations/restore-description.ts';
import type { PlanRow } from '../../domain/plan.ts';
import type { Because, RowView } from '../../domain/views.ts';
import type { UndoSide } from '../undo-side.ts';

/**
 * Why a row is proposed, from where it came: never words of a model. As a code with the words of the work
 * item for who has words of their own, and as a sentence.
 */
export function whyOf(row: PlanRow, { undone }: UndoSide): Pick<RowView, 'because' | 'why'> {
  const because = becauseOf(row, undone.get(row.undoes ?? '')?.operation);
  return { because, why: sentenceOf(because) };
}

function becauseOf({ provenance, undoes, operation }: PlanRow, of: Operation | undefined): Because {
  const { lane, rule, questions, spans } = provenance;
  const words = spans[0]?.text.replaceAll(/\s+/g, ' ').trim() ?? null;
  if (undoes !== undefined) return { code: 'takes_back', words: null, ...(of ? { of } : {}) };
  if (lane === 'person') return { code: 'edited', words: null };
  if (rule === workOrderRule) return { code: 'work_order', words: null };
  if (rule === restoringRule) return { code: 'restores', words: spans[0]?.text ?? '' };
  if (questions !== undefined) return { code: 'model_questions', words: null, questions };
  if (lane === 'model') return { code: 'model', words };
  if (words === null) return { code: 'rule', words: null };
  return { code: saidCode(operation), words };
}

/** What the words of the work item are to a change that was drafted from them. */
function saidCode({ kind }: Operation): 'said_elsewhere' | 'says_so' | 'asked_for' {
  if (kind === 'insertSections') return 'said_elsewhere';
  return kind === 'setComponents' || kind === 'linkIssues' ? 'says_so' : 'asked_for';
}

function sentenceOf({ code, words, questions = 1, of }: Because): string {
  switch (code) {
    case 'takes_back':
      return `It takes back: ${of ? operationLabel(of) : 'a change'}`;
    case 'edited':
      return 'Edited by a person.';
    case 'work_order':
      return 'A person asked for the work order. Every line is a piece of the work item, or a rule of the profile.';
    case 'restores':
      return `Readygate’s change replaced what somebody had written a moment before: “${words}”`;
    case 'model_questions':
      return `In a model’s words: the last ${questions === 1 ? 'question' : `${questions} questions`}.`;
    case 'model':
      return words === null
        ? 'A model proposes it. No words of the work item ask for it.'
        : `A model proposes it, from these words of the work item: “${words}”`;
    case 'rule':
      return 'Asked for by a rule.';
    case 'said_elsewhere':
      return `It is missing, and the work item says elsewhere: “${words}”`;
    case 'says_so':
      return `The work item says so: “${words}”`;
    case 'asked_for':
      return `The work item asks for it: “${words}”`;
  }
}
