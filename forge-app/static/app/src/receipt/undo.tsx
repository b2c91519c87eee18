import Button from '@atlaskit/button/new';
import type { Uuid } from '../../../../../domain/json.ts';
import { undo } from '../backend.ts';
import { useCommand } from '../hooks/use-command.ts';
import { messages } from '../messages.ts';
import { ProblemNotice } from './problem-notice.tsx';

interface UndoProps {
  planId: Uuid;
  /** What is undone, where it is not what is shown. */
  label?: string;
  onAsked: () => void;
}

/** Asks for a plan that takes back what this one wrote; nothing is deleted by pressing it. */
export function Undo({ planId, label = messages.undo, onAsked }: UndoProps) {
  const { run, running, problem } = useCommand(undo);
  const ask = async () => {
    if (await run(planId)) onAsked();
  };
  return (
    <div className="undo">
      {problem && <ProblemNotice problem={problem} asked="undo" onRetry={ask} />}
      <Button isLoading={running} onClick={ask}>
        {label}
      </Button>
      <p className="quiet">{messages.undoNote}</p>
    </div>
  );
}
