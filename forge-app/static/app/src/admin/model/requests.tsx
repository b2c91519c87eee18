import { useCallback } from 'react';
import { call } from '../../call.ts';
import { t } from '../../language/translate.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import { usePolled } from '../../shared/use-polled.ts';
import type { ModelRequests } from '../replies.ts';
import { requestWords } from './request-words.ts';

const once = () => null;

/** Each request about a work item, byte for byte. */
export function Requests({ issueId }: { issueId: string }) {
  const read = useCallback(
    () => call<ModelRequests>('GET', `/v1/issues/${issueId}/model-requests`),
    [issueId],
  );
  const { body, problem, refresh } = usePolled({ read, pace: once });
  if (!body)
    return problem ? (
      <ProblemNotice problem={problem} asked="read" onRetry={refresh} />
    ) : (
      <Skeleton lines={6} />
    );
  if (body.requests.length === 0) return <p>{t('model.preview.nothing')}</p>;
  return (
    <div className="stack">
      {!body.on && <p>{t('model.preview.off')}</p>}
      {body.requests.map((request) => (
        <details key={request.digest}>
          <summary>{requestWords(request)}</summary>
          <p className="quiet">{request.digest}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
          <pre tabIndex={0}>{request.body}</pre>
        </details>
      ))}
    </div>
  );
}
