import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/installation.ts';

export const catalog: Same<typeof en> = {
  title: 'Instalación',
  notice: 'Del operador',
  health: 'Estado',
  good: 'Bien',
  look: 'Revisar',
  'check.keys': 'Firma de las llamadas de Jira',
  'check.keys.good':
    'Se han podido leer las claves públicas de Atlassian, y esta llamada está firmada con una de ellas.',
  'check.api': 'La API de Readygate',
  'check.api.good': 'Acaba de responder, con su base de datos.',
  'check.jira': 'La API de Jira',
  'check.jira.good': 'Ha respondido en el último minuto, preguntada como tú.',
  'check.events': 'Eventos de Jira',
  'check.events.good': 'El último llegó {ago}.',
  'check.events.late':
    'El último llegó {ago}, aunque Jira llama al menos una vez por hora. Pregunta al operador si Jira llega a la API.',
  'check.events.none': 'Aún ninguno. El primero llega en la hora siguiente a la instalación.',
  'check.token': 'El token de la app',
  'check.token.good': 'Válido hasta el {until}. Jira lo renueva cada hora.',
  'check.token.ended':
    'Terminó el {until}. Hasta que Jira traiga otro, solo se evalúa lo que mira alguien.',
  'check.token.refused':
    'Jira lo ha rechazado. Se renueva en menos de una hora; si sigue igual, reinstala la app.',
  'check.token.none': 'Aún no ha llegado; Jira lo trae en menos de una hora.',
  facts: 'Qué está instalado',
  environment: 'Entorno',
  version: 'Versión de la app',
  unknown: 'Desconocido',
  since: 'Instalada',
  scopes: 'Permisos que se usan',
  operator: 'Quién lo opera y dónde están los datos',
  region: 'Región de los datos',
  support: 'Ayuda',
  security: 'Para avisar de una vulnerabilidad',
  unsaid: 'El operador no lo ha indicado.',
};
