import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/usefulness.ts';

export const catalog: Same<typeof en> = {
  loading: 'Leyendo lo que siguió…',
  asOf: 'Leído de Jira: {when}.',
  never: 'Aún no se ha leído Jira para esto.',
  gathering: 'Se está leyendo ahora; tarda unos minutos.',
  'admins.title': 'Para administradores del espacio',
  'admins.text': 'Aquí ven si una regla distingue el trabajo que dará problemas.',
  'few.title': 'Muy pocas actividades terminadas para decir algo',
  'few.text': '{counted} de {needed} necesarias.',
  'few.why':
    'Una actividad cuenta si se evaluó antes de empezar el trabajo y ya está terminada. Por debajo de ese número, una diferencia sería casualidad.',
  explained:
    'Problema: reabierta, devuelta, bloqueada o arrastrada después de empezar el trabajo. Una diferencia no dice que lo uno cause lo otro.',
  leftOut: 'Actividades terminadas que no cuentan',
  'leftOut.no_start': 'Nunca en curso antes de su final',
  'leftOut.not_judged': 'No evaluada al empezar el trabajo',
  'leftOut.changed_since': 'Cambiada entre la evaluación y el comienzo',
  'leftOut.not_visible': 'Jira no te la muestra',
  'column.rule': 'Regla',
  'column.verdict': 'Lo que dicen los números',
  'column.failed': 'Problemas donde no se cumplía',
  'column.passed': 'Problemas donde se cumplía',
  'column.difference': 'Diferencia en puntos porcentuales',
  'verdict.useful': 'Más problemas donde no se cumple',
  'verdict.no_difference_shown': 'No se ve diferencia',
  'verdict.opposite': 'Menos problemas donde no se cumple',
  'verdict.not_enough_data': 'Muy pocas actividades',
  trouble: '{withTrouble} de {issues} ({share})',
  difference: '{value} (de {lower} a {upper})',
};
