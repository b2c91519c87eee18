import { storyPart } from '../story/story-part.ts';

/** A story says who wants it. */
export const storyRole = storyPart({
  part: 'role',
  id: 'story.role',
  about: {
    en: 'A story names who wants it: "As a buyer". Judged where there is a story sentence.',
    de: 'Eine Story nennt, wer es möchte: „Als Käufer“. Beurteilt, wo es einen Story-Satz gibt.',
    fr: 'Une story nomme qui le veut : « En tant qu’acheteur ». Évalué là où il y a une phrase de story.',
    es: 'Una historia nombra quién lo quiere: «Como comprador». Se evalúa donde hay una frase de historia.',
  },
  cost: 1,
  finding: {
    en: { title: 'A story of nobody', advice: 'Say who wants it: "As a …".' },
    de: { title: 'Eine Story von niemandem', advice: 'Sagen Sie, wer es möchte: „Als …“.' },
    fr: { title: 'Une story sans personne', advice: 'Dites qui le veut : « En tant que … ».' },
    es: { title: 'Una historia de nadie', advice: 'Di quién lo quiere: «Como …».' },
  },
  question: {
    en: 'Who wants this[: {words}]?',
    de: 'Wer möchte das[: {words}]?',
    fr: 'Qui le veut[ : {words}] ?',
    es: '¿Quién lo quiere[: {words}]?',
  },
  examples: {
    pass: [
      { type: 'Story', summary: 'Saved cards', description: 'As a buyer, I want to save my card.' },
      {
        type: 'Story',
        summary: 'Gespeicherte Karten',
        description: 'Als Käuferin möchte ich meine Karte speichern.',
      },
    ],
    fail: [{ type: 'Story', summary: 'Saved cards', description: 'I want to save my card.' }],
  },
});
