import Button from '@atlaskit/button/new';
import { useEffect, useState } from 'react';
import type { RulesView } from '../../../../../../domain/settings-views.ts';
import { t } from '../../language/translate.ts';
import { ConflictNotice } from '../../shared/conflict-notice.tsx';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import type { Saved } from '../../shared/use-saved.ts';
import { Changes } from './changes.tsx';
import type { Draft } from './use-draft.ts';
import { WhatIf } from './what-if.tsx';

interface ProposalProps {
  path: string;
  siteUrl: string;
  draft: Draft;
  saved: Saved<RulesView>;
  onPublished: () => void;
}

/** A draft before it counts: what it changes, what it would do to the backlog, and publishing it. */
export function Proposal({ path, siteUrl, draft, saved, onPublished }: ProposalProps) {
  // What was tried last, and the how many-th time: the rules in force may be others by then.
  const [tried, setTried] = useState({ text: '', times: 0 });
  const { text, checked, wrong, checkAgain } = draft;
  // Beside what somebody else published, the draft changes something else.
  useEffect(() => {
    if (saved.theirs) checkAgain();
  }, [saved.theirs, checkAgain]);
  const publish = async () => {
    if (await saved.save({ source: text })) onPublished();
  };
  const publishOver = async () => {
    if (await saved.saveOver({ source: text })) onPublished();
  };
  return (
    <section className="proposal" aria-labelledby="proposal">
      <h3 id="proposal">{t('rules.draft')}</h3>
      {draft.problem && <ProblemNotice problem={draft.problem} asked="read" onRetry={checkAgain} />}
      {wrong && <p>{t('rules.draft.wrong')}</p>}
      {!wrong && !checked && !draft.problem && <p role="status">{t('rules.draft.checking')}</p>}
      {checked && <Changes changes={checked.changes} rules={checked.rules} />}
      {saved.theirs && (
        <ConflictNotice
          onTheirs={() => {
            draft.discard();
            saved.takeTheirs();
          }}
          onMine={() => void publishOver()}
        />
      )}
      {saved.saving && (
        <ProblemNotice problem={saved.saving} asked="command" onRetry={() => void publish()} />
      )}
      <div className="buttons">
        <Button appearance="subtle" onClick={draft.discard}>
          {t('rules.draft.discard')}
        </Button>
        <Button isDisabled={!checked} onClick={() => setTried({ text, times: tried.times + 1 })}>
          {t('rules.draft.try')}
        </Button>
        <Button
          appearance="primary"
          isDisabled={!checked}
          isLoading={saved.running}
          onClick={() => void publish()}
        >
          {t('rules.draft.publish')}
        </Button>
      </div>
      {tried.times > 0 && tried.text === text && checked && (
        <WhatIf
          key={tried.times}
          path={path}
          source={text}
          siteUrl={siteUrl}
          rules={checked.rules}
        />
      )}
    </section>
  );
}
