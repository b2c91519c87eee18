import Button from '@atlaskit/button/new';
import { useCallback, useEffect, useState } from 'react';
import type { RefinementView, WorkOrderView } from '../../../../../domain/views.ts';
import { call } from '../call.ts';
import { moment } from '../language/format.ts';
import { t } from '../language/translate.ts';
import { download } from '../shared/download.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { Skeleton } from '../shared/skeleton.tsx';
import { useCommand } from '../shared/use-command.ts';
import { usePolled } from '../shared/use-polled.ts';
import type { BesideProps } from './review-tabs.tsx';

/** Where the work order is put, as a change that is approved like any other. */
interface Wish {
  issueId: string;
  workOrder: 'comment' | 'section';
  profile: string;
}

const ask = ({ issueId, ...body }: Wish, key: string) =>
  call<RefinementView>('POST', `/v1/issues/${issueId}/refinements`, { body, key });
const once = () => null;

/** The brief of a work item: to read, to take along, and to have put into Jira. */
export function Page({ issue, onAsked }: BesideProps) {
  const [profile, setProfile] = useState('default');
  const path = `/v1/issues/${issue.id}/work-order?profile=${profile}`;
  const read = useCallback(() => call<WorkOrderView>('GET', `${path}&format=markdown`), [path]);
  const { body: newest, problem, refresh } = usePolled({ read, pace: once });
  // What was worded for another profile stays until the new words are there, and the focus with it.
  const [body, setBody] = useState(newest);
  useEffect(() => {
    if (newest) setBody(newest);
  }, [newest]);
  const asking = useCommand(ask);
  const [wish, setWish] = useState<Wish | null>(null);
  const put = async (wished: Wish) => {
    setWish(wished);
    const asked = await asking.run(wished);
    if (asked) onAsked(asked);
  };
  if (problem?.kind === 'refused' && problem.error.code === 'issue_not_judged')
    return (
      <EmptyState title={t('order.notJudged.title')}>
        <p>{t('order.notJudged.text')}</p>
        <Button onClick={refresh}>{t('shared.tryAgain')}</Button>
      </EmptyState>
    );
  const notice = problem && <ProblemNotice problem={problem} asked="read" onRetry={refresh} />;
  if (!body) return notice ?? <Skeleton lines={16} />;
  return (
    <>
      {notice}
      <Profiles profiles={body.profiles} profile={profile} onProfile={setProfile} />
      <p className="quiet">
        {t(body.stale ? 'order.stale' : 'order.asOf', { at: moment(body.judgedAt) })}
        {body.leftOut > 0 && ` ${t('order.leftOut', { count: body.leftOut })}`}
      </p>
      <Take markdown={body.markdown ?? ''} path={path} name={issue.key} />
      <pre className="markdown">{body.markdown}</pre>
      {asking.problem && (
        <ProblemNotice
          problem={asking.problem}
          asked="command"
          onRetry={() => wish && void put(wish)}
        />
      )}
      <section className="ask">
        <h2>{t('order.put')}</h2>
        <p className="quiet">{t('order.putNote')}</p>
        <div className="bulk-buttons">
          {(['comment', 'section'] as const).map((place) => (
            <Button
              key={place}
              isDisabled={asking.running}
              onClick={() => void put({ issueId: issue.id, workOrder: place, profile })}
            >
              {t(`order.put.${place}`)}
            </Button>
          ))}
        </div>
      </section>
    </>
  );
}

interface ProfilesProps {
  profiles: readonly string[];
  profile: string;
  onProfile: (profile: string) => void;
}

/** For whom the brief is worded. */
function Profiles({ profiles, profile, onProfile }: ProfilesProps) {
  return (
    <div className="field">
      <label htmlFor="profile">{t('order.profile')}</label>
      <select
        id="profile"
        value={profile}
        onChange={({ currentTarget }) => onProfile(currentTarget.value)}
      >
        {profiles.map((id) => (
          <option key={id}>{id}</option>
        ))}
      </select>
    </div>
  );
}

interface TakeProps {
  markdown: string;
  path: string;
  /** What the file is called. */
  name: string;
}

/** Copies the text, or saves its structured form, as `docs/work-order.schema.json` describes it. */
function Take({ markdown, path, name }: TakeProps) {
  const [said, setSaid] = useState<'copied' | 'notCopied' | 'notSaved' | null>(null);
  const copy = async () => {
    const copied = await navigator.clipboard.writeText(markdown).then(
      () => true,
      () => false,
    );
    setSaid(copied ? 'copied' : 'notCopied');
  };
  const save = async () => {
    const reply = await call<WorkOrderView>('GET', `${path}&format=json`);
    if (reply.kind !== 'ok') return setSaid('notSaved');
    const text = `${JSON.stringify(reply.body.workOrder, null, 2)}\n`;
    download(`${name}.work-order.json`, [text], 'application/json');
    setSaid(null);
  };
  return (
    <div className="bulk-buttons">
      <Button onClick={() => void copy()}>{t('order.copy')}</Button>
      <Button onClick={() => void save()}>{t('order.save')}</Button>
      <span role="status" className="quiet">
        {said && t(`order.${said}`)}
      </span>
    </div>
  );
}
