import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/column.ts';

export const catalog: Same<typeof en> = {
  panel: 'Madurez',
  loading: 'Leyendo esta actividad…',
  'verdict.ready': 'Lista para realizarse: {score} de 100.',
  'verdict.needs_work': 'Necesita algo de trabajo: {score} de 100.',
  'verdict.not_ready': 'No está lista para realizarse: {score} de 100.',
  judgedNow: 'Evaluada ahora mismo',
  judged: 'Evaluada {ago}',
  judgedBefore: '{judged}, ha cambiado desde entonces.',
  firstJudgement: 'Evaluando esta actividad por primera vez…',
  judgingAgain: 'Ha cambiado desde entonces, evaluando de nuevo…',
  putOff: 'La evaluación espera: {reason}',
  putOffUntil: 'La evaluación espera hasta el {until}: {reason}',
  'putOff.quota_exceeded': 'se ha agotado lo que permite la edición de este sitio.',
  'putOff.licence_inactive':
    'la licencia de este sitio ha terminado. La administración de Jira puede renovarla.',
  nothingMissing: 'No falta nada.',
  findings: 'Qué falta',
  'severity.critical': ', crítico',
  'severity.warning': ', una advertencia',
  'severity.info': ', informativo',
  'severity.hint': ', una sugerencia',
  more: '{count, plural, one {# hallazgo más} other {# hallazgos más}}',
  hints: '{count, plural, one {# sugerencia} other {# sugerencias}}',
  hintsNote: 'Las sugerencias no cuentan para la puntuación.',

  actions: 'Siguiente paso',
  propose: 'Proponer cambios',
  proposeAgain: 'Proponer cambios otra vez',
  proposeNote:
    'Readygate redacta subtareas a partir de lo que está escrito aquí. No se escribe nada en Jira hasta que lo apruebes.',
  'working.requested': 'Empezando…',
  'working.analysing': 'Leyendo la actividad…',
  'working.drafting': 'Redactando los cambios…',
  readingPlan: 'Leyendo los cambios…',
  review: 'Revisar {count, plural, one {# cambio} other {# cambios}}',
  look: 'Ver {count, plural, one {# cambio} other {# cambios}}',
  planWaits:
    '{count, plural, one {# cambio espera} other {# cambios esperan}} una decisión hasta el {until}.',
  reminded: 'Se ha enviado un recordatorio.',
  waitingForApprover: 'A la espera de aprobación',
  observe: 'Este espacio solo observa: aquí no se propone ni se escribe nada.',
  off: 'Readygate está desactivado en este espacio. La administración de Jira puede activarlo.',
};
