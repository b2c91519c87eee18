import type { PlanView, RowView } from '../../../../../domain/views.ts';
import { allOf, moment, oneOf } from '../language/format.ts';
import { t } from '../language/translate.ts';
import type { People } from '../receipt/use-people.ts';

/** Somebody by the name that Jira gives them; without one they are somebody. */
export function personText(people: People, account: string | null): string {
  return (account !== null && people.get(account)) || t('review.somebody');
}

/** Some people by their names. */
export function peopleText(people: People, accounts: readonly string[]): string {
  return allOf(new Set(accounts.map((account) => personText(people, account))));
}

/** Who approved an open row so far, and who else is needed until when. Empty where one person is enough. */
export function approvalsText(
  { approvals, asked }: Pick<RowView, 'approvals' | 'asked'>,
  { expiresAt }: Pick<PlanView, 'expiresAt'>,
  people: People,
): string[] {
  const { given, needed, yours, by } = approvals;
  const texts: string[] = [];
  if (given > 0) {
    const names = { names: peopleText(people, by), given, needed };
    texts.push(t(yours ? 'review.approvedByYou' : 'review.approvedBy', names));
  }
  const missing = needed - given;
  if (missing > 0 && (needed > 1 || asked !== null))
    texts.push(
      t('review.needed', {
        count: missing,
        whom: asked ? askedPeople(asked, people) : t('review.anybody'),
        until: moment(expiresAt),
      }),
    );
  return texts;
}

/** "Ada, Ben or the members of 1 group" */
function askedPeople(asked: NonNullable<RowView['asked']>, people: People): string {
  const { accounts = [], groups = [], roles = [] } = asked;
  const parts = [
    ...new Set(accounts.map((account) => personText(people, account))),
    ...(groups.length > 0 ? [t('receipt.asked.groups', { count: groups.length })] : []),
    ...(roles.length > 0 ? [t('receipt.asked.roles', { count: roles.length })] : []),
  ];
  return oneOf(parts);
}
