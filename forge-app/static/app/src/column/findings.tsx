import type { FindingView, ReportView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';
import { quotations, sortFindings } from './sort-findings.ts';

/** At most three findings openly; the others and the hints are folded away. */
export function Findings({ report }: { report: ReportView }) {
  const { first, more, hints } = sortFindings(report);
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{t('column.findings')}</h2>
      {first.length === 0 ? <p>{t('column.nothingMissing')}</p> : <List findings={first} />}
      {more.length > 0 && (
        <details>
          <summary>{t('column.more', { count: more.length })}</summary>
          <List findings={more} />
        </details>
      )}
      {hints.length > 0 && (
        <details>
          <summary>{t('column.hints', { count: hints.length })}</summary>
          <p className="quiet">{t('column.hintsNote')}</p>
          <List findings={hints} />
        </details>
      )}
    </section>
  );
}

function List({ findings }: { findings: readonly FindingView[] }) {
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <li key={finding.rule} data-severity={finding.counts ? finding.severity : 'hint'}>
          <h3>
            {finding.title}
            <span className="unseen">
              {t(`column.severity.${finding.counts ? finding.severity : 'hint'}`)}
            </span>
          </h3>
          {quotations(finding).map((text) => (
            <p key={text}>
              <q>{text}</q>
            </p>
          ))}
          <p className="quiet">{finding.advice}</p>
        </li>
      ))}
    </ul>
  );
}
