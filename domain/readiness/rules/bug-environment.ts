import { bugPart } from '../bug-parts.ts';

export const bugEnvironment = bugPart({
  id: 'bug.environment',
  about: 'A bug says where it was seen: version, browser, device or stage.',
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
  title: /environment|version|platform|browser|device|affects/i,
  words:
    /\b(version|v\d+(?:\.\d+)+|\d+\.\d+\.\d+|chrome|firefox|safari|edge|ios|android|windows|macos|linux|ubuntu|staging|production|on prod)\b/i,
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
});
