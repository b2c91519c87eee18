import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/audit.ts';

export const catalog: Same<typeof en> = {
  title: 'Audit',
  intro:
    'Chaque évaluation, décision, réglage, refus et écriture est une entrée d’une seule chaîne : en modifier, retirer ou insérer une la briserait.',
  'verify.title': 'Vérification',
  'verify.head':
    'La chaîne a {count, plural, one {# entrée} other {# entrées}} ; l’empreinte de la dernière est {hash}.',
  'verify.never': 'Elle n’a pas encore été vérifiée ; cela se fait chaque nuit et sur demande.',
  'verify.holds': 'Elle tient : les {count, number} entrées ont été lues le {at}.',
  'verify.broken':
    'Elle ne tient pas : après l’entrée {seq, number}, quelque chose ne va pas ({problem}), constaté le {at}. Prévenez l’exploitant.',
  'verify.behind':
    '{count, plural, =0 {Rien ne s’est ajouté depuis.} one {# entrée s’est ajoutée depuis.} other {# entrées se sont ajoutées depuis.}}',
  'verify.ask': 'Vérifier maintenant',
  'verify.running': 'Un processus lit les {count, number} entrées et contrôle chaque empreinte…',
  filter: 'Filtrer',
  'filter.since': 'Depuis le jour (UTC)',
  'filter.until': 'Jusqu’au jour (UTC)',
  'filter.action': 'Action',
  'filter.any': 'Toute action',
  'filter.subject': 'Objet, comme issue:10112',
  'filter.subject.form': 'Un type, deux-points et un identifiant : issue:10112',
  'filter.show': 'Afficher',
  entries: 'Entrées',
  number: 'N°',
  at: 'Quand',
  action: 'Action',
  who: 'Qui',
  about: 'Sujet',
  detail: 'Détail',
  'actor.person': 'Une personne',
  'actor.app': 'L’app',
  'actor.operator': 'L’exploitant',
  'actor.system': 'Readygate',
  more: 'Afficher des entrées plus anciennes',
  'none.title': 'Aucune entrée ne correspond',
  'none.text':
    'Élargissez la période ou choisissez une autre action ; les entrées ne sont jamais supprimées.',
  leftOut:
    '{count, plural, one {# entrée est omise : elle concerne un ticket que Jira ne vous montre pas.} other {# entrées sont omises : elles concernent des tickets que Jira ne vous montre pas.}}',
  'export.title': 'Export',
  'export.text':
    'Le fichier est assemblé ici, partie par partie. Les lignes JSON se vérifient hors ligne avec readygate audit verify ou docs/verify-audit.py ; un fichier filtré ou incomplet avec --selection. Le tableau sert à la lecture.',
  'export.jsonl': 'Exporter en lignes JSON',
  'export.csv': 'Exporter un tableau (CSV)',
  'export.running': '{count, number} entrées lues jusqu’ici…',
  'export.stop': 'Arrêter l’export',
  'export.done':
    '{count, plural, one {# entrée est dans le fichier.} other {# entrées sont dans le fichier.}}',
  'export.leftOut':
    '{count, plural, =0 {Aucune n’est omise.} one {# est omise : Jira ne vous montre pas son ticket.} other {# sont omises : Jira ne vous montre pas leurs tickets.}}',
};
