import { failIfRead, pass, type Rule, spanOf } from '../rule.ts';
import { sectionsNamed } from '../sections.ts';

const title =
  /environment|version|platform|browser|device|affects|umgebung|betriebssystem|plattform|gerät|environnement|plateforme|navigateur|appareil|entorno|plataforma|navegador|dispositivo|versión/i;
const words =
  /(?<!\p{L})(?:versión|version|v\d{1,8}(?:\.\d{1,8}){1,8}|(?<!\d)\d{1,8}\.\d{1,8}\.\d{1,8}|chrome|firefox|safari|edge|ios|android|windows|macos|linux|ubuntu|staging|production|on prod|produktion|in produktiv|produktivsystem|testsystem|en production|en producción|preproducción|préproduction)(?!\p{L})/iu;

export const bugEnvironment: Rule = {
  id: 'bug.environment',
  about: {
    en: 'A bug says where it was seen: version, browser, device or stage.',
    de: 'Ein Fehlerbericht sagt, wo der Fehler auftrat: Version, Browser, Gerät oder Umgebung.',
    fr: 'Un bogue dit où il a été vu : version, navigateur, appareil ou environnement.',
    es: 'Un error dice dónde se vio: versión, navegador, dispositivo o entorno.',
  },
  cost: 2,
  finding: {
    en: {
      title: 'No environment',
      advice: 'Say where it was seen: version, browser, device or stage.',
    },
    de: {
      title: 'Keine Umgebung',
      advice: 'Nennen Sie, wo es auftritt: Version, Browser, Gerät oder System.',
    },
    fr: {
      title: 'Pas d’environnement',
      advice: 'Indiquez où cela a été constaté : version, navigateur, appareil ou plateforme.',
    },
    es: {
      title: 'Sin entorno',
      advice: 'Indica dónde se vio: versión, navegador, dispositivo o entorno.',
    },
  },
  question: {
    en: 'Where was it seen: in which version, browser, device or stage?',
    de: 'Wo trat es auf: in welcher Version, in welchem Browser, auf welchem Gerät oder auf welcher Stufe?',
    fr: 'Où cela a-t-il été constaté : dans quelle version, quel navigateur, quel appareil ou quel environnement ?',
    es: '¿Dónde se vio: en qué versión, navegador, dispositivo o entorno?',
  },
  kinds: ['bug'],
  evaluate({ summary, description, sections }) {
    const [section] = sectionsNamed(sections, title).filter(({ blocks }) => blocks.length > 0);
    const [block] = section?.blocks ?? [];
    if (section && block) return pass([spanOf(section.field, block.start, block.end)]);
    for (const field of [description, summary]) {
      const found = words.exec(field.text);
      if (found) return pass([spanOf(field, found.index, found.index + found[0].length)]);
    }
    return failIfRead([description, summary]);
  },
  examples: {
    pass: [
      {
        type: 'Bug',
        summary: 'Cart loses items',
        description: 'Seen in Firefox 140 on staging: the cart is empty.',
      },
    ],
    fail: [
      { type: 'Bug', summary: 'Cart loses items', description: 'The cart is empty after login.' },
    ],
  },
};
