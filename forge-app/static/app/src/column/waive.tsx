import Button from '@atlaskit/button/new';
import TextArea from '@atlaskit/textarea';
import { type FormEvent, useId, useState } from 'react';
import { t } from '../language/translate.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { useCommand } from '../shared/use-command.ts';
import { useKept } from '../shared/use-kept.ts';
import type { Voice } from './findings.tsx';
import { say } from './requests.ts';

interface WaiveProps {
  rule: string;
  title: string;
  voice: Voice;
  onWaived: () => void;
  onGiveUp: () => void;
}

/** Characters that the API takes of a reason. */
const longest = 1000;

/** "Does not apply here", with a reason that the others see. */
export function Waive({ rule, title, voice, onWaived, onGiveUp }: WaiveProps) {
  const { view, report } = voice;
  const [typed, setReason] = useKept<string>(`waiver of ${view.issue.id} ${rule}`);
  const reason = typed ?? '';
  const [empty, setEmpty] = useState(false);
  const { run, running, problem } = useCommand(say);
  const field = useId();
  const send = async () => {
    if (reason.trim() === '') return setEmpty(true);
    const of = { issueId: view.issue.id, rule, kind: 'waiver' } as const;
    if (await run({ ...of, report: report.digest, reason: reason.trim() })) {
      setReason(null);
      onWaived();
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <form
      className="waive"
      aria-label={t('column.waiveOf', { title })}
      onSubmit={submit}
      onKeyDown={({ key }) => key === 'Escape' && onGiveUp()}
    >
      <label htmlFor={field}>{t('column.waiveWhy')}</label>
      <TextArea
        id={field}
        value={reason}
        maxLength={longest}
        minimumRows={2}
        resize="smart"
        autoFocus
        isInvalid={empty}
        aria-describedby={`${field}-note`}
        onChange={({ target }) => {
          setReason(target.value);
          setEmpty(false);
        }}
      />
      <p className="quiet" id={`${field}-note`} role={empty ? 'alert' : undefined}>
        {t(empty ? 'column.waiveEmpty' : 'column.waiveNote')}
      </p>
      {problem && <ProblemNotice problem={problem} asked="command" onRetry={send} />}
      <div className="buttons">
        <Button appearance="subtle" spacing="compact" onClick={onGiveUp}>
          {t('shared.cancel')}
        </Button>
        <Button type="submit" spacing="compact" isLoading={running}>
          {t('column.waive')}
        </Button>
      </div>
    </form>
  );
}
