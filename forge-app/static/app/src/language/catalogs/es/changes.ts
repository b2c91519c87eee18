import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/changes.ts';

export const catalog: Same<typeof en> = {
  nobody: 'nadie',
  quoted: '«{text}»',

  'label.createSubtask': 'Crear la subtarea «{summary}»',
  'label.comment.everyone': 'Añadir un comentario',
  'label.comment.internal': 'Añadir una nota interna',
  'label.comment.customer': 'Añadir un comentario que verá el cliente',
  'label.insertSections': 'Añadir {parts} a la descripción',
  'label.removeSections': 'Quitar {parts} de la descripción',
  'label.setAssignee': 'Cambiar la persona asignada: de {from} a {to}',
  'label.addLabels': 'Añadir {count, plural, one {la etiqueta} other {las etiquetas}} {names}',
  'label.removeLabels': 'Quitar {count, plural, one {la etiqueta} other {las etiquetas}} {names}',
  'label.addComponents':
    'Añadir {count, plural, one {el componente} other {los componentes}} {names}',
  'label.removeComponents':
    'Quitar {count, plural, one {el componente} other {los componentes}} {names}',
  'label.linkIssues': 'Vincular: {type} {other}',
  'label.deleteSubtask': 'Eliminar la subtarea {target}',
  'label.deleteComment': 'Eliminar el comentario que añadió Readygate',
  'label.removeLink': 'Quitar el vínculo: {target}',

  sentence:
    'Aprobar hace {count, plural, one {# cambio} other {# cambios}} en tu nombre, {name}: {parts}. Nada más.',
  'sentence.none': 'Aprobar no cambia nada.',
  'noun.createSubtask':
    '{count, plural, one {# subtarea nueva} other {# subtareas nuevas}} bajo {key}',
  'noun.everyone': '{count, plural, one {# comentario} other {# comentarios}} en {key}',
  'noun.internal': '{count, plural, one {# nota interna} other {# notas internas}} en {key}',
  'noun.customer':
    '{count, plural, one {# comentario} other {# comentarios}} en {key} que verá el cliente',
  'noun.insertSections':
    '{count, plural, one {# añadido} other {# añadidos}} a la descripción de {key}',
  'noun.setAssignee':
    '{count, plural, one {# cambio} other {# cambios}} de la persona asignada de {key}',
  'noun.setLabels': '{count, plural, one {# cambio} other {# cambios}} de las etiquetas de {key}',
  'noun.setComponents':
    '{count, plural, one {# cambio} other {# cambios}} de los componentes de {key}',
  'noun.linkIssues': '{count, plural, one {# vínculo nuevo} other {# vínculos nuevos}} de {key}',
  'noun.removeSections':
    '{count, plural, one {# supresión} other {# supresiones}} en la descripción de {key}',
  'noun.deleteSubtask':
    '{count, plural, one {# subtarea eliminada} other {# subtareas eliminadas}} de {key}',
  'noun.deleteComment':
    '{count, plural, one {# comentario eliminado} other {# comentarios eliminados}} en {key}',
  'noun.removeLink':
    '{count, plural, one {# vínculo quitado} other {# vínculos quitados}} de {key}',

  'effect.summary': 'Resumen',
  'effect.description': 'Descripción',
  'effect.marker': 'Marca',
  'effect.markerText': '{property}, una propiedad oculta con la que Readygate lo encuentra',
  'effect.comment': 'Comentario',
  'effect.readers': 'Visible para',
  'effect.readers.everyone': 'Todos los que ven la actividad',
  'effect.readers.internal': 'Solo el equipo',
  'effect.readers.customer': 'El equipo y el cliente',
  'effect.addedText': 'Añadido a la descripción',
  'effect.removedText': 'Quitado de la descripción',
  'effect.assignee': 'Persona asignada',
  'effect.labels': 'Etiquetas',
  'effect.components': 'Componentes',
  'effect.link': 'Vínculo',
  'effect.deleted': 'Eliminado',
  'effect.deletedComment': 'El comentario {id}',
  'effect.removed': 'Quitado',
  added: 'añadido',
  removed: 'quitado',
  fromTo: 'de {from} a {to}',

  'why.takes_back': 'Deshace: {change}.',
  'why.edited': 'Editado por una persona.',
  'why.work_order':
    'Una persona pidió la orden de trabajo. Cada línea viene de la actividad o de una regla del perfil.',
  'why.restores':
    'El cambio de Readygate sustituyó lo que alguien había escrito un momento antes: «{words}»',
  'why.model_questions':
    'En palabras de un modelo: {questions, plural, one {la última pregunta} other {las últimas # preguntas}}.',
  'why.model': 'Un modelo lo propone, por estas palabras de la actividad: «{words}»',
  'why.modelAlone': 'Un modelo lo propone. Ninguna palabra de la actividad lo pide.',
  'why.rule': 'Lo pide una regla.',
  'why.said_elsewhere': 'Falta, y la actividad dice en otro lugar: «{words}»',
  'why.asked_for': 'La actividad lo pide: «{words}»',
  'why.says_so': 'La actividad lo dice: «{words}»',
};
