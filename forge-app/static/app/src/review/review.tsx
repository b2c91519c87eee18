import './review.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Uuid } from '../../../../../domain/json.ts';
import type { PlanView, RefinementView } from '../../../../../domain/views.ts';
import type { Review as Opened } from '../bridge.ts';
import { t } from '../language/translate.ts';
import { refinementPace } from '../shared/pace.ts';
import { usePolled } from '../shared/use-polled.ts';
import { Changes } from './changes.tsx';
import { readRefinement } from './requests.ts';
import { ReviewTabs, type TabName } from './review-tabs.tsx';
import { refinementToRead, successor } from './succession.ts';
import { useDesk } from './use-desk.ts';

interface ReviewProps extends Opened {
  siteUrl: string;
}

/** The review in its modal: what would be done, the decision, what became of it, and what belongs to it. */
export function Review({ planId, issue, tab: first = 'changes', siteUrl }: ReviewProps) {
  const [tab, setTab] = useState<TabName>(first);
  const { shown, drafting, follow, show } = useShown(planId);
  const desk = useDesk(shown);
  const refinement = useRefinement(desk.plan);
  const closed = refinement?.outcome ? refinement : null;
  const next = successor(desk.plan, refinement);
  useEffect(() => {
    if (next) show(next);
  }, [next, show]);
  const { refresh } = desk;
  // What a plan says that has just ended was read while its rights were still those of a plan that goes on.
  useEffect(() => {
    if (closed) refresh();
  }, [closed, refresh]);
  const onAsked = (refinement: RefinementView) => {
    follow(refinement);
    setTab('changes');
  };
  return (
    <main
      className="review"
      aria-label={t('review.window')}
      aria-busy={!desk.plan && !desk.isEmpty}
    >
      <Title text={titleOf(desk.plan, closed, issue.key)} />
      <ReviewTabs selected={tab} onSelect={setTab} issue={issue} onAsked={onAsked}>
        <Changes {...{ desk, closed, drafting, issue, siteUrl, onAsked }} />
      </ReviewTabs>
    </main>
  );
}

/** The plan that is shown, and the refinement that is drafting the next one. */
function useShown(first: Uuid | null) {
  const [planId, setPlanId] = useState(first);
  const [asked, setAsked] = useState<RefinementView | null>(null);
  const id = asked?.id ?? null;
  const read = useCallback(() => readRefinement(id ?? ''), [id]);
  const { body } = usePolled({ read: id === null ? null : read, pace: refinementPace });
  const now = body?.id === id ? body : asked;
  useEffect(() => {
    if (!now?.planId) return;
    setPlanId(now.planId);
    setAsked(null);
  }, [now]);
  return {
    shown: now && now.outcome === null ? null : planId,
    drafting: now,
    follow: setAsked,
    show: setPlanId,
  };
}

/** The refinement of a plan, once it ended or the plan gave way; null before. */
function useRefinement(plan: PlanView | null): RefinementView | null {
  const wanted = plan && refinementToRead(plan);
  const read = useCallback(() => readRefinement(wanted ?? ''), [wanted]);
  return usePolled({ read: wanted === null ? null : read, pace: refinementPace }).body;
}

/**
 * A new title is a new state of the window: the focus goes there and it is read out, unless somebody holds
 * the focus who types or looks at something else.
 */
function Title({ text }: { text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (text && document.activeElement === document.body) heading.current?.focus();
  }, [text]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {text}
    </h1>
  );
}

function titleOf(plan: PlanView | null, closed: RefinementView | null, key: string): string {
  if (plan?.undo && plan.state === 'waiting') return t('review.undoTitle', { key });
  if (!plan || plan.state === 'waiting') return t('review.title', { key });
  return closed ? t('review.endedTitle', { key }) : t('review.writingTitle', { key });
}
