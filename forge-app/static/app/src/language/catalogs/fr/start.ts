import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/start.ts';

export const catalog: Same<typeof en> = {
  title: 'De zéro à la première modification approuvée',
  intro:
    'Cinq étapes. Chacune dit ce qui se passera et ce qui ne se passera pas ; vous pouvez vous arrêter après chacune et revenir.',
  'state.done': 'Fait',
  'state.now': 'Maintenant',
  'state.later': 'Plus tard',
  will: 'Ce qui se passe',
  wont: 'Ce qui ne se passe pas',
  'connection.title': 'La connexion fonctionne-t-elle ?',
  'connection.will': 'Readygate vérifie que les appels de Jira lui parviennent et que Jira répond.',
  'connection.wont': 'Aucun ticket n’est lu.',
  'connection.good': 'Jira a appelé, sa signature est valable et Jira a répondu.',
  'connection.noToken':
    'Le jeton de l’app n’est pas encore arrivé ; Jira l’apporte dans l’heure. Vous pouvez continuer.',
  'connection.refused':
    'Jira a refusé le jeton de l’app. Il est renouvelé dans l’heure ; si cela dure, réinstallez l’app.',
  'spaces.title': 'Choisir les espaces à observer',
  'spaces.will':
    'Les tickets de ces espaces sont évalués quand quelqu’un les ouvre, et le résultat s’affiche à côté.',
  'spaces.wont':
    'Rien n’est proposé, personne n’est sollicité, rien n’est écrit dans Jira et rien ne part vers un modèle.',
  'spaces.legend': 'Activer en mode',
  'spaces.choose': 'Espaces',
  'spaces.turnOn':
    '{count, plural, =0 {Choisissez d’abord un espace} one {Activer # espace} other {Activer # espaces}}',
  'spaces.done': 'Activés : {spaces}.',
  'spaces.all': 'Chaque mode se change sous l’onglet Espaces.',
  'result.title': 'Voir un premier résultat',
  'result.will':
    'Jusqu’à trois tickets que personne n’a commencés sont lus en votre nom et évalués par des règles ; vous voyez ce qui manque.',
  'result.wont': 'Les tickets ne sont pas modifiés et personne n’est prévenu.',
  'result.space': 'Espace',
  'result.judge': 'Évaluer jusqu’à trois tickets',
  'result.none':
    'Rien à faire dans cet espace : aucun ticket dans un statut de la catégorie « À faire ». Choisissez un autre espace.',
  'result.judging': 'Évaluation…',
  'result.off': 'Cet espace a été désactivé entre-temps.',
  'result.missing':
    '{count, plural, =0 {Il ne manque rien.} one {# élément manque.} other {# éléments manquent.}}',
  'result.done': '{key} a été évalué : {score} sur 100.',
  'approvers.title': 'Nommer deux personnes qui approuvent',
  'approvers.will':
    'Ces personnes reçoivent le rôle membre dans chaque espace : elles peuvent demander et approuver ce que Jira leur laisse modifier à la main, rien de plus. Ce n’est pas indispensable : qui pourrait faire une modification à la main peut l’approuver.',
  'approvers.wont':
    'Personne ne gagne de droit dans Jira. Une personne nommée a exactement ce rôle, même là où Jira en donnerait un plus élevé ; vous restez admin.',
  'approvers.done': 'Nommés : {people}.',
  'approvers.others': 'Nommés sous l’onglet Rôles.',
  'approvers.more':
    '{count, plural, one {Nommez encore # personne.} other {Nommez encore # personnes.}}',
  'approvers.people': 'Personnes ou groupes',
  'approvers.give': 'Donner le rôle',
  'propose.title': 'Laisser un espace proposer',
  'propose.will':
    'Dans ce seul espace, chacun voit le bouton pour proposer des modifications. Une proposition montre littéralement ce qui serait écrit ; ce qu’une personne approuve est écrit en son nom et peut être annulé.',
  'propose.wont':
    'Rien n’est jamais écrit sans approbation, et rien n’est proposé sans demande. Les autres espaces restent inchangés.',
  'propose.space': 'Espace qui propose',
  'propose.switch': 'Passer en mode Proposer',
  'propose.ask': 'Laisser {name} proposer ?',
  'propose.done': '{spaces} peut proposer. Ouvrez-y un ticket et demandez des propositions.',
  open: 'Ouvrir {key}',
  'finished.title': 'Tout est en place',
  'finished.text':
    'La première proposition est à un clic. L’écriture peut être arrêtée à tout moment sous l’onglet Arrêter les écritures.',
};
