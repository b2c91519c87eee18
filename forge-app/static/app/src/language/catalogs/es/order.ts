import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/order.ts';

export const catalog: Same<typeof en> = {
  'notJudged.title': 'Todavía no se ha leído',
  'notJudged.text': 'La orden de trabajo se hace con lo que se leyó al evaluar la actividad.',
  profile: 'Redactada para',
  asOf: 'De la actividad tal como estaba el {at}.',
  stale: 'De la actividad tal como estaba el {at}; ha cambiado desde entonces.',
  leftOut:
    '{count, plural, one {Se omite # subtarea que no puedes ver} other {Se omiten # subtareas que no puedes ver}}.',
  copy: 'Copiar como Markdown',
  copied: 'Copiado.',
  notCopied: 'El navegador no lo permitió: selecciona el texto y cópialo.',
  save: 'Descargar JSON',
  notSaved: 'No se pudo leer. Inténtalo de nuevo.',
  put: 'Ponerla en Jira',
  putNote: 'Se propone como un cambio propio; no se escribe nada hasta que lo apruebes.',
  'put.comment': 'Proponer como comentario',
  'put.section': 'Proponer como sección de la descripción',
};
