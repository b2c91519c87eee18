import { useCallback, useMemo, useRef } from 'react';
import type { FindingView, ReadinessView, ReportView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';
import { Finding } from './finding.tsx';
import { Risks } from './risks.tsx';
import { Said } from './said.tsx';
import { sortFindings } from './sort-findings.ts';

/** Where a person says something of rules, and as whom. */
export interface Voice {
  view: ReadinessView;
  report: ReportView;
  accountId: string;
  /** What was said was taken, or something else stands now: look again. */
  onSaid: () => void;
}

interface FindingsProps {
  view: ReadinessView;
  report: ReportView;
  accountId: string;
  onChanged: () => void;
}

/** At most three findings openly; the others, the hints, and what people said of rules are folded away. */
export function Findings({ view, report, accountId, onChanged }: FindingsProps) {
  const { first, more, hints } = sortFindings(report);
  const heading = useRef<HTMLHeadingElement>(null);
  const onSaid = useCallback(() => {
    onChanged();
    // What was pressed goes away with its finding.
    heading.current?.focus();
  }, [onChanged]);
  const voice = useMemo(
    () => ({ view, report, accountId, onSaid }),
    [view, report, accountId, onSaid],
  );
  return (
    <section aria-labelledby="findings">
      <h2 id="findings" ref={heading} tabIndex={-1}>
        {t('column.findings')}
      </h2>
      {first.length === 0 ? (
        <p>{t('column.nothingMissing')}</p>
      ) : (
        <List findings={first} voice={voice} />
      )}
      {more.length > 0 && (
        <details>
          <summary>{t('column.showAll', { count: first.length + more.length })}</summary>
          <List findings={more} voice={voice} />
        </details>
      )}
      {hints.length > 0 && (
        <details>
          <summary>{t('column.hints', { count: hints.length })}</summary>
          <p className="quiet">{t('column.hintsNote')}</p>
          <List findings={hints} voice={voice} />
        </details>
      )}
      <Risks risks={report.risks} />
      <Said voice={voice} />
    </section>
  );
}

function List({ findings, voice }: { findings: readonly FindingView[]; voice: Voice }) {
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <Finding key={finding.rule} finding={finding} voice={voice} />
      ))}
    </ul>
  );
}
