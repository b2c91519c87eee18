import Button from '@atlaskit/button/new';
import type { Uuid } from '../../../../../domain/json.ts';
import { undo } from '../backend.ts';
import { useCommand } from '../hooks/use-command.ts';
import { messages } from '../messages.ts';
import { ProblemNotice } from './problem-notice.tsx';

interface UndoProps {
  planId: Uuid;
  onAsked: () => void;
}

/** Asks for a plan that takes back what this one wrote; nothing is deleted by pressing it. */
export function Undo({ planId, onAsked }: UndoProps) {
  const { run, running, problem } = useCommand(undo);
  const ask = async () => {
    if (await run(planId)) onAsked();
  };
  return (
    <div className="undo">
      {problem && <ProblemNotice problem={problem} asked="undo" onRetry={ask} />}
      <Button isLoading={running} onClick={ask}>
        {messages.undo}
      </Button>
      <p className="quiet">{messages.undoNote}</p>
    </div>
  );
}
