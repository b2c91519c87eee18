import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/questions.ts';

export const catalog: Same<typeof en> = {
  'none.title': 'Es wurden keine Fragen gestellt',
  'none.text':
    'Readygate entwirft einen Kommentar mit einer Frage zu allem, was fehlt. Nichts wird gepostet, bevor Sie es genehmigen. Dann wartet es auf eine Antwort oder eine Bearbeitung und bewertet den Vorgang neu.',
  propose: 'Fragen vorschlagen',
  proposeAgain: 'Noch einmal Fragen vorschlagen',
  busy: 'Für diesen Vorgang ist etwas anderes offen. Entscheiden Sie zuerst darüber.',
  observe: 'Dieser Bereich beobachtet nur: Hier werden keine Fragen gestellt.',
  'state.waiting': 'Wartet auf eine Antwort',
  'state.answered': 'Jemand hat geantwortet',
  'state.resolved': 'Alles Gefragte ist geklärt',
  'state.expired': 'Niemand hat rechtzeitig geantwortet',
  'state.cancelled': 'Das Warten wurde beendet',
  'state.failed': 'Das Warten konnte nicht weitergehen',
  settled: 'Geklärt',
  open: 'Offen',
  model: 'In Worten eines Modells.',
  askedAt: 'Gefragt am {at}.',
  answeredAt: 'In einem Kommentar beantwortet am {at}.',
  remindedAt: 'Erinnert am {at}.',
  until: 'Wartet bis {until}.',
  closedAt: 'Beendet am {at}.',
  score: 'Beim Fragen {before} Punkte, seitdem {after}.',
  stop: 'Nicht länger warten',
  stopNote: 'Der Kommentar bleibt in Jira; Readygate sucht nur nicht mehr nach der Antwort.',
};
