import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/settings.ts';

export const catalog: Same<typeof en> = {
  ofSite: 'Un administrateur Jira peut changer cela.',
  mode: 'Mode',
  'mode.note': 'Ce que Readygate fait dans cet espace.',
  'mode.off': 'Désactivé',
  'mode.off.note': 'Rien n’est évalué, proposé ni écrit.',
  'mode.observe': 'Observer',
  'mode.observe.note': 'Les tickets sont évalués et affichés. Rien n’est proposé ni écrit.',
  'mode.propose': 'Proposer',
  'mode.propose.note': 'Des modifications sont proposées, et écrites une fois approuvées.',
  publishing: 'Notes dans Jira',
  'publishing.note':
    'Si la note est affichée comme champ de Jira, et comme barrière des workflows.',
  'publishing.off': 'Non publiée',
  'publishing.off.note': 'Les notes restent dans Readygate.',
  'publishing.field': 'Champ',
  'publishing.field.note':
    'Le champ en lecture seule Readiness contient la note, pour colonnes, filtres et tableaux de bord.',
  'publishing.field_and_gate': 'Champ et barrière',
  'publishing.field_and_gate.note':
    'Un workflow peut aussi retenir un ticket et dire ce qui manque. C’est une aide, pas un contrôle.',
  'publishing.language': 'Langue de la barrière',
  'publishing.problem': 'Rien n’est publié : {code}. Réglez-le à nouveau une fois corrigé.',
  'publishing.problem.field_not_found':
    'Rien n’est publié : Jira ne montre pas le champ Readiness sur ce site.',
  'publishing.problem.jira_permission_missing':
    'Rien n’est publié : Jira ne laisse pas l’application écrire ici.',
  'language.en': 'anglais',
  'language.de': 'allemand',
  'language.fr': 'français',
  'language.es': 'espagnol',
  comments: 'Commentaires dans un espace de service',
  'comments.note':
    'Qui lit les questions que Readygate pose, une fois approuvées. Cela ne vaut que dans les espaces de service ; un ordre de travail est toujours une note interne.',
  'comments.internal': 'L’équipe seule',
  'comments.internal.note': 'Les questions sont des notes internes.',
  'comments.customer': 'Le client aussi',
  'comments.customer.note':
    'Les questions sont des commentaires que le client verra. Chaque ligne le dit avant d’être approuvée.',
  model: 'Modèle d’IA',
  'model.note': 'Si un modèle peut voir les tickets de cet espace. Il ne change jamais la note.',
  'model.label': 'Un modèle peut voir les tickets de cet espace',
  'model.on': 'Activé',
  'model.off': 'Désactivé',
  'model.siteOff':
    'Aucun modèle n’est interrogé : c’est désactivé ou arrêté pour tout le site, ou cet espace est désactivé.',
  roles: 'Rôles',
  'roles.note':
    'Là où personne n’est nommé, les droits de Jira décident. Un rôle ne va jamais au-delà.',
  'role.admin': 'Administrateurs : règlent règles, politiques et cette page',
  'role.member': 'Membres : proposent, approuvent, cochent et écartent',
  'role.viewer': 'Lecteurs : lisent',
  'roles.given': '{role} : {names}',
  'roles.nobody': 'personne',
};
