import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/settings.ts';

export const catalog: Same<typeof en> = {
  ofSite: 'Lo puede cambiar la administración de Jira.',
  mode: 'Modo',
  'mode.note': 'Qué hace Readygate en este espacio.',
  'mode.off': 'Desactivado',
  'mode.off.note': 'No se evalúa, propone ni escribe nada.',
  'mode.observe': 'Observar',
  'mode.observe.note': 'Las actividades se evalúan y se muestran. No se propone ni escribe nada.',
  'mode.propose': 'Proponer',
  'mode.propose.note': 'Se proponen cambios, y se escriben cuando se aprueban.',
  publishing: 'Puntuaciones en Jira',
  'publishing.note': 'Si la puntuación se muestra como campo de Jira y como barrera de los flujos.',
  'publishing.off': 'Sin publicar',
  'publishing.off.note': 'Las puntuaciones quedan en Readygate.',
  'publishing.field': 'Campo',
  'publishing.field.note':
    'El campo de solo lectura Readiness contiene la puntuación, para columnas, filtros y paneles.',
  'publishing.field_and_gate': 'Campo y barrera',
  'publishing.field_and_gate.note':
    'Un flujo también puede retener una actividad y decir qué falta. Es una ayuda, no un control.',
  'publishing.language': 'Idioma de la barrera',
  'publishing.problem': 'No se publica nada ahora: {code}. Vuelve a fijarlo cuando esté resuelto.',
  'publishing.problem.field_not_found':
    'No se publica nada ahora: Jira no muestra el campo Readiness en este sitio.',
  'publishing.problem.jira_permission_missing':
    'No se publica nada ahora: Jira no deja que la aplicación escriba aquí.',
  'language.en': 'inglés',
  'language.de': 'alemán',
  'language.fr': 'francés',
  'language.es': 'español',
  comments: 'Comentarios en un espacio de servicio',
  'comments.note':
    'Quién lee las preguntas que hace Readygate, una vez aprobadas. Solo cuenta en espacios de servicio; una orden de trabajo es siempre una nota interna.',
  'comments.internal': 'Solo el equipo',
  'comments.internal.note': 'Las preguntas son notas internas.',
  'comments.customer': 'También el cliente',
  'comments.customer.note':
    'Las preguntas son comentarios que verá el cliente. Cada fila lo dice antes de aprobarse.',
  model: 'Modelo de IA',
  'model.note':
    'Si un modelo puede ver las actividades de este espacio. Nunca cambia la puntuación.',
  'model.label': 'Un modelo puede ver las actividades de este espacio',
  'model.on': 'Activado',
  'model.off': 'Desactivado',
  'model.siteOff':
    'Ahora no se pregunta a ningún modelo: está desactivado o detenido en todo el sitio, o este espacio está desactivado.',
  roles: 'Roles',
  'roles.note':
    'Donde no se nombra a nadie, deciden los permisos de Jira. Un rol nunca va más allá.',
  'role.admin': 'Administradores: fijan reglas, políticas y esta página',
  'role.member': 'Miembros: proponen, aprueban, marcan y eximen',
  'role.viewer': 'Lectores: leen',
  'roles.given': '{role}: {names}',
  'roles.nobody': 'nadie',
};
