import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/stops.ts';

export const catalog: Same<typeof en> = {
  title: 'Arrêter les écritures',
  'running.title': 'Les modifications approuvées sont écrites',
  'running.text':
    'Un arrêt vaut avant le prochain appel à Jira, dans chaque espace de ce site. Ce qui est en cours se termine ; rien de nouveau ne commence. Évaluer, proposer et approuver continuent, et ce qui est approuvé attend.',
  stop: 'Arrêter toutes les écritures maintenant',
  'stop.ask': 'Arrêter toutes les écritures de ce site ?',
  'stopped.title': 'Toutes les écritures sont arrêtées',
  'stopped.by': 'Arrêtées par {who}, {at}.',
  'stopped.text':
    'Rien n’est écrit dans Jira. Ce qui a été approuvé attend et reprend de lui-même une fois l’écriture permise, ou expire.',
  resume: 'Laisser reprendre les écritures',
  'resume.ask': 'Laisser reprendre les écritures ?',
  'resume.text':
    'Ce qui a été approuvé et attend est écrit maintenant, au nom des personnes qui l’ont approuvé.',
  deployment:
    'L’exploitant a arrêté toutes les écritures de cette installation le {at}. Lui seul peut les laisser reprendre.',
  recovering:
    'Depuis le {at}, une base restaurée est comparée à Jira ; les écritures reprennent ensuite d’elles-mêmes.',
  waiting: 'Ce qui est suspendu',
  'waiting.none': 'Rien de ce que vous pouvez voir n’attend d’être écrit.',
  'waiting.plan': '{key} : {count, plural, one {# modification} other {# modifications}}',
  'waiting.more': 'Il y en a plus que ce qui est listé ici.',
  leftOut:
    '{count, plural, one {# autre concerne un ticket que Jira ne vous montre pas.} other {# autres concernent des tickets que Jira ne vous montre pas.}}',
};
