import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/review.ts';

export const catalog: Same<typeof en> = {
  window: 'Revisión',
  title: 'Revisar los cambios de {key}',
  undoTitle: 'Revisar lo que se deshace de {key}',
  writingTitle: 'Haciendo los cambios de {key}',
  endedTitle: 'Qué fue de los cambios de {key}',
  loading: 'Leyendo los cambios…',
  earlier:
    '{count, plural, one {# cambio aprobado antes sale} other {# cambios aprobados antes salen}} con esto.',
  second:
    '{count, plural, one {# cambio necesita} other {# cambios necesitan}} también la aprobación de otra persona; antes no se escribe nada.',
  added: 'Nuevo',
  replaced: 'La actividad cambió después de la propuesta, así que se redactó de nuevo.',
  replacedFields: 'Cambió: {fields}.',
  'part.summary': 'el resumen',
  'part.description': 'la descripción',
  'part.subtasks': 'las subtareas',
  'part.type': 'el tipo',
  'part.other': 'otro campo',
  gone: 'Ya no se propone',
  'lookAgain.you': 'Aprobaste parte de lo que se propuso antes: eso ya no cuenta. Míralo otra vez.',
  'lookAgain.other':
    'Alguien aprobó parte de lo que se propuso antes y tiene que mirarlo otra vez.',
  rejectedBefore:
    '{count, plural, one {Se omite # cambio} other {Se omiten # cambios}}: se rechazó antes con las mismas palabras.',
  effects: 'Qué se pone',
  'confidence.high': 'Confianza alta',
  'confidence.low': 'Confianza baja',
  'risk.low': 'Riesgo bajo',
  'risk.medium': 'Riesgo medio',
  'risk.high': 'Riesgo alto',
  position: '{number} de {total}',
  leftOut: 'Sin marcar: se rechazará y no se hará.',
  'doubt.confidence': 'Sin marcar de antemano: la confianza es baja.',
  'doubt.risk': 'Sin marcar de antemano: el riesgo es alto.',
  'doubt.assumption': 'Sin marcar de antemano: se basa en una suposición.',
  'objection.proposer_excluded': 'Otra persona debe aprobarlo: tú lo propusiste o lo editaste.',
  'objection.not_a_reviewer': 'La política de este espacio nombra a otras personas para ello.',
  'objection.role_unreadable':
    'La política nombra un rol que Readygate no puede consultar en este espacio.',
  approve: 'Aprobar {approve, plural, one {# cambio} other {# cambios}}',
  approveAndReject:
    'Aprobar {approve, plural, one {# cambio} other {# cambios}}, rechazar {reject}',
  reject: '{reject, plural, one {Rechazar # cambio} other {Rechazar los # cambios}}',
  decideLater: 'Decidir más tarde',
  openUntil: 'Abierto hasta el {until}. Si nadie decide para entonces, no se escribe nada.',
};
