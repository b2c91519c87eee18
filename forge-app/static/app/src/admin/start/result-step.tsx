import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { call } from '../../call.ts';
import { t } from '../../language/translate.ts';
import { IssueLink } from '../../shared/issue-link.tsx';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { useCommand } from '../../shared/use-command.ts';
import type { Space, ToDo } from '../replies.ts';
import { SpaceChoice } from '../spaces/space-choice.tsx';
import { FirstVerdict } from './first-verdict.tsx';
import type { StepState } from './progress.ts';
import { Step } from './step.tsx';
import type { FirstResult } from './use-standing.ts';

interface ResultStepProps {
  state: StepState;
  spaces: readonly Space[];
  first: FirstResult | null;
  siteUrl: string;
  onJudged: () => void;
}

/** Work items that are judged at once. */
const few = 3;

/** Judges a few work items of a space that is on, here on the page. */
export function ResultStep({ state, spaces, first, siteUrl, onJudged }: ResultStepProps) {
  const on = spaces.filter(({ mode }) => mode !== 'off');
  const [chosen, setChosen] = useState<string | null>(null);
  const space = on.find(({ key }) => key === chosen) ?? on[0];
  const [found, setFound] = useState<ToDo['issues'] | null>(null);
  const { run, running, problem } = useCommand((key: string) =>
    call<ToDo>('GET', `/v1/projects/${key}/to-do`),
  );
  const judge = async () => {
    const toDo = space && (await run(space.key));
    if (toDo) setFound(toDo.issues.slice(0, few));
  };
  const verdicts = found?.map((issue) => (
    <FirstVerdict key={issue.id} {...{ issue, siteUrl, onJudged }} />
  ));
  const done = first && (
    <>
      {t('start.result.done', { key: first.key, score: first.score })}{' '}
      <IssueLink issueKey={first.key} siteUrl={siteUrl} />
    </>
  );
  return (
    <Step
      name="result"
      state={state}
      done={
        <>
          {done}
          {verdicts && <ul className="verdicts">{verdicts}</ul>}
        </>
      }
    >
      <SpaceChoice
        label={t('start.result.space')}
        spaces={on}
        value={space?.key ?? ''}
        onChange={setChosen}
      />
      {problem && <ProblemNotice problem={problem} asked="read" onRetry={() => void judge()} />}
      <p>
        <Button appearance="primary" isLoading={running} onClick={() => void judge()}>
          {t('start.result.judge')}
        </Button>
      </p>
      {found?.length === 0 && <p role="status">{t('start.result.none')}</p>}
      {verdicts && <ul className="verdicts">{verdicts}</ul>}
    </Step>
  );
}
