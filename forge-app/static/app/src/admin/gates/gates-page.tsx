import { call } from '../../call.ts';
import { allOf } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import { usePolled } from '../../shared/use-polled.ts';
import type { Gates } from '../replies.ts';

const once = () => null;
const read = () => call<Gates>('GET', '/v1/gates');

/** Workflows that hold the gate: what to clean before the app is uninstalled. */
export function Page() {
  const { body, problem, refresh } = usePolled({ read, pace: once });
  const isUnlisted = problem?.kind === 'refused' && problem.error.code === 'gates_unlisted';
  return (
    <section className="stack" aria-labelledby="gates-title">
      <h2 id="gates-title">{t('gates.title')}</h2>
      <p>{t('gates.intro')}</p>
      <h3>{t('gates.before.title')}</h3>
      <p>{t('gates.before.text')}</p>
      {isUnlisted && (
        <EmptyState title={t('gates.unlisted.title')}>
          <p>{t('gates.unlisted.text')}</p>
        </EmptyState>
      )}
      {problem && !isUnlisted && <ProblemNotice problem={problem} asked="read" onRetry={refresh} />}
      {!body && !problem && <Skeleton lines={5} />}
      {body && <Workflows gates={body} />}
    </section>
  );
}

function Workflows({ gates: { workflows, complete } }: { gates: Gates }) {
  return (
    <>
      {workflows.length === 0 ? (
        <EmptyState title={t('gates.none.title')}>
          <p>{t('gates.none.text')}</p>
        </EmptyState>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('gates.workflow')}</th>
              <th scope="col">{t('gates.transitions')}</th>
            </tr>
          </thead>
          <tbody>
            {workflows.map(({ id, name, transitions }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{allOf(transitions.map((one) => one.name))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!complete && <p className="quiet">{t('gates.incomplete')}</p>}
    </>
  );
}
