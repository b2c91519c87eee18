import type { CheckWords } from './words.ts';

export const fr: CheckWords = {
  status: {
    ready: 'prêt',
    needs_work: 'à retravailler',
    not_ready: 'pas prêt',
    unread: 'illisible',
  },
  severity: { critical: 'critique', warning: 'avertissement', info: 'info' },
  ready: (ready, all) =>
    ready < 2
      ? `${ready} ticket sur ${all} est prêt à être réalisé`
      : `${ready} tickets sur ${all} sont prêts à être réalisés`,
  score: (score) => `${score} sur 100`,
  judgedBy: (pack, version) => `Évalué selon les règles du paquet ${pack} ${version}`,
  overview: 'Aperçu',
  scores: 'Scores de 0 à 100',
  workItems: 'Tickets',
  gaps: 'Ce qui manque le plus',
  gapsAbout: 'Chaque lacune avec le nombre de tickets concernés, la plus fréquente d’abord.',
  gap: 'Lacune',
  found: 'Tickets',
  share: 'Part',
  hints: 'Indications',
  risks: 'Domaines à risque',
  nothingMissing: 'Rien ne manque.',
  more: (count) => `et ${count} de plus`,
  show: 'Afficher',
  order: 'Les moins prêts d’abord ; à égalité, les plus simples à corriger.',
  capped: (listed, all) =>
    `Les ${listed} tickets les moins prêts sur ${all} sont listés ; les chiffres ci-dessus les comptent tous, et --format csv les contient tous.`,
  filter: 'Filtrer et trier',
  search: 'Chercher une clé ou un résumé',
  anyStatus: 'tous les états',
  anyGap: 'toutes les lacunes',
  sort: 'Trier par',
  sorts: { worst: 'moins prêts d’abord', best: 'plus prêts d’abord', key: 'clé' },
  shown: (shown, all) => `${shown} sur ${all} affichés`,
  none: 'L’entrée ne contient aucun ticket.',
  summary: 'Résumé',
  description: 'Description',
  unreadTitle: 'Ce qui n’a pas pu être lu',
  criteriaFrom: (names) => `Les critères d’acceptation sont lus aussi dans le champ ${names}.`,
  noDescription:
    'Certains tickets sont venus sans description ; elle compte comme non lue. Exportez tous les champs, ou nommez la colonne avec --map "Description=COLONNE".',
  unnamedFields:
    'Les champs personnalisés sont venus sans leurs noms ; les critères d’acceptation qu’ils contiennent ne sont pas vus. Demandez expand=names à Jira, ou dites --map "Acceptance criteria=customfield_12345".',
  morePages: 'Jira a plus de pages de cette recherche qu’il n’en a été donné.',
  leftOut: {
    judged: (reasons) =>
      `Évalués ici aussi, mais pas dans Jira selon ce paquet : ${reasons}. --only-judged les écarte.`,
    omitted: (reasons) => `Écartés, car ce paquet ne les évalue pas : ${reasons}.`,
    by: {
      status: (count) => `${count} à cause de l’état`,
      type: (count) => `${count} à cause du type`,
      service: (count) => `${count} de clients`,
    },
  },
};
