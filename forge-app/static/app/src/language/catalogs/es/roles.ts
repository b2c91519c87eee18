import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/roles.ts';

export const catalog: Same<typeof en> = {
  note: 'Donde nadie está nombrado, deciden los permisos de Jira. Un rol nunca va más allá de Jira: quien no puede cambiar una actividad a mano no cambia ninguna aquí. Lo que concede un espacio va primero; quien administra el sitio de Jira es admin en todo caso.',
};
