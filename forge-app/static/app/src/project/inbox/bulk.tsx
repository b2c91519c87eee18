import Button from '@atlaskit/button/new';
import type { InboxItem } from '../../../../../../domain/inbox.ts';
import { t } from '../../language/translate.ts';
import { problemKind } from '../../shared/problem.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { type Decisions, mostAtOnce } from './use-decisions.ts';

/** What is of high risk is approved alone. */
const tiers = ['low', 'medium'] as const;

interface BulkProps {
  plans: readonly InboxItem[];
  decisions: Decisions;
}

/** All plans of a tier at once, where they ask this person, and what became of the last decision. */
export function Bulk({ plans, decisions }: BulkProps) {
  const { busy, problem, refused, approve } = decisions;
  const ofTier = (tier: InboxItem['tier']) =>
    plans.filter((plan) => plan.mine && plan.state === 'waiting' && plan.tier === tier);
  return (
    <>
      <div className="bulk">
        {tiers.map((tier) => {
          const found = ofTier(tier).slice(0, mostAtOnce);
          return (
            found.length > 1 && (
              <Button key={tier} isDisabled={busy} onClick={() => approve(found)}>
                {t(`inbox.bulk.${tier}`, { count: found.length })}
              </Button>
            )
          );
        })}
      </div>
      {problem && <ProblemNotice {...problem} onRetry={decisions.retry} />}
      {refused.length > 0 && (
        <div role="alert">
          <p>{t('inbox.refused', { count: refused.length })}</p>
          <ul>
            {refused.map((result) => (
              <li key={result.planId}>{reasonOf(result, plans)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function reasonOf(result: Decisions['refused'][number], plans: readonly InboxItem[]): string {
  const key = plans.find(({ id }) => id === result.planId)?.issue.key ?? '';
  if (!('code' in result)) return key;
  const { status, code, message } = result;
  const error = { code, message, requestId: '' };
  const kind = problemKind({ kind: 'refused', status, error }, 'command');
  return `${key}: ${t(`shared.problem.${kind}.title`)}`;
}
