import Button from '@atlaskit/button/new';
import { useEffect, useState } from 'react';
import './rules.css';
import type { RulesView } from '../../../../../../domain/settings-views.ts';
import { flag } from '../../bridge.ts';
import { moment } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { type Directory, useDirectory } from '../../shared/people/use-directory.ts';
import { SettingHead } from '../../shared/setting-head.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import type { PageProps } from '../../shared/tabs.tsx';
import { type Saved, useSaved } from '../../shared/use-saved.ts';
import { NotShown } from '../not-shown.tsx';
import { Editor } from './editor.tsx';
import { Exchange } from './exchange.tsx';
import { startText } from './pack-text.ts';
import { Proposal } from './proposal.tsx';
import { rulesPath } from './requests.ts';
import { RulesHistory } from './rules-history.tsx';
import { RulesInWords } from './rules-in-words.tsx';
import { useDraft } from './use-draft.ts';

/** What the work items of a space are judged by, and the draft of the next version. */
export function Page({ context }: PageProps) {
  const key = context.project?.key ?? '';
  const saved = useSaved<RulesView>(rulesPath(key));
  if (saved.setting)
    return <Rules projectKey={key} siteUrl={context.siteUrl} saved={saved} rules={saved.setting} />;
  if (saved.reading) return <NotShown problem={saved.reading} onRetry={saved.refresh} />;
  return <Skeleton lines={12} />;
}

interface RulesProps {
  projectKey: string;
  siteUrl: string;
  saved: Saved<RulesView>;
  rules: RulesView;
}

function Rules({ projectKey, siteUrl, saved, rules }: RulesProps) {
  const path = rulesPath(projectKey);
  const directory = useDirectory(`/v1/projects/${projectKey}/directory`);
  // What counts without rules of the space is what its own begin with.
  const first = startText(projectKey, rules.publishedBy === null ? rules.pack.id : undefined);
  const draft = useDraft(path, rules.publishedBy === null ? first : rules.source);
  const [asText, setAsText] = useState(false);
  const published = () => {
    draft.discard();
    flag(t('rules.published.flag'));
  };
  return (
    <>
      <SettingHead title={t('rules.title')} standing={useStanding(rules, directory)}>
        <Button aria-pressed={asText} onClick={() => setAsText(!asText)}>
          {t('rules.asText')}
        </Button>
        <Exchange
          text={draft.text}
          fileName={`${projectKey}-rules.yaml`}
          onImport={draft.setText}
        />
      </SettingHead>
      {draft.changed && <Proposal {...{ path, siteUrl, draft, saved }} onPublished={published} />}
      {/* What is wrong is shown at its line, however it came there. */}
      {asText || draft.wrong ? (
        <Editor text={draft.text} onChange={draft.setText} wrong={draft.wrong} />
      ) : (
        <RulesInWords path={path} version={rules.version} draft={draft} />
      )}
      <RulesHistory {...{ path, rules, directory, first }} onRestore={draft.setText} />
    </>
  );
}

function useStanding(
  { version, pack, publishedBy, publishedAt }: RulesView,
  { learn, nameOf }: Directory,
): string {
  useEffect(() => learn({ accounts: publishedBy ? [publishedBy] : [] }), [learn, publishedBy]);
  if (!publishedBy || !publishedAt) return t('rules.ships', { id: pack.id, version: pack.version });
  const who = nameOf('accounts', publishedBy);
  return t('rules.published', { version, who, at: moment(publishedAt) });
}
