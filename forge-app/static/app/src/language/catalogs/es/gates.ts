import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/gates.ts';

export const catalog: Same<typeof en> = {
  title: 'Barreras',
  intro:
    'La barrera es un validador en un flujo de trabajo: retiene una actividad mientras Readygate sabe qué le falta. Es una ayuda, no un control.',
  'before.title': 'Antes de desinstalar',
  'before.text':
    'Quita el validador de cada flujo de trabajo listado aquí. Jira bloquea una transición cuya app del validador ya no está.',
  workflow: 'Flujo de trabajo',
  transitions: 'Transiciones con la barrera',
  'none.title': 'Ningún flujo de trabajo tiene la barrera',
  'none.text': 'No hay nada que limpiar antes de desinstalar.',
  incomplete: 'Solo se han leído los primeros mil flujos de trabajo.',
  'unlisted.title': 'Aquí no se leen los flujos de trabajo',
  'unlisted.text':
    'Leerlos requiere un permiso amplio que esta instalación no pide. Antes de desinstalar, busca en los ajustes de Jira, en Flujos de trabajo, el validador «Readygate: suficientemente lista»; el operador puede activar la lista.',
};
