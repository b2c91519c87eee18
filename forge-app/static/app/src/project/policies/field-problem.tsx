import { t } from '../../language/translate.ts';
import type { PolicyProblem } from './policy-draft.ts';

interface FieldProblemProps {
  id: string;
  problem: PolicyProblem | null;
}

/** What is wrong with a field, below it. */
export function FieldProblem({ id, problem }: FieldProblemProps) {
  return (
    <div id={id} role="alert">
      {problem && (
        <p className="wrong">
          {t('policies.wrong', { path: problem.path, expected: problem.expected })}
        </p>
      )}
    </div>
  );
}
