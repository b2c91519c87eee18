import type { ReadinessView, ReportView } from '../../../../../domain/views.ts';
import { moment } from '../language/format.ts';
import { t } from '../language/translate.ts';
import { useNow } from '../shared/use-now.ts';
import { ageText, judgingText } from './standing.ts';

/** Verdict and score in one sentence, and how old they are. */
export function Verdict({ view, report }: { view: ReadinessView; report: ReportView }) {
  const { status, score, readyFrom } = report;
  const now = useNow();
  const judgedAt = view.judgedAt === null ? undefined : moment(view.judgedAt);
  return (
    <header className="verdict">
      <h1>{t(`column.verdict.${status}`, { score })}</h1>
      <div className="bar" data-status={status} aria-hidden="true">
        <span style={{ width: `${score}%` }} />
      </div>
      <p className="quiet">
        <time dateTime={view.judgedAt ?? undefined} title={judgedAt}>
          {ageText(view, now)}
        </time>{' '}
        <span role="status">{judgingText(view)}</span>
      </p>
      <p className="quiet">{t('column.how', { score: readyFrom })}</p>
    </header>
  );
}
