import type { ReadinessView, ReportView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';
import { useNow } from '../shared/use-now.ts';
import { ageText, judgingText } from './standing.ts';

/** Verdict and score in one sentence, and how old they are. */
export function Verdict({ view, report }: { view: ReadinessView; report: ReportView }) {
  const { status, score } = report;
  const now = useNow();
  return (
    <header className="verdict">
      <h1>{t(`column.verdict.${status}`, { score })}</h1>
      <div className="bar" data-status={status} aria-hidden="true">
        <span style={{ width: `${score}%` }} />
      </div>
      <p className="quiet">
        {ageText(view, now)} <span role="status">{judgingText(view)}</span>
      </p>
    </header>
  );
}
