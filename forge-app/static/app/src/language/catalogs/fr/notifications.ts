import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/notifications.ts';

export const catalog: Same<typeof en> = {
  title: 'Notifications',
  intro:
    'Si vous l’activez, les personnes apprennent qu’une proposition les attend. Un message contient la clé, un nombre et un lien, jamais les mots d’un ticket, et rien ne se décide depuis un message.',
  email: 'Envoyer l’e-mail de Jira aux approbateurs nommés',
  siteUrl: 'Adresse de ce site Jira, pour les liens',
  webhook: 'Webhook',
  'webhook.none': 'Aucun',
  'webhook.keep': 'Inchangé : {host}',
  'webhook.new': 'Une nouvelle adresse',
  url: 'Adresse ; elle est chiffrée et n’est plus jamais affichée',
  format: 'Forme',
  'format.text': 'Texte (Slack, Mattermost)',
  'format.card': 'Carte (Teams)',
  'key.title': 'Clé de ce webhook',
  'key.text':
    'Ses messages sont signés avec. Copiez-la maintenant : elle ne sera plus jamais affichée.',
};
