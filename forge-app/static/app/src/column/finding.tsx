import Button from '@atlaskit/button/new';
import { Checkbox } from '@atlaskit/checkbox';
import { useEffect, useRef } from 'react';
import type { FindingView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { useCommand } from '../shared/use-command.ts';
import { useKept } from '../shared/use-kept.ts';
import type { Voice } from './findings.tsx';
import { say } from './requests.ts';
import { quotations } from './sort-findings.ts';
import { Waive } from './waive.tsx';

interface FindingProps {
  finding: FindingView;
  voice: Voice;
}

/** What is missing in words of the issue and what would make it pass; and what a member can say of it. */
export function Finding({ finding, voice }: FindingProps) {
  const { rule, title, advice, manual, outcome, counts, severity } = finding;
  const rank = counts ? severity : 'hint';
  const [opened, setWaiving] = useKept<true>(`waiving ${voice.view.issue.id} ${rule}`);
  const waiving = opened ?? false;
  const opener = useRef<HTMLButtonElement>(null);
  const givenUp = useRef(false);
  useEffect(() => {
    if (!waiving && givenUp.current) opener.current?.focus();
    givenUp.current = false;
  }, [waiving]);
  const giveUp = () => {
    givenUp.current = true;
    setWaiving(null);
  };
  const onWaived = () => {
    setWaiving(null);
    voice.onSaid();
  };
  const failed = outcome === 'fail';
  return (
    <li data-severity={rank}>
      <h3>
        {title}
        <span className="unseen">{t(`column.severity.${rank}`)}</span>
      </h3>
      {quotations(finding).map((text) => (
        <p key={text}>
          <q>{text}</q>
        </p>
      ))}
      <p className="quiet">{advice}</p>
      {failed && manual && <Tick finding={finding} voice={voice} />}
      {failed && !waiving && (
        <div className="say">
          <Button
            ref={opener}
            appearance="subtle"
            spacing="compact"
            aria-label={t('column.waiveOf', { title })}
            onClick={() => setWaiving(true)}
          >
            {t('column.waive')}
          </Button>
        </div>
      )}
      {failed && waiving && <Waive {...{ rule, title, voice, onWaived }} onGiveUp={giveUp} />}
    </li>
  );
}

/** A criterion that a person answers for. It stays ticked on screen until the issue is judged again. */
function Tick({ finding: { rule, title }, voice }: FindingProps) {
  const { view, report, onSaid } = voice;
  const { run, running, problem } = useCommand(say);
  const ticked = view.ticks.some((tick) => tick.rule === rule && tick.holds);
  const issueId = view.issue.id;
  const toggle = async () => {
    const of = { issueId, rule, kind: 'tick' } as const;
    await run(ticked ? { ...of, withdrawn: true } : { ...of, report: report.digest });
    onSaid();
  };
  return (
    <>
      {problem && <ProblemNotice problem={problem} asked="command" onRetry={toggle} />}
      <Checkbox
        isChecked={ticked || running}
        isDisabled={running}
        onChange={toggle}
        label={t('column.tick')}
        aria-label={t('column.tickOf', { title })}
      />
    </>
  );
}
