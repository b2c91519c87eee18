import Lozenge from '@atlaskit/lozenge';
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { InboxItem } from '../../../../../../domain/inbox.ts';
import { fromNow, moment } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { useNow } from '../../shared/use-now.ts';
import { type Deed, deedOf } from './keys.ts';
import type { Decisions } from './use-decisions.ts';

interface PlanListProps {
  plans: readonly InboxItem[];
  decisions: Decisions;
}

/** Plans in a list of one stop for the Tab key; inside of it, one letter does one thing. */
export function PlanList({ plans, decisions }: PlanListProps) {
  const now = useNow();
  const [active, setActive] = useState({ id: '', index: 0 });
  const list = useRef<HTMLUListElement>(null);
  // Others decide too: where it went, the one in its place is next.
  const found = plans.findIndex(({ id }) => id === active.id);
  const stop = found < 0 ? Math.min(active.index, plans.length - 1) : found;
  const kept = useFocusKept(list, stop);
  const deeds: Record<Deed, (item: InboxItem, index: number) => void> = {
    next: (_item, index) => buttonOf(list.current, index + 1)?.focus(),
    previous: (_item, index) => buttonOf(list.current, index - 1)?.focus(),
    approve: (item) => void decisions.approve([item]),
    reject: (item) => void decisions.reject(item),
    review: decisions.review,
    help: () => decisions.open({ kind: 'help' }),
  };
  const onKeyDown = (event: KeyboardEvent, item: InboxItem, index: number) => {
    const deed = deedOf(event);
    if (!deed || decisions.busy) return;
    event.preventDefault();
    deeds[deed](item, index);
  };
  return (
    <ul className="plans" ref={list} aria-label={t('inbox.list')} {...kept}>
      {plans.map((item, index) => (
        <li key={item.id}>
          <button
            type="button"
            tabIndex={index === stop ? 0 : -1}
            onFocus={() => setActive({ id: item.id, index })}
            onKeyDown={(event) => onKeyDown(event, item, index)}
            onClick={() => decisions.review(item)}
          >
            <PlanLine item={item} now={now} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function buttonOf(list: HTMLUListElement | null, index: number): HTMLButtonElement | null {
  return list?.querySelectorAll('button')[index] ?? null;
}

/** Where the plan that has the focus leaves the list, the one that takes its place has it. */
function useFocusKept(list: { current: HTMLUListElement | null }, index: number) {
  const inside = useRef(false);
  const has = (element: EventTarget | null) =>
    element instanceof Node && list.current?.contains(element) === true;
  // After every rendering: what a dialog gives back, and what leaves the page, makes no event.
  useEffect(() => {
    if (has(document.activeElement)) inside.current = true;
    else if (inside.current && document.activeElement === document.body)
      buttonOf(list.current, index)?.focus();
  });
  return {
    onFocus: () => {
      inside.current = true;
    },
    onBlur: ({ relatedTarget }: FocusEvent) => {
      inside.current = has(relatedTarget);
    },
  };
}

const risks = { low: 'success', medium: 'moved', high: 'removed' } as const;

function PlanLine({ item, now }: { item: InboxItem; now: Date }) {
  const { issue, rows, tier, mine, state, proposedAt, expiresAt } = item;
  return (
    <>
      <strong className="plan-key">{issue.key}</strong>
      <span className="plan-changes">
        {t('inbox.changes', { total: rows.total, open: rows.open, approved: rows.approved })}
      </span>
      <Lozenge appearance={risks[tier]}>{t(`inbox.tier.${tier}`)}</Lozenge>
      <span>{t(mine && state === 'waiting' ? 'inbox.asksYou' : `inbox.state.${state}`)}</span>
      <span className="quiet">
        {t('inbox.proposed', { when: fromNow(proposedAt, now) })}{' '}
        {state === 'waiting' && t('inbox.until', { when: moment(expiresAt) })}
      </span>
    </>
  );
}
