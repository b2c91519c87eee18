import { storedData } from '../../../../../../domain/stored-data.ts';
import { call } from '../../call.ts';
import { allOf } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import { usePolled } from '../../shared/use-polled.ts';
import type { Installation, Model } from '../replies.ts';

const once = () => null;
const readModel = () => call<Model>('GET', '/v1/model');
const readInstallation = () => call<Installation>('GET', '/v1/installation');

/** What is stored about the site, why and how long, what leaves, and what can be done about it today. */
export function Page() {
  return (
    <section className="stack" aria-labelledby="privacy-title">
      <h2 id="privacy-title">{t('privacy.title')}</h2>
      <p>{t('privacy.intro')}</p>
      <h3>{t('privacy.leaves.title')}</h3>
      <Leaves />
      <h3>{t('privacy.stored.title')}</h3>
      <StoredTable />
      <h3>{t('privacy.rights.title')}</h3>
      <ul className="lines">
        <li>{t('privacy.rights.audit')}</li>
        <li>{t('privacy.rights.uninstall')}</li>
      </ul>
    </section>
  );
}

function Leaves() {
  const model = usePolled({ read: readModel, pace: once });
  const installation = usePolled({ read: readInstallation, pace: once });
  const problem = model.problem ?? installation.problem;
  const retry = () => {
    model.refresh();
    installation.refresh();
  };
  if (problem) return <ProblemNotice problem={problem} asked="read" onRetry={retry} />;
  if (!model.body || !installation.body) return <Skeleton lines={2} />;
  const { region } = installation.body.operator;
  const { on, allowed } = model.body;
  return (
    <>
      <p>{t(on && allowed ? 'privacy.leaves.model' : 'privacy.leaves.none')}</p>
      <p>{region ? t('privacy.region', { region }) : t('privacy.region.unsaid')}</p>
    </>
  );
}

function StoredTable() {
  return (
    <div className="wide">
      <table>
        <thead>
          <tr>
            {(['what', 'why', 'holds', 'term'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`privacy.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {storedData.map(({ id, term, ...held }) => (
            <tr key={id}>
              <th scope="row">{t(`privacy.kind.${id}.what`)}</th>
              <td>{t(`privacy.kind.${id}.why`)}</td>
              <td>{holdsText(held)}</td>
              <td>{t(`privacy.term.${term}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Held {
  content: boolean;
  accounts: boolean;
  encrypted: boolean;
}

function holdsText({ content, accounts, encrypted }: Held): string {
  const parts = [
    ...(content ? [t('privacy.holds.content')] : []),
    ...(accounts ? [t('privacy.holds.accounts')] : []),
    t('privacy.holds.codes'),
  ];
  return encrypted ? `${allOf(parts)}; ${t('privacy.holds.encrypted')}` : allOf(parts);
}
