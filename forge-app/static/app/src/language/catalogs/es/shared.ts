import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/shared.ts';

/** Como Jira en español: actividad, espacio. */
export const catalog: Same<typeof en> = {
  loading: 'Cargando…',
  crashed: 'Readygate no puede mostrar esto. No se ha cambiado nada; abre la página otra vez.',
  tryAgain: 'Reintentar',
  close: 'Cerrar',
  cancel: 'Cancelar',
  save: 'Guardar',
  requestId: 'Solicitud {id}',

  'conflict.title': 'Alguien lo ha cambiado antes',
  'conflict.text':
    'No se ha guardado nada tuyo, y lo que has escrito sigue aquí. Mira lo que vale ahora o guarda lo tuyo encima.',
  'conflict.theirs': 'Tomar lo que vale ahora',
  'conflict.mine': 'Guardar lo mío encima',

  'problem.offline.title': 'No tienes conexión',
  'problem.offline.text':
    'Lo que se muestra puede estar anticuado. No se ha perdido nada; continúa solo cuando vuelvas a tener conexión.',
  'problem.expired.title': 'Esta página ha estado abierta demasiado tiempo',
  'problem.expired.text':
    'Jira ya no responde por ella, así que no se ha hecho nada. Carga la página otra vez; lo aprobado está a salvo.',
  'problem.expired.reload': 'Cargar otra vez',
  'problem.unreachable.title': 'Readygate no responde',
  'problem.unreachable.text':
    'Lo que se muestra puede estar anticuado; no se escribe nada sin aprobación. Inténtalo de nuevo en un momento.',
  'problem.answer_unknown.title': 'La respuesta no ha llegado',
  'problem.answer_unknown.text':
    'Puede haberse registrado o no. Inténtalo de nuevo: por muchas veces que lo hagas, cuenta una.',
  'problem.jira_down.title': 'Jira no responde ahora',
  'problem.jira_down.text':
    'No se ha perdido nada; inténtalo dentro de un minuto y continúa donde estaba.',
  'problem.busy.title': 'Readygate está ocupado',
  'problem.busy.text': 'No se ha perdido nada; inténtalo en un momento y continúa donde estaba.',
  'problem.somebody_first.title': 'Alguien ha decidido antes',
  'problem.somebody_first.text':
    'Tu decisión no se ha tenido en cuenta. Abajo está lo que vale ahora.',
  'problem.plan_changed.title': 'Los cambios ya no son los que viste',
  'problem.plan_changed.text':
    'Tu decisión no se ha tenido en cuenta. Míralos otra vez; no se ha escrito nada.',
  'problem.too_late.title': 'El plazo para decidir ha terminado',
  'problem.too_late.text': 'No se ha escrito nada. Puedes pedir nuevas propuestas.',
  'problem.changed.title': 'Esto ha cambiado entretanto',
  'problem.changed.text': 'No has cambiado nada. Mira lo que vale ahora.',
  'problem.no_right.title': 'Jira no te permite hacer esto',
  'problem.no_right.text':
    'No se ha cambiado nada. Pregunta a alguien que pueda hacer estos cambios a mano en Jira.',
  'problem.no_role.title': 'Tu rol en Readygate no lo permite',
  'problem.no_role.text':
    'No se ha cambiado nada. Quien administra el espacio puede darte otro rol.',
  'problem.off.title': 'Readygate no propone nada aquí',
  'problem.off.text': 'No se ha cambiado nada. La administración de Jira puede activarlo.',
  'problem.licence.title': 'La licencia de este sitio ha terminado',
  'problem.licence.text':
    'No se puede empezar nada nuevo. Lo que hay se puede leer, retirar y exportar; lo aprobado aún se escribe.',
  'problem.quota.title': 'Se ha agotado lo que permite la edición de este sitio',
  'problem.quota.text':
    'No se ha cambiado nada. La administración de Jira ve cuándo empieza de nuevo.',
  'problem.hidden.title': 'No hay nada que mostrar',
  'problem.hidden.text': 'Ya no existe, o no puedes verlo.',
  'problem.not_undone.title': 'Esto no se puede deshacer ahora',
  'problem.not_undone.text':
    'No se ha cambiado nada. Es demasiado antiguo, ya se deshizo, o hay otra cosa abierta aquí.',
  'problem.stopped.title': 'La escritura está detenida en este sitio',
  'problem.stopped.text': 'No se ha escrito nada. Pregunta a la administración de Jira.',
  'problem.inactive.title': 'Readygate no trabaja en este sitio',
  'problem.inactive.text':
    'No se ha cambiado nada. La aplicación se suspendió o se retiró; la administración de Jira ve por qué.',
  'problem.approvals_missing.title': 'Aún falta una aprobación',
  'problem.approvals_missing.text':
    'No se ha escrito nada. Lo que necesita a dos personas sale cuando la segunda lo aprueba.',
  'problem.questions_open.title': 'Aún hay preguntas abiertas sobre este elemento',
  'problem.questions_open.text': 'No se ha cambiado nada. Respóndelas o termínalas primero.',
  'problem.locked_out.title': 'Con eso perderías tu acceso',
  'problem.locked_out.text':
    'No se ha cambiado nada. Mantente a ti, o a un grupo tuyo, entre quienes administran.',
  'problem.unlisted.title': 'Hay que mirar en Jira a mano',
  'problem.unlisted.text':
    'No se ha cambiado nada. Las instrucciones dicen qué flujos de trabajo mirar.',
  'problem.invalid.title': 'Así no se acepta',
  'problem.invalid.text': 'No se ha cambiado nada.',
  'problem.other.title': 'No ha funcionado',
  'problem.other.text': 'No se ha cambiado nada.',

  history: 'Historial',
  'history.none': 'Nadie ha cambiado esto todavía.',
  'history.line': 'Versión {version}, {at}, {who}',
  'history.operator': 'el operador',
  'history.app': 'Readygate mismo',
  'history.change': '{from} → {to}',
  'history.more': 'Mostrar anteriores',

  'people.accounts': 'persona',
  'people.groups': 'grupo',
  'people.roles': 'rol',
  'people.placeholder': 'Escribe un nombre',
  'people.type': 'Escribe el nombre de una persona, un grupo o un rol.',
  'people.nobody': 'No se ha encontrado nada que Jira te muestre.',
};
