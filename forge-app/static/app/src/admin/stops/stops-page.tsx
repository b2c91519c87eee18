import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useState } from 'react';
import { call } from '../../call.ts';
import { moment } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { Confirm } from '../../shared/confirm.tsx';
import { useDirectory } from '../../shared/people/use-directory.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { SettingHistory } from '../../shared/setting-history.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { usePolled } from '../../shared/use-polled.ts';
import { plainWords } from '../plain-words.ts';
import type { Writes } from '../replies.ts';
import { useNames } from '../use-names.ts';
import { StandingStill } from './standing-still.tsx';
import { type Wish, wishOf } from './wish.ts';

const path = '/v1/tenant/writes';
const read = () => call<Writes>('GET', path);
/** Milliseconds: somebody else may stop writes, or the operator. */
const pace = () => 10_000;

const send = (wish: Wish, key: string) => call<Writes>('PUT', path, { body: wish, key });

/** The switch that holds all writes of the site, who set it, and what stands still by it. */
export function Page() {
  const { body: writes, problem, refresh } = usePolled({ read, pace });
  const { run, running, problem: refused } = useCommand(send);
  const directory = useDirectory('/v1/directory');
  /** What the dialog asks about, and what was sent last: neither follows what is read meanwhile. */
  const [asking, setAsking] = useState<Wish | null>(null);
  const [sent, setSent] = useState<Wish | null>(null);
  const notice = problem && <ProblemNotice problem={problem} asked="read" onRetry={refresh} />;
  if (!writes) return notice ?? <Skeleton lines={8} />;
  const { stopped, version } = writes;
  const set = async (wish: Wish) => {
    setSent(wish);
    await run(wish);
    setAsking(null);
    refresh();
  };
  return (
    <section className="stack" aria-labelledby="stops-title">
      <h2 id="stops-title">{t('stops.title')}</h2>
      {notice}
      <OthersStops writes={writes} />
      <div className="switch" data-stopped={stopped}>
        <Standing writes={writes} />
        <Button
          appearance={stopped ? 'primary' : 'danger'}
          onClick={() => setAsking(wishOf(writes))}
        >
          {t(stopped ? 'stops.resume' : 'stops.stop')}
        </Button>
      </div>
      {refused && sent && (
        <ProblemNotice problem={refused} asked="command" onRetry={() => void set(sent)} />
      )}
      <h3>{t('stops.waiting')}</h3>
      <StandingStill />
      <SettingHistory {...{ path, version, directory }} words={plainWords} />
      {asking && (
        <Confirm
          title={t(asking.stopped ? 'stops.stop.ask' : 'stops.resume.ask')}
          action={t(asking.stopped ? 'stops.stop' : 'stops.resume')}
          appearance={asking.stopped ? 'danger' : 'primary'}
          running={running}
          onConfirm={() => void set(asking)}
          onCancel={() => setAsking(null)}
        >
          <p>{t(asking.stopped ? 'stops.running.text' : 'stops.resume.text')}</p>
        </Confirm>
      )}
    </section>
  );
}

/** What holds writes besides the switch of the site. */
function OthersStops({ writes: { deploymentSince, recoveringSince } }: { writes: Writes }) {
  return (
    <>
      {deploymentSince && (
        <SectionMessage appearance="warning">
          <p>{t('stops.deployment', { at: moment(deploymentSince) })}</p>
        </SectionMessage>
      )}
      {recoveringSince && (
        <SectionMessage appearance="warning">
          <p>{t('stops.recovering', { at: moment(recoveringSince) })}</p>
        </SectionMessage>
      )}
    </>
  );
}

function Standing({ writes: { stopped, changedBy, changedAt } }: { writes: Writes }) {
  const isPerson = changedBy !== null && changedBy !== 'operator';
  const nameOf = useNames(isPerson ? [changedBy] : []);
  const who = isPerson ? nameOf(changedBy) : t('shared.history.operator');
  return (
    <div role="status">
      <p className="state">{t(stopped ? 'stops.stopped.title' : 'stops.running.title')}</p>
      {stopped && changedAt && <p>{t('stops.stopped.by', { who, at: moment(changedAt) })}</p>}
      <p>{t(stopped ? 'stops.stopped.text' : 'stops.running.text')}</p>
    </div>
  );
}
