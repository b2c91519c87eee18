import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/model.ts';

export const catalog: Same<typeof en> = {
  title: 'IA',
  intro:
    'Les résultats viennent des seules règles. Un modèle, si vous en activez un, ajoute remarques, brouillons et questions ; rien de cela ne compte et rien n’est écrit sans approbation. Chaque espace a en plus son propre interrupteur, désactivé au départ.',
  'on.title': 'Un modèle peut être interrogé',
  'off.title': 'Aucun modèle n’est interrogé',
  stopped:
    'L’exploitant ne laisse rien sortir pour l’instant, ou les écritures de ce site sont arrêtées.',
  kill: 'Désactiver le modèle maintenant',
  turnOn: 'Activer le modèle',
  'on.text':
    'Ce qui est listé ci-dessous peut partir vers le point d’accès, depuis les espaces où le modèle est activé.',
  'off.text': 'Rien ne sort. Tout le reste fonctionne sans.',
  endpoint: 'Point d’accès',
  'endpoint.offered': 'Celui de l’exploitant : {host}, {model}',
  'endpoint.notOffered': 'Aucun : l’exploitant n’en propose pas',
  'endpoint.own': 'Le vôtre, compatible avec OpenAI',
  baseUrl: 'Adresse, jusqu’à /v1 inclus',
  name: 'Modèle',
  key: 'Clé',
  'key.kept': 'Une clé est conservée et jamais affichée. Laissez vide pour la garder.',
  'key.new': 'Elle est chiffrée et n’est plus jamais affichée.',
  profile: 'Prompts',
  fields: 'Ce qui peut sortir d’un ticket',
  'field.summary': 'Résumé',
  'field.description': 'Description',
  'fields.more': 'Autres champs, un par ligne : field:customfield_10010',
  names: 'Mots retirés avant toute sortie, un par ligne',
  'names.text': 'Les adresses mail et les secrets sont retirés dans tous les cas.',
  ceilings: 'Plafonds d’un jour (UTC)',
  dailyTokens: 'Jetons',
  dailyMoney: 'Argent, dans l’unité des prix ; 0 avec des prix ne laisse rien sortir',
  'prices.input': 'Prix d’un million de jetons envoyés',
  'prices.output': 'Prix d’un million de jetons reçus',
  today: 'Aujourd’hui',
  spent: '{tokens} jetons, coût {money}',
  'spent.operator': 'Avec le point d’accès de l’exploitant : {tokens} jetons, coût {money}',
  'calls.ends':
    '{answered} avec réponse, {refused} inutilisables, {failed} en échec, {sending} en cours',
  denial:
    '{count, plural, one {# appel non effectué : {reason}} other {# appels non effectués : {reason}}}',
  test: 'Tester la connexion',
  'test.text':
    'Une courte question sans aucun ticket est envoyée. Enregistrez d’abord : c’est ce qui est enregistré qui est testé.',
  'test.running': 'Interrogation du modèle…',
  'test.good': 'Il a répondu, {at}.',
  'test.bad': 'Échec, {at} : {code}.',
  'test.never': 'Pas encore testé.',
  'preview.title': 'Ce qui sortirait',
  'preview.text':
    'Exactement les octets qui seraient envoyés sur un ticket, tel qu’il est et tel que vous le voyez. Regarder n’envoie rien.',
  'preview.space': 'Espace',
  'preview.issue': 'Ticket',
  'preview.none': 'Aucun ticket à regarder dans cet espace.',
  'preview.off': 'Avec ce qui est enregistré, rien de cela n’est envoyé.',
  'preview.nothing': 'Il n’y a pas de point d’accès, donc rien à envoyer.',
  'preview.request':
    '{prompt} vers {endpoint}, {model} : {bytes} octets, {redactions, plural, =0 {rien de retiré} one {# passage retiré} other {# passages retirés}}',
  'calls.title': 'Ce qui est sorti',
  'calls.text': 'Un enregistrement par appel : tout sauf le texte.',
  'calls.none': 'Rien n’est sorti jusqu’ici.',
  'calls.more': 'Afficher des appels plus anciens',
  'calls.leftOut':
    '{count, plural, one {# appel est omis : Jira ne vous montre pas son ticket.} other {# appels sont omis : Jira ne vous montre pas leurs tickets.}}',
  'call.at': 'Quand',
  'call.what': 'Quoi',
  'call.to': 'Vers',
  'call.end': 'Issue',
  'call.bytes': '{bytes} octets : {fields}',
  'call.tokens': '{input} + {output} jetons',
};
