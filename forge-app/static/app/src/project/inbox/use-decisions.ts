import { useCallback, useState } from 'react';
import type { InboxItem } from '../../../../../../domain/inbox.ts';
import type { BulkDecisionRequest, BulkResult, PlanView } from '../../../../../../domain/views.ts';
import { flag, openReview } from '../../bridge.ts';
import { t } from '../../language/translate.ts';
import { readPlan } from '../../receipt/requests.ts';
import type { Asked, Problem } from '../../shared/problem.ts';
import { useCommand } from '../../shared/use-command.ts';
import { approvalOf } from './decision.ts';
import { decidePlans } from './requests.ts';

/** What is being asked of the person. */
export type Asking =
  | { kind: 'help' }
  /** `apart`: plans that have to be looked at by themselves. */
  | { kind: 'approve'; plans: PlanView[]; apart: number }
  | { kind: 'reject'; plan: PlanView };

export interface Decisions {
  asking: Asking | null;
  open: (asking: Asking) => void;
  close: () => void;
  /** Reads plans and asks whether all of them are to be approved; one that is doubtful is opened instead. */
  approve: (items: readonly InboxItem[]) => Promise<void>;
  /** Reads a plan and asks why it is rejected. */
  reject: (item: InboxItem) => Promise<void>;
  /** Opens the review of a plan. */
  review: (item: InboxItem) => void;
  /** Sends verdicts, and says what became of them. */
  decide: (plans: BulkDecisionRequest['plans'], verdict: 'approve' | 'reject') => Promise<void>;
  /** Plans are being read, or verdicts are on their way. */
  busy: boolean;
  problem: { problem: Problem; asked: Asked } | null;
  /** Tries again what failed. */
  retry: () => void;
  /** Plans that were not decided, and why. */
  refused: readonly BulkResult[];
}

/** Plans that one call may decide on. */
export const mostAtOnce = 25;

/** Deciding from the list: nothing is sent that was not shown in full before. */
export function useDecisions(onDecided: () => void): Decisions {
  const [asking, setAsking] = useState<Asking | null>(null);
  const [reading, setReading] = useState(false);
  const [unread, setUnread] = useState<Problem | null>(null);
  const [refused, setRefused] = useState<readonly BulkResult[]>([]);
  const [tried, setTried] = useState<{ again: () => void }>({ again: () => {} });
  const command = useCommand(decidePlans);
  const close = useCallback(() => setAsking(null), []);
  const review = ({ id: planId, issue }: InboxItem) =>
    void openReview({ planId, issue }, onDecided);
  const read = async (items: readonly InboxItem[]): Promise<PlanView[] | null> => {
    setReading(true);
    setUnread(null);
    const replies = await Promise.all(items.map(({ id }) => readPlan(id)));
    setReading(false);
    const failed = replies.find((reply) => reply.kind !== 'ok');
    if (failed) setUnread(failed);
    return failed ? null : replies.flatMap((reply) => (reply.kind === 'ok' ? [reply.body] : []));
  };
  const approve: Decisions['approve'] = async (items) => {
    setTried({ again: () => void approve(items) });
    const found = await read(items);
    if (!found) return;
    const plans = found.filter((plan) => approvalOf(plan) !== null);
    const [only] = items;
    if (plans.length === 0 && items.length === 1 && only) return review(only);
    setAsking({ kind: 'approve', plans, apart: found.length - plans.length });
  };
  const reject: Decisions['reject'] = async (item) => {
    setTried({ again: () => void reject(item) });
    const [plan] = (await read([item])) ?? [];
    if (plan) setAsking({ kind: 'reject', plan });
  };
  const decide: Decisions['decide'] = async (plans, verdict) => {
    setTried({ again: () => void decide(plans, verdict) });
    setRefused([]);
    const reply = await command.run(plans);
    onDecided();
    // What was typed stays where it may have to be sent again.
    if (!reply) return;
    setAsking(null);
    const done = reply.results.filter(({ status }) => status === 200);
    setRefused(reply.results.filter(({ status }) => status !== 200));
    if (done.length > 0) flag(t(`inbox.done.${verdict}`, { count: done.length }));
  };
  return {
    ...{ asking, close, approve, reject, review, decide, refused },
    open: setAsking,
    busy: reading || command.running,
    problem: unread
      ? { problem: unread, asked: 'read' }
      : command.problem && { problem: command.problem, asked: 'command' },
    retry: () => tried.again(),
  };
}
