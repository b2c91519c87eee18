import { t } from '../language/translate.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import type { Problem } from '../shared/problem.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';

interface NotShownProps {
  problem: Problem;
  onRetry: () => void;
}

/** In the place of a setting that could not be read; who is no administrator is told so. */
export function NotShown({ problem, onRetry }: NotShownProps) {
  const refusals = ['jira_permission_missing', 'role_missing'];
  if (problem.kind !== 'refused' || !refusals.includes(problem.error.code))
    return <ProblemNotice problem={problem} asked="read" onRetry={onRetry} />;
  return (
    <EmptyState title={t('project.refused.title')}>
      <p>{t('project.refused.text')}</p>
    </EmptyState>
  );
}
