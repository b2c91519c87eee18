import { namedPart } from '../named-part.ts';
import { titlePattern, wordFinder } from '../spoken.ts';

export const scopeBoundaries = namedPart({
  id: 'scope.boundaries',
  about: {
    en: 'It says what is not part of it.',
    de: 'Es steht da, was nicht dazugehört.',
    fr: 'Il est dit ce qui n’en fait pas partie.',
    es: 'Se dice qué no forma parte de ello.',
  },
  kinds: ['story', 'epic', 'task', 'spike'],
  cost: 2,
  finding: {
    en: { title: 'No boundaries', advice: 'Say what is out of scope.' },
    de: { title: 'Keine Abgrenzung', advice: 'Sagen Sie, was nicht dazugehört.' },
    fr: { title: 'Pas de limites', advice: 'Dites ce qui est hors périmètre.' },
    es: { title: 'Sin límites', advice: 'Di qué queda fuera del alcance.' },
  },
  question: {
    en: 'What is out of scope here?',
    de: 'Was gehört ausdrücklich nicht dazu?',
    fr: 'Qu’est-ce qui est hors périmètre ?',
    es: '¿Qué queda fuera del alcance?',
  },
  title: titlePattern({
    en: 'scope|non-?goals|not included',
    de: 'abgrenzung|umfang|nicht enthalten|gehört nicht dazu|nicht-?ziele',
    fr: 'périmètre|non inclus|non[- ]objectifs|exclusions',
    es: 'alcance|no incluye|no incluido|exclusiones|no objetivos',
  }),
  words: wordFinder({
    en: 'out of scope|not in scope|non-?goals?|does not include|excluded|not part of',
    de: 'nicht (?:im|zum) umfang|außerhalb des umfangs|nicht enthalten|gehör(?:t|en) nicht dazu|nicht teil|kein teil|ausgenommen',
    fr: 'hors (?:du )?périmètre|ne comprend pas|non inclus|ne fait pas partie|ne font pas partie|exclu(?:e|s|es)?',
    es: 'fuera del? alcance|no incluye|no está incluido|no forma parte|no forman parte|queda(?:n)? fuera|excluid[oa]s?',
  }),
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
