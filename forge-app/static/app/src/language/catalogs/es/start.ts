import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/start.ts';

export const catalog: Same<typeof en> = {
  title: 'De cero al primer cambio aprobado',
  intro: 'Cinco pasos. Cada uno dice qué pasará y qué no; puedes parar tras cualquiera y volver.',
  'state.done': 'Hecho',
  'state.now': 'Ahora',
  'state.later': 'Más tarde',
  will: 'Qué pasa',
  wont: 'Qué no pasa',
  'connection.title': '¿Funciona la conexión?',
  'connection.will': 'Readygate comprueba que las llamadas de Jira le llegan y que Jira responde.',
  'connection.wont': 'No se lee ninguna actividad.',
  'connection.good': 'Jira ha llamado, su firma es válida y Jira ha respondido.',
  'connection.noToken':
    'El token de la app aún no ha llegado; Jira lo trae en menos de una hora. Puedes seguir mientras tanto.',
  'connection.refused':
    'Jira ha rechazado el token de la app. Lo renueva en menos de una hora; si sigue igual, reinstala la app.',
  'spaces.title': 'Elige espacios para observar',
  'spaces.will':
    'Las actividades de estos espacios se evalúan cuando alguien las abre, y el resultado se muestra al lado.',
  'spaces.wont':
    'No se propone nada, no se pregunta a nadie, no se escribe nada en Jira y nada sale hacia un modelo.',
  'spaces.legend': 'Activar como',
  'spaces.choose': 'Espacios',
  'spaces.turnOn':
    '{count, plural, =0 {Elige primero un espacio} one {Activar # espacio} other {Activar # espacios}}',
  'spaces.done': 'Activados: {spaces}.',
  'spaces.all': 'Cada modo se cambia en la pestaña Espacios.',
  'result.title': 'Ver un primer resultado',
  'result.will':
    'Se leen como tú hasta tres actividades que nadie ha empezado y se evalúan con reglas; ves qué le falta a cada una.',
  'result.wont': 'Las actividades no se cambian y no se avisa a nadie.',
  'result.space': 'Espacio',
  'result.judge': 'Evaluar hasta tres actividades',
  'result.none':
    'No hay nada por hacer en este espacio: ninguna actividad en un estado de la categoría «Por hacer». Elige otro espacio.',
  'result.judging': 'Evaluando…',
  'result.off': 'Este espacio se ha desactivado entretanto.',
  'result.missing':
    '{count, plural, =0 {No falta nada.} one {Falta # cosa.} other {Faltan # cosas.}}',
  'result.done': '{key} se ha evaluado: {score} de 100.',
  'approvers.title': 'Nombra a dos personas que aprueben',
  'approvers.will':
    'Estas personas reciben el rol miembro en cada espacio: pueden pedir y aprobar lo que Jira les deja cambiar a mano, y nada más. No es imprescindible: quien podría hacer un cambio a mano puede aprobarlo.',
  'approvers.wont':
    'Nadie gana permisos en Jira. Quien se nombra tiene exactamente este rol, también donde Jira daría uno mayor; tú sigues siendo admin.',
  'approvers.done': 'Nombrados: {people}.',
  'approvers.others': 'Nombrados en la pestaña Roles.',
  'approvers.more':
    '{count, plural, one {Nombra a # persona más.} other {Nombra a # personas más.}}',
  'approvers.people': 'Personas o grupos',
  'approvers.give': 'Dar el rol',
  'propose.title': 'Deja que un espacio proponga',
  'propose.will':
    'Solo en este espacio se ve el botón para proponer cambios. Una propuesta muestra literalmente lo que se escribiría; lo que alguien aprueba se escribe en su nombre y se puede deshacer.',
  'propose.wont':
    'Nunca se escribe nada sin aprobación, y no se propone nada si nadie lo pide. Los demás espacios siguen como están.',
  'propose.space': 'Espacio que propone',
  'propose.switch': 'Cambiar a Proponer',
  'propose.ask': '¿Dejar que {name} proponga?',
  'propose.done': '{spaces} puede proponer. Abre allí una actividad y pide propuestas.',
  open: 'Abrir {key}',
  'finished.title': 'Todo está listo',
  'finished.text':
    'La primera propuesta está a un clic. La escritura se puede detener en cualquier momento en la pestaña Detener la escritura.',
};
