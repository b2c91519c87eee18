import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/receipt.ts';

export const catalog: Same<typeof en> = {
  writing: 'Escribiendo en Jira…',
  writingCount: 'Escribiendo en Jira: {done} de {total} hechos',
  verifying: 'Comprobando qué hay ahora en Jira…',
  waitingForStop:
    'La escritura está detenida. Lo aprobado continúa después, en el plazo de un día.',
  'waitingForToken.you':
    'A la espera de que Jira deje a Readygate escribir en tu nombre. Deja una actividad abierta un momento.',
  'waitingForToken.other':
    'A la espera de quien aprobó. La escritura continúa cuando vuelva a abrir Readygate, en cualquier actividad, porque se escribe en su nombre.',

  'asked.anybody': 'Puedes ver los cambios. Decide quien pueda hacerlos a mano en Jira.',
  'asked.policy': 'Puedes ver los cambios. La política de este espacio hace decidir a {whom}.',
  'asked.people': '{count, plural, one {# persona} other {una de # personas}}',
  'asked.groups': 'los miembros de {count, plural, one {# grupo} other {# grupos}}',
  'asked.roles': 'quien tenga {count, plural, one {un rol} other {uno de # roles}}',

  'outcome.applied': '{done, plural, one {# cambio está} other {# cambios están}} en Jira.',
  'outcome.partly_applied':
    '{done, plural, one {# cambio está} other {# cambios están}} en Jira, otros no.',
  'outcome.rejected': 'Se rechazaron todos los cambios. No se ha escrito nada.',
  'outcome.expired': 'Nadie decidió a tiempo. No se ha escrito nada.',
  'outcome.cleared': 'La actividad cambió y no quedó nada que proponer. No se ha escrito nada.',
  'outcome.movedAway':
    'La actividad se trasladó a un espacio en el que no se propone nada. No se ha escrito nada.',
  'outcome.cancelled': 'La propuesta se canceló. No se ha escrito nada.',
  'outcome.failed': 'No se pudieron hacer los cambios. No se ha escrito nada.',
  'outcome.nothing_to_propose':
    'No hay nada que proponer: al texto no le falta ninguna sección y no contiene criterios ni listas que no sean ya subtareas.',
  freeAgain:
    'En los últimos días ya se propuso bastante para esta actividad. Se puede proponer más a partir del {at}.',
  'undoOutcome.applied':
    '{done, plural, one {Se deshizo # cambio} other {Se deshicieron # cambios}}.',
  'undoOutcome.partly_applied':
    '{done, plural, one {Se deshizo # cambio} other {Se deshicieron # cambios}}, otros no.',
  'undoOutcome.rejected': 'Se rechazó deshacer. No se ha retirado nada.',
  'undoOutcome.expired': 'Nadie decidió a tiempo si deshacer. No se ha retirado nada.',
  'undoOutcome.cleared': 'No queda nada que se pueda deshacer. No se ha retirado nada.',
  'undoOutcome.cancelled': 'Se canceló deshacer. No se ha retirado nada.',
  'undoOutcome.failed': 'No se pudieron deshacer los cambios. No se ha retirado nada.',
  'undoOutcome.nothing_to_propose': 'Ahora no se puede deshacer nada.',
  'writtenAs.you': 'Escrito en tu nombre, {name}.',
  'writtenAs.other': 'Escrito en nombre de quien aprobó.',
  score: 'Puntuación {before} antes, {after} ahora.',
  scoreSame: 'Puntuación {after}, sin cambios.',

  undo: 'Deshacer',
  undoEarlier: 'Deshacer {count, plural, one {# cambio} other {# cambios}} de una ronda anterior',
  undoNote:
    'Readygate propone retirar lo que nadie ha tocado desde entonces. No se elimina nada hasta que lo apruebes.',
  undone:
    '{undone, plural, one {Desde entonces se deshizo # cambio} other {Desde entonces se deshicieron # cambios}}.',
  undoneAll: 'Desde entonces se deshizo todo.',
  kept: '{count, plural, one {# cambio se queda como está} other {# cambios se quedan como están}}.',
  'kept.touched': 'Alguien lo ha tocado: {touches}.',
  'kept.other': 'No se puede retirar.',
  'kept.changed_in_jira': 'Alguien lo ha cambiado.',
  'kept.already_gone': 'Ya no está, o está oculto.',
  'kept.undo_unproven': 'Jira no muestra que lo hiciera Readygate.',
  'kept.outcome_unknown': 'No se sabe si se escribió; antes alguien debe responder a eso.',
  'kept.write_duplicate': 'Jira lo tiene dos veces: conserva uno a mano.',
  'kept.dependency_failed': 'Se queda un cambio que depende de este.',
  'touch.comment': 'un comentario',
  'touch.worklog': 'trabajo registrado',
  'touch.attachment': 'un archivo adjunto',
  'touch.link': 'un enlace',
  'touch.child': 'un elemento secundario',
  'touch.change': 'un cambio',

  'row.open': 'En espera',
  'row.approved': 'Aprobado',
  'row.released': 'Siguiente',
  'row.sending': 'Escribiendo',
  'row.done': 'En Jira',
  'row.rejected': 'Rechazado',
  'row.expired': 'Caducado',
  'row.cleared': 'Ya no hace falta',
  'row.cancelled': 'Cancelado',
  'row.skipped': 'Omitido',
  'row.failed': 'Fallido',
  'row.conflict': 'Cambió entretanto',
  'row.uncertain': 'Resultado desconocido',
  'row.undone': 'Deshecho',
  'row.takenBack': 'Retirado',
  'rowProblem.other': 'No escrito ({code}).',
  'rowProblem.already_gone': 'Ya no estaba, o estaba oculto.',
  'rowProblem.undo_unproven': 'Jira no muestra que lo hiciera Readygate.',
  'rowProblem.seal_mismatch': 'La actividad cambió antes de que se escribiera.',
  'rowProblem.readback_missing': 'Se escribió y no se ve allí: se eliminó, se movió o está oculto.',
  'rowProblem.readback_differs': 'Se escribió, y lo que hay allí no es lo que se aprobó.',
  'rowProblem.jira_refused': 'Jira lo rechazó.',
  'rowProblem.write_duplicate':
    'Jira lo tiene dos veces. No se ha eliminado nada: conserva uno a mano.',
  'rowProblem.changed_in_jira': 'Otra persona lo cambió en Jira entretanto.',
  'rowProblem.overwrote_in_jira':
    'Reemplazó lo que alguien había escrito un momento antes. Se propone un plan que lo restablece.',
  'rowProblem.jira_permission_missing': 'Jira ya no se lo permite a quien aprobó.',
  'rowProblem.role_missing': 'Quien aprobó ya no tiene ese permiso en Readygate.',
  'rowProblem.customers_excluded':
    'En este espacio los clientes ya no pueden leer los comentarios.',
  'rowProblem.role_unreadable': 'Jira no dice si quien aprobó aún tiene ese permiso en Readygate.',
  'rowProblem.issue_not_found': 'La actividad ya no existe.',
  'rowProblem.required_field': 'Jira exige un campo que no tiene valor predeterminado.',
  'rowProblem.rejected_before':
    'Lo que se podría proponer ya se rechazó antes, con las mismas palabras.',
  'rowProblem.no_subtask_type': 'Este espacio no tiene un tipo de subtarea.',
  'rowProblem.field_not_on_screen': 'Jira no ofrece un campo que se rellenaría.',
  'rowProblem.value_unknown': 'Jira no conoce un valor que se pondría.',
  'rowProblem.not_assignable': 'Jira no deja que esta persona sea responsable aquí.',
  'rowProblem.issue_full': 'La actividad tiene tantos comentarios o enlaces como Jira admite.',
  'rowProblem.no_subtasks_here': 'Una actividad de este tipo no puede tener subtareas.',
  'rowProblem.preflight_failed': 'Jira habría rechazado otro cambio, así que no se hizo ninguno.',
  'rowProblem.dependency_failed': 'No se hizo un cambio del que depende.',
  'rowProblem.dispatch_deadline': 'El plazo para escribir había terminado.',
  'rowProblem.writes_stopped': 'La escritura está detenida en este sitio. Continúa después.',
  'rowProblem.project_off':
    'Readygate se desactivó en este espacio. Continúa cuando se active de nuevo.',
  'rowProblem.observe_only': 'Este espacio ahora solo observa. Continúa cuando vuelva a proponer.',
  'rowProblem.installation_inactive': 'La aplicación no está activa en este sitio.',
  'rowProblem.not_visible': 'Quien aprobó no ve todo lo que hay allí. Mira la actividad.',
};
