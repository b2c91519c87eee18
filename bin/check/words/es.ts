import type { CheckWords } from './words.ts';

export const es: CheckWords = {
  status: {
    ready: 'lista',
    needs_work: 'por mejorar',
    not_ready: 'no lista',
    unread: 'no se pudo leer',
  },
  severity: { critical: 'crítico', warning: 'advertencia', info: 'información' },
  ready: (ready, all) =>
    `${ready} de ${all} incidencia${all === 1 ? '' : 's'} ${all === 1 || ready === 1 ? 'está lista' : 'están listas'} para realizarse`,
  score: (score) => `${score} de 100`,
  judgedBy: (pack, version) => `Evaluado con las reglas del paquete ${pack} ${version}`,
  overview: 'Resumen general',
  scores: 'Puntuaciones de 0 a 100',
  workItems: 'Incidencias',
  gaps: 'Lo que más falta',
  gapsAbout: 'Cada carencia con el número de incidencias que la tienen, la más frecuente primero.',
  gap: 'Carencia',
  found: 'Incidencias',
  share: 'Proporción',
  hints: 'Indicaciones',
  risks: 'Áreas de riesgo',
  nothingMissing: 'No falta nada.',
  more: (count) => `y ${count} más`,
  show: 'Mostrar',
  order: 'Las peores primero; entre iguales, las más fáciles de arreglar.',
  capped: (listed, all) =>
    `Se listan las ${listed} peores de ${all} incidencias; los números de arriba las cuentan todas, y --format csv las contiene todas.`,
  filter: 'Filtrar y ordenar',
  search: 'Buscar clave o resumen',
  anyStatus: 'cualquier estado',
  anyGap: 'cualquier carencia',
  sort: 'Ordenar por',
  sorts: { worst: 'peores primero', best: 'mejores primero', key: 'clave' },
  shown: (shown, all) => `${shown} de ${all} mostradas`,
  none: 'La entrada no contiene incidencias.',
  summary: 'Resumen',
  description: 'Descripción',
  unreadTitle: 'Lo que no se pudo leer',
  criteriaFrom: (names) => `Los criterios de aceptación se leen también del campo ${names}.`,
  noDescription:
    'Algunas incidencias llegaron sin descripción; cuenta como no leída. Exporta todos los campos, o nombra la columna con --map "Description=COLUMNA".',
  unnamedFields:
    'Los campos personalizados llegaron sin sus nombres; no se ven los criterios de aceptación que contienen. Pide expand=names a Jira, o di --map "Acceptance criteria=customfield_12345".',
  morePages: 'Jira tiene más páginas de esta búsqueda de las que se dieron.',
  leftOut: {
    judged: (reasons) =>
      `Evaluadas aquí también, aunque en Jira no según este paquete: ${reasons}. Con --only-judged se omiten.`,
    omitted: (reasons) => `Omitidas, porque este paquete no las evalúa: ${reasons}.`,
    by: {
      status: (count) => `${count} por su estado`,
      type: (count) => `${count} por su tipo`,
      service: (count) => `${count} de clientes`,
    },
  },
};
