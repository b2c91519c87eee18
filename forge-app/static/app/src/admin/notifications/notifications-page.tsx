import Checkbox from '@atlaskit/checkbox';
import SectionMessage from '@atlaskit/section-message';
import Textfield from '@atlaskit/textfield';
import { t } from '../../language/translate.ts';
import { Field } from '../../shared/field.tsx';
import { useDirectory } from '../../shared/people/use-directory.ts';
import { Setting } from '../../shared/setting.tsx';
import type { PageProps } from '../../shared/tabs.tsx';
import { useKept } from '../../shared/use-kept.ts';
import { useSaved } from '../../shared/use-saved.ts';
import { plainWords } from '../plain-words.ts';
import type { Notifications } from '../replies.ts';
import { bodyOf, draftOf, type NotificationsDraft } from './draft.ts';
import { WebhookFields } from './webhook-fields.tsx';

const path = '/v1/notifications';

/** Whether and how people are told that a proposal waits for them. */
export function Page({ context: { siteUrl } }: PageProps) {
  const saved = useSaved<Notifications>(path);
  const directory = useDirectory('/v1/directory');
  const [draft, setDraft] = useKept<NotificationsDraft>(path);
  return (
    <Setting
      title={t('notifications.title')}
      note={t('notifications.intro')}
      {...{ path, saved, directory }}
      wish={draft && bodyOf(draft)}
      onDone={() => setDraft(null)}
      words={plainWords}
    >
      {(stored) => {
        // Before it was set it is the address of this page, which whoever saves has in front of them.
        const shown = draft ?? draftOf({ ...stored, siteUrl: stored.siteUrl ?? siteUrl });
        const set = (change: Partial<NotificationsDraft>) => setDraft({ ...shown, ...change });
        return (
          <>
            <Checkbox
              label={t('notifications.email')}
              isChecked={shown.email}
              onChange={({ currentTarget }) => set({ email: currentTarget.checked })}
            />
            <Field label={t('notifications.siteUrl')}>
              {(tied) => (
                <Textfield
                  {...tied}
                  type="url"
                  value={shown.siteUrl}
                  onChange={({ currentTarget }) => set({ siteUrl: currentTarget.value })}
                />
              )}
            </Field>
            <WebhookFields host={stored.webhook?.host ?? null} draft={shown} set={set} />
            {stored.key && <NewKey value={stored.key} />}
          </>
        );
      }}
    </Setting>
  );
}

/** Said once, in the reply to a new address. */
function NewKey({ value }: { value: string }) {
  return (
    <SectionMessage appearance="success" title={t('notifications.key.title')} headingLevel="h3">
      <p>{t('notifications.key.text')}</p>
      <p>
        <code>{value}</code>
      </p>
    </SectionMessage>
  );
}
