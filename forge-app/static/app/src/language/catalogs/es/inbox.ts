import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/inbox.ts';

export const catalog: Same<typeof en> = {
  loading: 'Leyendo lo que espera…',
  list: 'Planes',
  showMore: 'Mostrar más',
  'filter.label': 'Elegir qué planes se muestran',
  'filter.any': 'Todos',
  'filter.whom': 'Para',
  'filter.mine': 'Mí',
  'filter.everybody': 'Todo el mundo',
  'filter.state': 'Estado',
  'filter.tier': 'Riesgo',
  'filter.age': 'Antigüedad',
  'filter.older': '{days, plural, one {# día o más} other {# días o más}}',
  'state.waiting': 'Por decidir',
  'state.writing': 'Escribiéndose',
  'state.final': 'Terminado',
  'tier.low': 'Riesgo bajo',
  'tier.medium': 'Riesgo medio',
  'tier.high': 'Riesgo alto',
  count: '{count, plural, one {# plan, {mine} para ti.} other {# planes, {mine} para ti.}}',
  countAtLeast: 'Al menos {count} planes, {mine} para ti.',
  tiers: 'Riesgo: {low} bajo, {medium} medio, {high} alto.',
  leftOut:
    '{count, plural, one {Falta # porque Jira no te muestra su actividad.} other {Faltan # porque Jira no te muestra sus actividades.}}',
  unchecked:
    '{count, plural, one {# no se pudo comprobar con Jira ahora.} other {# no se pudieron comprobar con Jira ahora.}}',
  changes:
    '{total, plural, one {# cambio} other {# cambios}}: {open} por decidir{approved, plural, =0 {} other {, # aprobados}}',
  whole: 'Lo que se te pide',
  asksYou: 'Te espera',
  proposed: 'Propuesto {when}.',
  until: 'Abierto hasta el {when}.',
  'bulk.low': 'Aprobar {count} planes de riesgo bajo',
  'bulk.medium': 'Aprobar {count} planes de riesgo medio',
  'approve.title':
    '{count, plural, =0 {Nada que aprobar en conjunto} one {¿Aprobar este plan?} other {¿Aprobar estos # planes?}}',
  'approve.action': '{count, plural, one {Aprobar} other {Aprobar los #}}',
  'approve.apart':
    '{count, plural, one {# plan queda para mirarlo aparte: algo en él es dudoso o no te toca decidirlo.} other {# planes quedan para mirarlos aparte: algo en ellos es dudoso o no te toca decidirlo.}}',
  'reject.title': '¿Rechazar los cambios de {key}?',
  'reject.action': 'Rechazar',
  'reject.reason': '¿Por qué? (puede quedar vacío)',
  'reject.note':
    'El motivo se guarda cifrado. Lo rechazado no se vuelve a proponer para las mismas palabras.',
  'reject.nothing': 'En este plan no hay nada que te toque decidir.',
  'done.approve': '{count, plural, one {# plan aprobado} other {# planes aprobados}}',
  'done.reject': '{count, plural, one {# plan rechazado} other {# planes rechazados}}',
  refused:
    '{count, plural, one {Sobre # plan no se decidió:} other {Sobre # planes no se decidió:}}',
  'keys.open': 'Teclado',
  'keys.title': 'Con el teclado',
  'keys.where': 'Estas teclas actúan mientras un plan de la lista tiene el foco.',
  'keys.next': 'Plan siguiente',
  'keys.previous': 'Plan anterior',
  'keys.approve': 'Aprobarlo entero, después de verlo',
  'keys.reject': 'Rechazarlo, con un motivo',
  'keys.review': 'Abrir la revisión',
  'keys.help': 'Esta ayuda',
  'empty.mine': 'Nada te espera',
  'empty.waiting': 'Nada espera una decisión',
  'empty.writing': 'No se está escribiendo nada',
  'empty.final': 'Aún no ha terminado nada',
  'empty.text':
    'Los planes llegan aquí cuando alguien pide cambios en una actividad. En Jira no se escribe nada antes de aprobarlo.',
  'empty.showAll': 'Mostrar planes de todo el mundo',
};
