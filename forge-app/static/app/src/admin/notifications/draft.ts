import type { Notifications } from '../replies.ts';

export type WebhookChoice = 'none' | 'keep' | 'new';
export type WebhookFormat = 'text' | 'card';

/** The settings as a form shows them. The address of a webhook is write-only. */
export interface NotificationsDraft {
  email: boolean;
  siteUrl: string;
  webhook: WebhookChoice;
  url: string;
  format: WebhookFormat;
}

export function draftOf({ email, siteUrl, webhook }: Notifications): NotificationsDraft {
  return {
    email,
    siteUrl: siteUrl ?? '',
    webhook: webhook ? 'keep' : 'none',
    url: '',
    format: webhook?.format ?? 'text',
  };
}

/** What is saved of a form; a webhook that stays as it is is left out. */
export function bodyOf({ email, siteUrl, webhook, url, format }: NotificationsDraft): object {
  const changed = { none: { webhook: null }, keep: {}, new: { webhook: { url, format } } };
  return { email, siteUrl, ...changed[webhook] };
}
