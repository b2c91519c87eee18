import Lozenge from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import { jiraCalls } from '../../../../../../clients/jira/calls.ts';
import { call } from '../../call.ts';
import { moment } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { Facts } from '../../shared/facts.tsx';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import { useNow } from '../../shared/use-now.ts';
import { usePolled } from '../../shared/use-polled.ts';
import type { Installation } from '../replies.ts';
import { type Check, checksOf } from './checks.ts';

const read = () => call<Installation>('GET', '/v1/installation');
const everyMinute = () => 60_000;

/** Scopes of the manifest by which Jira is called, without those that a setting has to ask for. */
const scopes = [
  ...new Set(
    Object.values(jiraCalls)
      .filter(({ setting }) => setting === undefined)
      .map(({ scope }) => scope),
  ),
];

/** How the installation fares, and who runs it where. */
export function Page() {
  const { body, problem, refresh } = usePolled({ read, pace: everyMinute });
  const now = useNow();
  const notice = problem && <ProblemNotice problem={problem} asked="read" onRetry={refresh} />;
  if (!body) return notice ?? <Skeleton lines={10} />;
  const { notice: said } = body.operator;
  return (
    <section className="stack" aria-labelledby="installation-title">
      <h2 id="installation-title">{t('installation.title')}</h2>
      {notice}
      {said && (
        <SectionMessage title={t('installation.notice')} headingLevel="h3">
          <p>{said}</p>
        </SectionMessage>
      )}
      <h3>{t('installation.health')}</h3>
      <Facts facts={checksOf(body, now).map(checkFact)} />
      <h3>{t('installation.facts')}</h3>
      <Facts facts={factsOf(body)} />
      <h3>{t('installation.operator')}</h3>
      <Facts facts={operatorFacts(body.operator)} />
    </section>
  );
}

function checkFact({ name, good, text }: Check) {
  const value = (
    <>
      <Lozenge appearance={good ? 'success' : 'moved'}>
        {t(good ? 'installation.good' : 'installation.look')}
      </Lozenge>{' '}
      {text}
    </>
  );
  return { name: t(`installation.check.${name}`), value };
}

function factsOf({ environment, appVersion, installedAt }: Installation) {
  return [
    { name: t('installation.environment'), value: environment },
    { name: t('installation.version'), value: appVersion ?? t('installation.unknown') },
    { name: t('installation.since'), value: moment(installedAt) },
    { name: t('installation.scopes'), value: <code>{scopes.join(' ')}</code> },
  ];
}

function operatorFacts(operator: Installation['operator']) {
  const { region, supportContact, securityContact } = operator;
  return [
    { name: t('installation.region'), value: region ?? t('installation.unsaid') },
    { name: t('installation.support'), value: contactText(supportContact) },
    { name: t('installation.security'), value: contactText(securityContact) },
  ];
}

/** Told and not linked: a frame of Forge goes to no address that the manifest does not name. */
function contactText(uri: string | null): string {
  return uri?.replace(/^(mailto|tel):/, '') ?? t('installation.unsaid');
}
