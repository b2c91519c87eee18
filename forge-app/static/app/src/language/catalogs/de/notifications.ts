import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/notifications.ts';

export const catalog: Same<typeof en> = {
  title: 'Benachrichtigungen',
  intro:
    'Wo Sie das einschalten, erfahren Personen, dass ein Vorschlag auf sie wartet. Eine Nachricht enthält Schlüssel, Zahl und Link, nie Wörter eines Vorgangs, und aus ihr lässt sich nichts entscheiden.',
  email: 'Jiras eigene E-Mail an benannte Genehmigende senden',
  siteUrl: 'Adresse dieser Jira-Site, für die Links',
  webhook: 'Webhook',
  'webhook.none': 'Keiner',
  'webhook.keep': 'Wie er ist: {host}',
  'webhook.new': 'Eine neue Adresse',
  url: 'Adresse; sie wird verschlüsselt und nie wieder angezeigt',
  format: 'Form',
  'format.text': 'Text (Slack, Mattermost)',
  'format.card': 'Karte (Teams)',
  'key.title': 'Schlüssel dieses Webhooks',
  'key.text':
    'Seine Nachrichten sind damit signiert. Kopieren Sie ihn jetzt: Er wird nie wieder angezeigt.',
};
