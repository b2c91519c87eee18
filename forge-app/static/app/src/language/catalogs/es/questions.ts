import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/questions.ts';

export const catalog: Same<typeof en> = {
  'none.title': 'No se hicieron preguntas',
  'none.text':
    'Readygate redacta un comentario con una pregunta por cada cosa que falta. No se publica nada hasta que lo apruebes. Después espera una respuesta o una edición y evalúa la actividad de nuevo.',
  propose: 'Proponer preguntas',
  proposeAgain: 'Proponer preguntas de nuevo',
  busy: 'Hay otra cosa abierta para esta actividad. Decide primero sobre ella.',
  observe: 'Este espacio solo observa: aquí no se hacen preguntas.',
  'state.waiting': 'Esperando una respuesta',
  'state.answered': 'Alguien respondió',
  'state.resolved': 'Todo lo preguntado está resuelto',
  'state.expired': 'Nadie respondió a tiempo',
  'state.cancelled': 'Se dejó de esperar',
  'state.failed': 'No se pudo seguir esperando',
  settled: 'Resuelto',
  open: 'Abierto',
  model: 'En palabras de un modelo.',
  askedAt: 'Preguntado el {at}.',
  answeredAt: 'Respondido en un comentario el {at}.',
  remindedAt: 'Recordado el {at}.',
  until: 'Se espera hasta el {until}.',
  closedAt: 'Terminado el {at}.',
  score: 'Puntuación {before} al preguntar, {after} desde entonces.',
  stop: 'Dejar de esperar',
  stopNote: 'El comentario se queda en Jira; Readygate solo deja de buscar su respuesta.',
};
