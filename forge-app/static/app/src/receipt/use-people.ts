import { useEffect, useState } from 'react';
import type { PlanView } from '../../../../../domain/views.ts';
import { readPeople } from './requests.ts';

/** Names by account, as far as Jira tells them. */
export type People = ReadonlyMap<string, string>;

/** The names of those whom a plan names; asked for anew when it names somebody else. */
export function usePeople(plan: PlanView | null): People {
  const [people, setPeople] = useState<People>(new Map());
  const planId = plan?.id ?? null;
  const named = plan ? accountsIn(plan).join(' ') : '';
  useEffect(() => {
    if (planId === null) return;
    let ended = false;
    void readPeople(planId).then((reply) => {
      if (ended || reply.kind !== 'ok') return;
      setPeople(new Map(reply.body.people.map(({ accountId, name }) => [accountId, name])));
    });
    return () => {
      ended = true;
    };
  }, [planId, named]);
  return people;
}

/** Every account that a plan names, each once. */
function accountsIn({ rows, difference, proposedBy }: PlanView): string[] {
  const all = rows.flatMap(({ approvals, asked, waitsFor, write }) => [
    ...approvals.by,
    ...(asked?.accounts ?? []),
    ...waitsFor,
    ...(write?.by ? [write.by] : []),
  ]);
  const lookAgain = difference?.lookAgain.accounts ?? [];
  return [...new Set([proposedBy, ...all, ...lookAgain])].sort();
}
