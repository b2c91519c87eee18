import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useEffect, useRef } from 'react';
import { messages } from '../messages.ts';
import { type Asked, canRetry, type Problem, problemKind } from '../state/problem.ts';

interface ProblemNoticeProps {
  problem: Problem;
  asked: Asked;
  onRetry: () => void;
}

/** What happened, what is safe, and what to do. */
export function ProblemNotice({ problem, asked, onRetry }: ProblemNoticeProps) {
  const kind = problemKind(problem, asked);
  const [title, text] = messages.problem[kind];
  const serious = kind === 'other' || kind === 'answer_unknown';
  const notice = useRef<HTMLDivElement>(null);
  // What was pressed may be far below.
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    void notice.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div role="alert" ref={notice} className="notice">
      <SectionMessage appearance={serious ? 'error' : 'warning'} title={title} headingLevel="h3">
        <p>{text}</p>
        {kind === 'other' && problem.kind === 'refused' && (
          <p>
            {problem.error.message}{' '}
            <span className="quiet">{messages.requestId(problem.error.requestId)}</span>
          </p>
        )}
        {canRetry(kind) && (
          <p>
            <Button onClick={onRetry}>{messages.tryAgain}</Button>
          </p>
        )}
      </SectionMessage>
    </div>
  );
}
