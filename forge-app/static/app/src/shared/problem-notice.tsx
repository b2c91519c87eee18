import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useEffect, useRef } from 'react';
import { t } from '../language/translate.ts';
import { type Asked, canRetry, needsDetail, type Problem, problemKind } from './problem.ts';
import { useOnline } from './use-online.ts';

interface ProblemNoticeProps {
  problem: Problem;
  asked: Asked;
  onRetry: () => void;
}

/** What happened, what is safe, and what to do. */
export function ProblemNotice({ problem, asked, onRetry }: ProblemNoticeProps) {
  const kind = problemKind(problem, asked, useOnline());
  const detail = needsDetail(kind) && problem.kind === 'refused' ? problem.error : null;
  const serious = kind === 'other' || kind === 'answer_unknown';
  const notice = useRef<HTMLDivElement>(null);
  // What was pressed may be far below.
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    void notice.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div role="alert" ref={notice} className="notice">
      <SectionMessage
        appearance={serious ? 'error' : 'warning'}
        title={t(`shared.problem.${kind}.title`)}
        headingLevel="h3"
      >
        <p>{t(`shared.problem.${kind}.text`)}</p>
        {detail && (
          <p>
            {detail.message}{' '}
            <span className="quiet">{t('shared.requestId', { id: detail.requestId })}</span>
          </p>
        )}
        {canRetry(kind) && (
          <p>
            <Button onClick={onRetry}>{t('shared.tryAgain')}</Button>
          </p>
        )}
        {kind === 'expired' && (
          <p>
            <Button onClick={() => window.location.reload()}>
              {t('shared.problem.expired.reload')}
            </Button>
          </p>
        )}
      </SectionMessage>
    </div>
  );
}
