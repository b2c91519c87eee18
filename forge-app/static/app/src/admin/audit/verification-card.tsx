import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useCallback, useRef } from 'react';
import { call } from '../../call.ts';
import { moment } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { usePolled } from '../../shared/use-polled.ts';
import { Working } from '../../shared/working.tsx';
import type { Verification } from '../replies.ts';

const path = '/v1/audit/verification';
const read = () => call<Verification>('GET', path);
const ask = (_wish: null, key: string) => call('POST', path, { body: {}, key });
/** Milliseconds between two looks while a worker reads the chain. */
const moving = 1500;

/** What was found when the chain was read last, and a way to have it read now. */
export function VerificationCard() {
  /** When the chain was read last before it was asked for; undefined while nothing is awaited. */
  const before = useRef<string | null | undefined>(undefined);
  const isAwaited = ({ verified }: Verification) =>
    before.current !== undefined && (verified?.at ?? null) === before.current;
  const pace = useCallback((body: Verification) => (isAwaited(body) ? moving : null), []);
  const { body, problem, refresh } = usePolled({ read, pace });
  const { run, running, problem: refused } = useCommand(ask);
  const notice = problem && <ProblemNotice problem={problem} asked="read" onRetry={refresh} />;
  if (!body) return notice ?? <Skeleton lines={4} />;
  const isRunning = isAwaited(body);
  const verify = async () => {
    before.current = body.verified?.at ?? null;
    if (!(await run(null))) before.current = undefined;
    refresh();
  };
  return (
    <section className="stack" aria-labelledby="audit-verification">
      <h3 id="audit-verification">{t('audit.verify.title')}</h3>
      {notice}
      <p>{t('audit.verify.head', { count: body.head.seq, hash: body.head.hash.slice(0, 16) })}</p>
      {isRunning ? (
        <Working text={t('audit.verify.running', { count: body.head.seq })} />
      ) : (
        <Finding verification={body} />
      )}
      {refused && <ProblemNotice problem={refused} asked="command" onRetry={() => void verify()} />}
      <p>
        <Button isLoading={running} isDisabled={isRunning} onClick={() => void verify()}>
          {t('audit.verify.ask')}
        </Button>
      </p>
    </section>
  );
}

function Finding({ verification: { verified, behind } }: { verification: Verification }) {
  if (!verified) return <p>{t('audit.verify.never')}</p>;
  const { holds, seq, problem } = verified;
  const at = moment(verified.at);
  return (
    <div role="status">
      <SectionMessage appearance={holds ? 'success' : 'error'}>
        <p>
          {holds
            ? t('audit.verify.holds', { count: seq, at })
            : t('audit.verify.broken', { seq, problem: problem ?? '', at })}{' '}
          {holds && t('audit.verify.behind', { count: behind })}
        </p>
      </SectionMessage>
    </div>
  );
}
