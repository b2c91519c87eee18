import Button from '@atlaskit/button/new';
import type { Uuid } from '../../../../../domain/json.ts';
import type { RefinementView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';
import { undo } from '../receipt/requests.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { useCommand } from '../shared/use-command.ts';

interface UndoProps {
  planId: Uuid;
  /** What is undone, where it is not what is shown. */
  label?: string;
  onAsked: (asked: RefinementView) => void;
}

/** Asks for a plan that takes back what this one wrote; nothing is deleted by pressing it. */
export function Undo({ planId, label = t('receipt.undo'), onAsked }: UndoProps) {
  const { run, running, problem } = useCommand(undo);
  const ask = async () => {
    const asked = await run(planId);
    if (asked) onAsked(asked);
  };
  return (
    <div className="undo">
      {problem && <ProblemNotice problem={problem} asked="command" onRetry={ask} />}
      <Button isLoading={running} onClick={ask}>
        {label}
      </Button>
      <p className="quiet">{t('receipt.undoNote')}</p>
    </div>
  );
}
