import { useCallback, useState } from 'react';
import type { Uuid } from '../../../../../domain/json.ts';
import type { DecisionReply, PlanView } from '../../../../../domain/views.ts';
import { readPlan } from '../receipt/requests.ts';
import { type DriftByRow, useDrift } from '../receipt/use-drift.ts';
import { type People, usePeople } from '../receipt/use-people.ts';
import { planPace } from '../shared/pace.ts';
import type { Problem } from '../shared/problem.ts';
import { useCommand } from '../shared/use-command.ts';
import { usePolled } from '../shared/use-polled.ts';
import { send, type Wish } from './requests.ts';

/** A plan on the desk of who looks at it, and what they can have done with it. */
export interface Desk {
  /** Null while it is read, and where there is none. */
  plan: PlanView | null;
  isEmpty: boolean;
  people: People;
  /** What became in Jira of what was written, by row; empty until it was looked at. */
  drift: DriftByRow;
  reading: Problem | null;
  refresh: () => void;
  /** What was wished last: whose problem and progress it is. */
  wish: Wish | null;
  running: boolean;
  problem: Problem | null;
  /** @returns what was answered; null where it was not done */
  run: (wish: Wish) => Promise<Partial<DecisionReply> | null>;
}

/** A reply is newer than whatever was read before it. */
interface Newer {
  plan: PlanView;
  than: PlanView | null;
}

/** Null has no plan yet. */
export function useDesk(planId: Uuid | null): Desk {
  const read = useCallback(() => readPlan(planId ?? ''), [planId]);
  const polled = usePolled({ read: planId === null ? null : read, pace: planPace });
  const { body, problem: reading, refresh } = polled;
  const [newer, setNewer] = useState<Newer | null>(null);
  const [wish, setWish] = useState<Wish | null>(null);
  const ask = useCallback((wished: Wish, key: string) => send(planId ?? '', wished, key), [planId]);
  const command = useCommand(ask);
  const run = async (wished: Wish) => {
    setWish(wished);
    const reply = await command.run(wished);
    if (reply?.plan) setNewer({ plan: reply.plan, than: body });
    // Also after a refusal: what stands now says why.
    refresh();
    return reply;
  };
  const plan = newer && newer.plan.id === planId && newer.than === body ? newer.plan : body;
  const people = usePeople(plan);
  const drift = useDrift(plan);
  const { running, problem } = command;
  const isEmpty = planId === null;
  return { plan, isEmpty, people, drift, reading, refresh, wish, running, problem, run };
}
