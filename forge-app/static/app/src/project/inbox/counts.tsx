import type { InboxView } from '../../../../../../domain/inbox.ts';
import { t } from '../../language/translate.ts';

/** How much there is, for whom, and what Jira hides. */
export function Counts({ inbox: { counts, leftOut } }: { inbox: InboxView }) {
  const { plans, mine, tiers, complete } = counts;
  return (
    <p role="status" className="quiet">
      {t(complete ? 'inbox.count' : 'inbox.countAtLeast', { count: plans, mine })}{' '}
      {plans > 0 && t('inbox.tiers', { ...tiers })}{' '}
      {leftOut.hidden > 0 && t('inbox.leftOut', { count: leftOut.hidden })}{' '}
      {leftOut.unchecked > 0 && t('inbox.unchecked', { count: leftOut.unchecked })}
    </p>
  );
}
