import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/review.ts';

export const catalog: Same<typeof en> = {
  window: 'Revisión',
  title: 'Revisar los cambios de {key}',
  undoTitle: 'Revisar lo que se deshace de {key}',
  writingTitle: 'Haciendo los cambios de {key}',
  endedTitle: 'Qué fue de los cambios de {key}',
  loading: 'Leyendo los cambios…',
  'tab.changes': 'Cambios',
  'tab.questions': 'Preguntas',
  'tab.order': 'Orden de trabajo',
  'tab.history': 'Historial',
  'noPlan.title': 'No hay nada propuesto',
  'noPlan.text':
    'Pulsa «Proponer cambios» junto a la actividad: Readygate redacta lo que falta y lo muestra aquí. No se escribe nada en Jira hasta que lo apruebes.',
  'drafting.requested': 'Empezando…',
  'drafting.analysing': 'Leyendo la actividad…',
  'drafting.drafting': 'Redactando los cambios…',
  'drafting.nothing': 'No había nada que proponer para lo que pediste. No se escribió nada.',

  somebody: 'alguien',
  anybody: 'quien pueda hacer este cambio a mano en Jira',
  approvedBy: 'Aprobado por {names}: {given} de {needed}.',
  approvedByYou: 'Aprobado por ti: {given} de {needed} ({names}).',
  needed:
    'Hasta el {until} {count, plural, one {falta # aprobación} other {faltan # aprobaciones}}, de {whom}.',
  nothingForYou: 'Aquí no hay nada que debas decidir.',
  youApproved: 'Aprobaste lo que había que aprobar; ahora espera a otra persona.',
  earlier:
    '{count, plural, one {# cambio aprobado antes sale} other {# cambios aprobados antes salen}} con esto.',
  second:
    '{count, plural, one {# cambio necesita} other {# cambios necesitan}} también la aprobación de otra persona; antes no se escribe nada.',
  replaced: 'La actividad cambió después de la propuesta, así que se redactó de nuevo.',
  replacedFields: 'Cambió: {fields}.',
  'part.summary': 'el resumen',
  'part.description': 'la descripción',
  'part.subtasks': 'las subtareas',
  'part.type': 'el tipo',
  'part.project': 'el espacio',
  'part.other': 'otro campo',
  gone: 'Ya no se propone',
  'lookAgain.you': 'Aprobaste parte de lo que se propuso antes: eso ya no cuenta. Míralo otra vez.',
  'lookAgain.other':
    'Aprobaron parte de lo que se propuso antes y deben mirarlo otra vez: {names}.',
  rejectedBefore:
    '{count, plural, one {Se omite # cambio} other {Se omiten # cambios}}: se rechazó antes con las mismas palabras.',

  'all.label': 'Lo mismo para todos los cambios',
  'all.approve':
    '{count, plural, one {Elegir «Aprobar» para # de {total}} other {Elegir «Aprobar» para # de {total}}}',
  'all.reject': 'Elegir «Rechazar» para todos',
  'all.later': 'Elegir «Más tarde» para todos',
  'all.alone':
    '{count, plural, one {# cambio es dudoso o no te toca aprobarlo} other {# cambios son dudosos o no te toca aprobarlos}}; cada uno dice por qué y se elige por separado.',

  position: '{number} de {total}',
  added: 'Nuevo',
  instead: 'Con otras palabras que antes',
  effects: 'Qué se pone',
  'confidence.high': 'Confianza alta',
  'confidence.low': 'Confianza baja',
  'risk.low': 'Riesgo bajo',
  'risk.medium': 'Riesgo medio',
  'risk.high': 'Riesgo alto',
  'doubt.confidence': 'Se aprueba solo por separado: la confianza es baja.',
  'doubt.risk': 'Se aprueba solo por separado: el riesgo es alto.',
  'doubt.assumption': 'Se aprueba solo por separado: se basa en una suposición.',
  'objection.proposer_excluded': 'Otra persona debe aprobarlo: tú lo propusiste o lo editaste.',
  'objection.not_a_reviewer': 'La política de este espacio nombra a otras personas para ello.',
  'objection.role_unreadable':
    'La política nombra un rol que Readygate no puede consultar en este espacio.',

  'verdict.approve': 'Aprobar',
  'verdict.reject': 'Rechazar',
  'verdict.later': 'Más tarde',
  changedMeanwhile: 'Esto cambió mientras mirabas. Léelo otra vez antes de elegir.',
  reason: '¿Por qué no? (opcional)',
  'reason.usual': 'Razones habituales',
  'reason.not_needed': 'No hace falta',
  'reason.there_already': 'Ya existe',
  'reason.not_right': 'No es correcto',
  'reason.too_small': 'Demasiado pequeño para ser un cambio propio',
  'reason.final':
    'Un rechazo es definitivo para esta propuesta. También enseña: lo mismo no se vuelve a proponer hasta que cambien las palabras de la actividad.',

  edit: 'Editar',
  'edit.label': 'Otras palabras para este cambio',
  'edit.heading': 'Título',
  'edit.lines': 'Líneas de la lista; sin líneas, esta sección se omite',
  'edit.origin': 'Esta línea se queda al final: «{origin}»',
  'edit.difference': 'Qué es distinto',
  'edit.note':
    'Guardar no aprueba nada: el cambio se sella de nuevo y cuentas como quien lo propuso.',
  'edit.ends':
    'Guardar no aprueba nada: el cambio se sella de nuevo, así que la aprobación de {names} termina y hay que mirarlo otra vez.',
  'edit.lacks.summary': 'Una subtarea necesita un resumen.',
  'edit.lacks.text': 'Un cambio necesita un texto. Recházalo si no hace falta.',
  'edit.save': 'Guardar estas palabras',
  'edit.saved': 'Sellado de nuevo con tus palabras.',
  'edit.savedLookAgain': 'Sellado de nuevo con tus palabras. Deben mirarlo otra vez: {names}.',

  approvedWaits:
    'Aprobado. Se escribe cuando se decida sobre los demás cambios, o cuando tú lo digas.',
  waitsFor:
    'Esperando a {names}. Sigue cuando vuelva a abrir Readygate, en cualquier actividad, porque se escribe en su nombre.',
  takeBack: 'Retirar mi aprobación',
  takeBackOthers: 'Retirar las aprobaciones',
  written: 'Escrito {you, select, yes {en tu nombre, {by},} other {en nombre de {by}}} el {at}.',
  sending:
    'En camino a Jira {you, select, yes {en tu nombre, {by},} other {en nombre de {by}}} desde el {at}.',
  tried:
    'Enviado a Jira {you, select, yes {en tu nombre, {by},} other {en nombre de {by}}} el {at}.',
  audit: 'Entrada de auditoría {number}.',

  'drift.changed': 'Alguien lo cambió en Jira desde entonces.',
  'drift.gone': 'Ya no está en Jira, o no puedes verlo.',

  'resolve.label': 'Qué fue de esto',
  'resolve.uncertain':
    'No se sabe si esto se escribió: la respuesta de Jira se perdió y buscarlo no lo aclaró. Mira la actividad y di cómo está.',
  'resolve.createSubtask': 'Está ahí. La clave de la subtarea, o su dirección',
  'resolve.addComment': 'Está ahí. El identificador del comentario, o su dirección',
  'resolve.itIs': 'Es este',
  'resolve.missed': 'Eso no es ni una clave ni una dirección de Jira.',
  'resolve.writeAgain': 'No está: escribirlo de nuevo',
  'resolve.giveUp': 'Dejarlo como está',
  'resolve.note':
    '«Escribirlo de nuevo» es tu aprobación: Readygate lo busca antes una vez más. «Dejarlo» lo cuenta como no escrito y no cambia nada en Jira.',
  'resolve.failed': 'No se escribió. Puedes abrirlo de nuevo; entonces espera otra aprobación.',
  'resolve.conflict':
    'Alguien cambió lo mismo antes en Jira, así que no se sobrescribió nada. Mira lo que hay allí; puedes abrir el cambio de nuevo.',
  'resolve.reopen': 'Abrirlo de nuevo',

  openUntil: 'Abierto hasta el {until}. Si nadie decide hasta entonces, no se escribe nada.',
  writeNow:
    'Escribir ahora {ready, plural, one {el cambio aprobado} other {los # cambios aprobados}} y dejar {left, plural, one {# otro abierto} other {# otros abiertos}}',
  nothingChosen: 'Todavía no hay nada elegido.',
  decideLater: 'Decidir más tarde',
  writeApproved:
    '{count, plural, one {Escribir ahora el cambio aprobado} other {Escribir ahora # cambios aprobados}}',
  approve: 'Aprobar {approve, plural, one {# cambio} other {# cambios}}',
  approveAndReject:
    'Aprobar {approve, plural, one {# cambio} other {# cambios}}, rechazar {reject}',
  reject: '{reject, plural, one {Rechazar # cambio} other {Rechazar # cambios}}',
  withdraw: 'Cancelar la propuesta',
  'withdraw.title': '¿Cancelar lo propuesto para {key}?',
  'withdraw.text':
    'Se descarta todo cambio que no haya salido hacia Jira, también lo que otros aprobaron. Lo que está en camino se termina antes. Esto no se puede deshacer; puedes proponer de nuevo.',
  'withdraw.action': 'Descartar los cambios',
};
