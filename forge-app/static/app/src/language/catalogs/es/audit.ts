import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/audit.ts';

export const catalog: Same<typeof en> = {
  title: 'Auditoría',
  intro:
    'Cada evaluación, decisión, ajuste, denegación y escritura es una entrada de una sola cadena: quien altere, quite o inserte una la rompería.',
  'verify.title': 'Verificación',
  'verify.head':
    'La cadena tiene {count, plural, one {# entrada} other {# entradas}}; el hash de la última es {hash}.',
  'verify.never': 'Aún no se ha verificado; ocurre cada noche y cuando lo pides.',
  'verify.holds': 'Está íntegra: se leyeron las {count, number} entradas el {at}.',
  'verify.broken':
    'No está íntegra: tras la entrada {seq, number} algo está mal ({problem}), visto el {at}. Avisa al operador.',
  'verify.behind':
    '{count, plural, =0 {No ha llegado nada desde entonces.} one {Ha llegado # entrada desde entonces.} other {Han llegado # entradas desde entonces.}}',
  'verify.ask': 'Verificar ahora',
  'verify.running': 'Un proceso lee las {count, number} entradas y comprueba cada hash…',
  filter: 'Filtrar',
  'filter.since': 'Desde el día (UTC)',
  'filter.until': 'Hasta el día (UTC)',
  'filter.action': 'Acción',
  'filter.any': 'Cualquier acción',
  'filter.subject': 'Objeto, como issue:10112',
  'filter.subject.form': 'Un tipo, dos puntos y un id: issue:10112',
  'filter.show': 'Mostrar',
  entries: 'Entradas',
  number: 'N.º',
  at: 'Cuándo',
  action: 'Acción',
  who: 'Quién',
  about: 'Sobre',
  detail: 'Detalle',
  'actor.person': 'Una persona',
  'actor.app': 'La app',
  'actor.operator': 'El operador',
  'actor.system': 'Readygate',
  more: 'Mostrar entradas más antiguas',
  'none.title': 'Ninguna entrada coincide',
  'none.text': 'Amplía el periodo o elige otra acción; las entradas nunca se borran.',
  leftOut:
    '{count, plural, one {Se omite # entrada: trata de una actividad que Jira no te muestra.} other {Se omiten # entradas: tratan de actividades que Jira no te muestra.}}',
  'export.title': 'Exportar',
  'export.text':
    'El archivo se compone aquí, parte por parte. Las líneas JSON se verifican sin conexión con readygate audit verify o docs/verify-audit.py; un archivo filtrado o incompleto, con --selection. La tabla es para leer.',
  'export.jsonl': 'Exportar líneas JSON',
  'export.csv': 'Exportar una tabla (CSV)',
  'export.running': '{count, number} entradas leídas hasta ahora…',
  'export.stop': 'Detener la exportación',
  'export.done':
    '{count, plural, one {# entrada está en el archivo.} other {# entradas están en el archivo.}}',
  'export.leftOut':
    '{count, plural, =0 {No se omite ninguna.} one {Se omite #: Jira no te muestra su actividad.} other {Se omiten #: Jira no te muestra sus actividades.}}',
};
