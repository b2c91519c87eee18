import type { Drift } from '../../../../../domain/drift.ts';
import type { PlanView, RowView } from '../../../../../domain/views.ts';
import { moment, number } from '../language/format.ts';
import { t } from '../language/translate.ts';
import type { People } from '../receipt/use-people.ts';
import { IssueLink } from '../shared/issue-link.tsx';
import { personText } from './who.ts';

interface WrittenProps {
  row: RowView;
  plan: PlanView;
  people: People;
  /** Null where it was not looked at. */
  drift: Drift | null;
  siteUrl: string;
}

/** The receipt of one change: where it stands, as whom and when it was written, and where the audit chain says so. */
export function Written({ row, plan, people, drift, siteUrl }: WrittenProps) {
  const { state, write, result, operation } = row;
  if (!write) return null;
  const at = moment(write.at);
  const by = write.you ? plan.viewer.name : personText(people, write.by);
  const tried = state === 'done' ? 'written' : state === 'sending' ? 'sending' : 'tried';
  return (
    <>
      <p className="quiet">
        {state === 'done' && row.undoes === undefined && (
          <>
            <IssueLink
              issueKey={result?.key ?? plan.issue.key}
              siteUrl={siteUrl}
              {...(operation.kind === 'addComment' && result ? { commentId: result.id } : {})}
            />{' '}
          </>
        )}
        {t(`review.${tried}`, { by, at, you: write.you ? 'yes' : 'no' })}
        {write.audit !== null && ` ${t('review.audit', { number: number(write.audit) })}`}
      </p>
      {drift && drift !== 'as_written' && <p className="drift">{t(`review.drift.${drift}`)}</p>}
    </>
  );
}
