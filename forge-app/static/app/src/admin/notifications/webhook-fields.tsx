import Textfield from '@atlaskit/textfield';
import { t } from '../../language/translate.ts';
import { Field } from '../../shared/field.tsx';
import type { NotificationsDraft, WebhookChoice, WebhookFormat } from './draft.ts';

interface WebhookFieldsProps {
  /** Of the one that stands; null where there is none. */
  host: string | null;
  draft: NotificationsDraft;
  set: (change: Partial<NotificationsDraft>) => void;
}

const formats: readonly WebhookFormat[] = ['text', 'card'];

/** No webhook, the one that stands, or a new one. */
export function WebhookFields({ host, draft, set }: WebhookFieldsProps) {
  const choices: readonly WebhookChoice[] =
    host === null ? ['none', 'new'] : ['none', 'keep', 'new'];
  return (
    <fieldset>
      <legend>{t('notifications.webhook')}</legend>
      {choices.map((choice) => (
        <label key={choice} className="choice">
          <input
            type="radio"
            name="webhook"
            checked={draft.webhook === choice}
            onChange={() => set({ webhook: choice })}
          />
          <span>{t(`notifications.webhook.${choice}`, { host: host ?? '' })}</span>
        </label>
      ))}
      {draft.webhook === 'new' && (
        <>
          <Field label={t('notifications.url')}>
            {(tied) => (
              <Textfield
                {...tied}
                type="url"
                autoComplete="off"
                value={draft.url}
                onChange={({ currentTarget }) => set({ url: currentTarget.value })}
              />
            )}
          </Field>
          <Field label={t('notifications.format')}>
            {(tied) => (
              <select
                {...tied}
                value={draft.format}
                onChange={({ target }) => set({ format: target.value as WebhookFormat })}
              >
                {formats.map((format) => (
                  <option key={format} value={format}>
                    {t(`notifications.format.${format}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
    </fieldset>
  );
}
