import Lozenge from '@atlaskit/lozenge';
import type { ReactNode } from 'react';
import { t } from '../../language/translate.ts';
import type { StepName, StepState } from './progress.ts';

interface StepProps {
  name: StepName;
  state: StepState;
  /** How it stands, once it is done. */
  done: ReactNode;
  /** What went wrong in it: said also where it counts as done. */
  problem?: ReactNode;
  /** What the person does; shown while it is this step’s turn. */
  children: ReactNode;
}

const appearances = { done: 'success', now: 'inprogress', later: 'default' } as const;

/** One step: what happens and what does not, and the controls when it is its turn. */
export function Step({ name, state, done, problem, children }: StepProps) {
  return (
    <li className="step" aria-current={state === 'now' ? 'step' : undefined}>
      <h3>
        {t(`start.${name}.title`)}{' '}
        <Lozenge appearance={appearances[state]}>{t(`start.state.${state}`)}</Lozenge>
      </h3>
      {state === 'done' ? (
        <div>{done}</div>
      ) : (
        <>
          <dl className="promise">
            <dt>{t('start.will')}</dt>
            <dd>{t(`start.${name}.will`)}</dd>
            <dt>{t('start.wont')}</dt>
            <dd>{t(`start.${name}.wont`)}</dd>
          </dl>
          {state === 'now' && children}
        </>
      )}
      {problem}
    </li>
  );
}
