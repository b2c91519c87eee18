import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/spaces.ts';

export const catalog: Same<typeof en> = {
  title: 'Espacios',
  intro:
    'Readygate solo trabaja en los espacios que actives. Un cambio cuenta desde la siguiente solicitud.',
  mode: 'Modo',
  modeOf: 'Modo de {name}',
  'mode.off': 'Desactivado',
  'mode.observe': 'Observar',
  'mode.propose': 'Proponer',
  'mode.off.text': 'No se lee, evalúa ni muestra nada.',
  'mode.observe.text':
    'Las actividades se evalúan y se muestran. Sin propuestas, no se escribe nada en Jira.',
  'mode.propose.text':
    'Cada persona puede pedir propuestas. Lo que alguien aprueba se escribe en su nombre, y nada más.',
  'set.off': 'Desactivar',
  'set.observe': 'Solo evaluar y mostrar',
  'set.propose': 'Permitir propuestas',
  name: 'Espacio',
  find: 'Buscar un espacio',
  leftOut:
    '{count, plural, one {# espacio con modo propio está oculto para ti en Jira.} other {# espacios con modo propio están ocultos para ti en Jira.}}',
  more: 'Mostrar más espacios',
  'none.title': 'Ningún espacio que activar',
  'none.text': 'Jira no te muestra ningún espacio. Pide acceso a quien administre uno.',
  changed: '{name}: {mode}',
};
