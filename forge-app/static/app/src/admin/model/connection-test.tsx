import Button from '@atlaskit/button/new';
import { useCallback, useRef } from 'react';
import { call } from '../../call.ts';
import { moment } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { usePolled } from '../../shared/use-polled.ts';
import { Working } from '../../shared/working.tsx';
import type { Model } from '../replies.ts';

const ask = (_wish: null, key: string) => call('POST', '/v1/model/test', { body: {}, key });
/** Milliseconds between two looks while the model is asked. */
const moving = 1500;

/** Has the endpoint asked once, and waits for how it went. */
export function ConnectionTest({ path }: { path: string }) {
  /** When the last test was before this one; undefined while none is awaited. */
  const before = useRef<string | null | undefined>(undefined);
  const isAwaited = ({ lastTest }: Model) =>
    before.current !== undefined &&
    ((lastTest?.at ?? null) === before.current || lastTest?.state === 'sending');
  const read = useCallback(() => call<Model>('GET', path), [path]);
  const pace = useCallback((model: Model) => (isAwaited(model) ? moving : null), []);
  const { body, problem, refresh } = usePolled({ read, pace });
  const { run, running, problem: refused } = useCommand(ask);
  const test = async () => {
    before.current = body?.lastTest?.at ?? null;
    if (!(await run(null))) before.current = undefined;
    refresh();
  };
  const isRunning = body !== null && isAwaited(body);
  return (
    <section className="stack" aria-labelledby="model-test">
      <h3 id="model-test">{t('model.test')}</h3>
      <p>{t('model.test.text')}</p>
      {isRunning ? (
        <Working text={t('model.test.running')} />
      ) : (
        <p role="status">{body && testText(body.lastTest)}</p>
      )}
      {problem && <ProblemNotice problem={problem} asked="read" onRetry={refresh} />}
      {refused && <ProblemNotice problem={refused} asked="command" onRetry={() => void test()} />}
      <p>
        <Button isLoading={running} isDisabled={isRunning} onClick={() => void test()}>
          {t('model.test')}
        </Button>
      </p>
    </section>
  );
}

function testText(test: Model['lastTest']): string {
  if (!test) return t('model.test.never');
  const { state, code } = test;
  const at = moment(test.at);
  return state === 'answered'
    ? t('model.test.good', { at })
    : t('model.test.bad', { at, code: code ?? state });
}
