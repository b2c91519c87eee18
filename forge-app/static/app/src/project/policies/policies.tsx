import Button from '@atlaskit/button/new';
import { useEffect, useState } from 'react';
import './policies.css';
import type { PolicyView } from '../../../../../../domain/settings-views.ts';
import { moment } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { type Directory, useDirectory } from '../../shared/people/use-directory.ts';
import { SettingHead } from '../../shared/setting-head.tsx';
import { SettingHistory } from '../../shared/setting-history.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import type { PageProps } from '../../shared/tabs.tsx';
import { type Saved, useSaved } from '../../shared/use-saved.ts';
import { NotShown } from '../not-shown.tsx';
import { isWhole } from './policy-draft.ts';
import { PolicyForm } from './policy-form.tsx';
import { PolicyJson } from './policy-json.tsx';
import { namedIn, policyWords } from './policy-words.ts';
import { PublishPolicy } from './publish-policy.tsx';
import { usePolicyDraft } from './use-policy-draft.ts';

/** What a space asks of approvals. */
export function Page({ context }: PageProps) {
  const key = context.project?.key ?? '';
  const saved = useSaved<PolicyView>(`/v1/projects/${key}/policies`);
  if (saved.setting) return <Policies projectKey={key} saved={saved} stored={saved.setting} />;
  if (saved.reading) return <NotShown problem={saved.reading} onRetry={saved.refresh} />;
  return <Skeleton lines={12} />;
}

interface PoliciesProps {
  projectKey: string;
  saved: Saved<PolicyView>;
  stored: PolicyView;
}

function Policies({ projectKey, saved, stored }: PoliciesProps) {
  const [asText, setAsText] = useState(false);
  const directory = useDirectory(`/v1/projects/${projectKey}/directory`);
  const edited = usePolicyDraft(projectKey, stored, saved);
  const { draft } = edited;
  const isForm = !asText && isWhole(draft);
  return (
    <>
      <SettingHead title={t('policies.title')} standing={useStanding(stored, directory)}>
        <Button aria-pressed={asText} onClick={() => setAsText(!asText)}>
          {t('policies.asText')}
        </Button>
      </SettingHead>
      <p>{t('policies.note')}</p>
      {isForm ? <PolicyForm {...{ draft, edited, directory }} /> : <PolicyJson edited={edited} />}
      <PublishPolicy edited={edited} saved={saved} />
      <SettingHistory
        path={`/v1/projects/${projectKey}/policies`}
        version={stored.version}
        directory={directory}
        named={(values) => namedIn(values.map(({ document }) => document))}
        words={(value, before) => policyWords(value, before, directory.nameOf)}
      />
    </>
  );
}

function useStanding(
  { version, publishedBy, publishedAt }: PolicyView,
  { learn, nameOf }: Directory,
): string {
  useEffect(() => learn({ accounts: publishedBy ? [publishedBy] : [] }), [learn, publishedBy]);
  if (!publishedBy || !publishedAt) return t('policies.default');
  const who = nameOf('accounts', publishedBy);
  return t('policies.published', { version, who, at: moment(publishedAt) });
}
