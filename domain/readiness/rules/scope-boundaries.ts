import { namedPart } from '../named-part.ts';

export const scopeBoundaries = namedPart({
  id: 'scope.boundaries',
  about: 'It says what is not part of it.',
  kinds: ['story', 'epic', 'task', 'spike'],
  cost: 2,
  finding: {
    en: { title: 'No boundaries', advice: 'Say what is out of scope.' },
    de: { title: 'Keine Abgrenzung', advice: 'Sagen Sie, was nicht dazugehört.' },
    fr: { title: 'Pas de limites', advice: 'Dites ce qui est hors périmètre.' },
    es: { title: 'Sin límites', advice: 'Di qué queda fuera del alcance.' },
  },
  title: /scope|non-?goals|not included/i,
  words: /\b(out of scope|not in scope|non-?goals?|does not include|excluded|not part of)\b/i,
  examples: {
    pass: [
      {
        type: 'Story',
        summary: 'Saved cards',
        description: 'Out of scope: wallets and gift cards.',
      },
    ],
    fail: [{ type: 'Story', summary: 'Saved cards', description: 'Customers can save cards.' }],
  },
});
