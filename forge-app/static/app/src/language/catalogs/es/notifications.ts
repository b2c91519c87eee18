import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/notifications.ts';

export const catalog: Same<typeof en> = {
  title: 'Notificaciones',
  intro:
    'Si lo activas, se avisa a las personas de que les espera una propuesta. Un mensaje lleva la clave, un número y un enlace, nunca palabras de una actividad, y desde él no se decide nada.',
  email: 'Enviar el correo de Jira a quienes están nombrados para aprobar',
  siteUrl: 'Dirección de este sitio de Jira, para los enlaces',
  webhook: 'Webhook',
  'webhook.none': 'Ninguno',
  'webhook.keep': 'Como está: {host}',
  'webhook.new': 'Una dirección nueva',
  url: 'Dirección; se cifra y no se vuelve a mostrar',
  format: 'Forma',
  'format.text': 'Texto (Slack, Mattermost)',
  'format.card': 'Tarjeta (Teams)',
  'key.title': 'Clave de este webhook',
  'key.text': 'Sus mensajes se firman con ella. Cópiala ahora: no se vuelve a mostrar.',
};
