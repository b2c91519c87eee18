import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/stops.ts';

export const catalog: Same<typeof en> = {
  title: 'Detener la escritura',
  'running.title': 'Los cambios aprobados se escriben',
  'running.text':
    'La detención vale antes de la siguiente llamada a Jira, en todos los espacios de este sitio. Lo que está en camino termina; no empieza nada nuevo. Se sigue evaluando, proponiendo y aprobando, y lo aprobado espera.',
  stop: 'Detener toda la escritura ahora',
  'stop.ask': '¿Detener toda la escritura de este sitio?',
  'stopped.title': 'Toda la escritura está detenida',
  'stopped.by': 'Detenida por {who}, {at}.',
  'stopped.text':
    'No se escribe nada en Jira. Lo aprobado espera y continúa solo cuando se permita escribir, o caduca.',
  resume: 'Permitir escribir de nuevo',
  'resume.ask': '¿Permitir escribir de nuevo?',
  'resume.text': 'Lo aprobado que espera se escribe ahora, en nombre de quienes lo aprobaron.',
  deployment:
    'El operador detuvo toda la escritura de esta instalación el {at}. Solo el operador puede permitirla.',
  recovering:
    'Desde el {at} se compara con Jira una base de datos restaurada; después se sigue escribiendo solo.',
  waiting: 'Lo que está parado',
  'waiting.none': 'Nada de lo que puedes ver espera a ser escrito.',
  'waiting.plan': '{key}: {count, plural, one {# cambio} other {# cambios}}',
  'waiting.more': 'Hay más de lo que se muestra aquí.',
  leftOut:
    '{count, plural, one {# más trata de una actividad que Jira no te muestra.} other {# más tratan de actividades que Jira no te muestra.}}',
};
