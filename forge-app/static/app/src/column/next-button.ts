import type { PlanView, ReadinessView } from '../../../../../domain/views.ts';
import { oneOf } from '../language/format.ts';
import { t } from '../language/translate.ts';
import { askedText } from '../receipt/asked.ts';
import type { People } from '../receipt/use-people.ts';
import { openRows } from '../review/choice.ts';
import { whoIsWaitedFor } from './awaited.ts';
import { type NextStep, nextStep } from './next-step.ts';

/** The one button below the verdict: its label is the next step. */
export interface NextButton {
  label: string;
  /** What pressing it does; null while there is nothing to do but wait. */
  act: 'propose' | 'review' | 'undo' | null;
  /** It is the person's turn, and this is what to do. */
  primary: boolean;
  /** Something goes on by itself. */
  busy: boolean;
}

interface Standing {
  view: ReadinessView;
  /** Null while it is read, and where there is none. */
  plan: PlanView | null;
  /** Whom Jira names to the person who looks. */
  people: People;
}

const turn = { primary: true, busy: false } as const;
const idle = { primary: false, busy: false } as const;
const moving = { primary: false, busy: true } as const;

/** Null where nothing can be done and nothing goes on. */
export function nextButton({ view, plan, people }: Standing): NextButton | null {
  const step = nextStep(view);
  switch (step.kind) {
    case 'observe':
      return null;
    case 'propose':
      return afterwards(step, plan);
    case 'working':
      return { label: t(`column.working.${step.step}`), act: null, ...moving };
    case 'review':
      return toReview(plan, people);
    case 'token':
      return waiting(plan, people);
    default:
      return writing(step, view);
  }
}

function afterwards({ last }: NextStep & { kind: 'propose' }, plan: PlanView | null): NextButton {
  if (canUndo(plan) && last?.undoOf === null) {
    const label = t('column.writtenUndo', { count: last.progress?.done ?? 0 });
    return { label, act: 'undo', ...idle };
  }
  return { label: t(last ? 'column.proposeAgain' : 'column.propose'), act: 'propose', ...turn };
}

/** What was written can be taken back by the person who looks. */
function canUndo(plan: PlanView | null): boolean {
  return plan?.undoing?.possible === true;
}

function toReview(plan: PlanView | null, people: People): NextButton {
  if (!plan) return { label: t('column.readingPlan'), act: null, ...moving };
  if (!plan.canDecide) return waiting(plan, people);
  const count = openRows(plan).length;
  return { label: t('column.review', { count }), act: 'review', ...turn };
}

/** Whoever is named more than twice over is not named: the label must fit. */
function waiting(plan: PlanView | null, people: People): NextButton {
  const who = plan ? whoIsWaitedFor(plan) : [];
  if (who === 'jira') return { label: t('column.waitingForJira'), act: 'review', ...moving };
  const named = who.flatMap((account) => people.get(account) ?? []);
  const known = named.length > 0 && named.length === who.length && named.length <= 2;
  const label = known
    ? t('column.waitingFor', { names: oneOf(named) })
    : t('column.waitingForSomebody');
  return { label, act: 'review', ...idle };
}

function writing(
  { planId, verifying }: NextStep & { kind: 'writing' },
  { refinement }: ReadinessView,
): NextButton {
  const act = planId === null ? null : 'review';
  if (refinement?.problem) return { label: t('column.paused'), act, ...idle };
  if (verifying) return { label: t('column.checking'), act, ...moving };
  const { done, total } = refinement?.progress ?? { done: 0, total: 0 };
  const label = total > 0 ? t('column.writing', { done, total }) : t('receipt.writing');
  return { label, act, ...moving };
}

/** What stands in small words below the button. */
export function nextNote({ view, plan }: Pick<Standing, 'view' | 'plan'>): string | null {
  const step = nextStep(view);
  switch (step.kind) {
    case 'propose':
      if (canUndo(plan) && step.last?.undoOf === null) return t('receipt.undoNote');
      return step.last ? null : t('column.proposeNote');
    case 'review':
      return plan && !plan.canDecide ? askedText(plan) : null;
    case 'token':
      return t(`receipt.waitingForToken.${plan?.decidedBy ?? 'other'}`);
    case 'writing':
      return view.refinement?.problem ? t('receipt.waitingForStop') : null;
    case 'observe':
      return t('column.observe');
    default:
      return null;
  }
}
