import { storyPart } from '../story/story-part.ts';

/** A story says what is wanted. */
export const storyAction = storyPart({
  part: 'action',
  id: 'story.action',
  about: {
    en: 'A story says what somebody wants to do: "I want to save my card".',
    de: 'Eine Story sagt, was jemand tun möchte: „Ich möchte meine Karte speichern“.',
    fr: 'Une story dit ce que quelqu’un veut faire : « Je veux enregistrer ma carte ».',
    es: 'Una historia dice qué quiere hacer alguien: «Quiero guardar mi tarjeta».',
  },
  cost: 2,
  finding: {
    en: { title: 'A story without its wish', advice: 'Say what is wanted: "I want …".' },
    de: {
      title: 'Eine Story ohne Wunsch',
      advice: 'Sagen Sie, was gewünscht ist: „möchte ich …“.',
    },
    fr: { title: 'Une story sans souhait', advice: 'Dites ce qui est voulu : « je veux … ».' },
    es: { title: 'Una historia sin deseo', advice: 'Di qué se quiere: «quiero …».' },
  },
  question: {
    en: 'What exactly does somebody want to do[ in {words}]?',
    de: 'Was genau möchte jemand tun[ in {words}]?',
    fr: 'Que veut-on faire exactement[ dans {words}] ?',
    es: '¿Qué se quiere hacer exactamente[ en {words}]?',
  },
  examples: {
    pass: [
      { type: 'Story', summary: 'Saved cards', description: 'As a buyer, I want to save my card.' },
      {
        type: 'Story',
        summary: 'Cartes enregistrées',
        description: "En tant qu'acheteuse, je veux enregistrer ma carte.",
      },
    ],
    fail: [
      {
        type: 'Story',
        summary: 'Saved cards',
        description: 'As a buyer, the saved card stands above the form for a new one.',
      },
    ],
  },
});
