import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
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
  return (
    <div role="alert">
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
