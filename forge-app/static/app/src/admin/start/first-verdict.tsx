import Lozenge from '@atlaskit/lozenge';
import { useCallback, useEffect } from 'react';
import type { ReadinessView } from '../../../../../../domain/views.ts';
import { call } from '../../call.ts';
import { putOffText } from '../../column/standing.ts';
import { t } from '../../language/translate.ts';
import { IssueLink } from '../../shared/issue-link.tsx';
import { readinessPace } from '../../shared/pace.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { usePolled } from '../../shared/use-polled.ts';
import type { ToDo } from '../replies.ts';

interface FirstVerdictProps {
  issue: ToDo['issues'][number];
  siteUrl: string;
  onJudged: () => void;
}

const appearances = { ready: 'success', needs_work: 'moved', not_ready: 'removed' } as const;

/** A work item with its verdict, which is waited for. */
export function FirstVerdict({ issue, siteUrl, onJudged }: FirstVerdictProps) {
  const { id, key, summary } = issue;
  const read = useCallback(() => call<ReadinessView>('GET', `/v1/issues/${id}/readiness`), [id]);
  const { body: view, problem, refresh } = usePolled({ read, pace: readinessPace });
  const report = view?.report;
  const isJudged = report != null;
  useEffect(() => {
    if (isJudged) onJudged();
  }, [isJudged, onJudged]);
  return (
    <li>
      <span>
        <IssueLink issueKey={key} siteUrl={siteUrl} /> {summary}
      </span>
      {report ? (
        <span>
          <Lozenge appearance={appearances[report.status]}>
            {t(`column.verdict.${report.status}`, { score: report.score })}
          </Lozenge>{' '}
          <span className="quiet">
            {t('start.result.missing', {
              count: report.findings.filter(({ counts }) => counts).length,
            })}
          </span>
        </span>
      ) : (
        <span className="quiet" role="status">
          {view ? whyNone(view) : t('start.result.judging')}
        </span>
      )}
      {problem && <ProblemNotice problem={problem} asked="read" onRetry={refresh} />}
    </li>
  );
}

function whyNone({ mode, putOff }: ReadinessView): string {
  if (mode === 'off') return t('start.result.off');
  return putOff ? putOffText(putOff) : t('start.result.judging');
}
