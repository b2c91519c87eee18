import { fail, numberParam, passIfRead, type Rule } from '../rule.ts';

/** Short enough to be read. */
export const lengthLong: Rule = {
  id: 'length.long',
  about: {
    en: 'The texts have at most 1,200 words outside code.',
    de: 'Die Texte haben außerhalb von Code höchstens 1.200 Wörter.',
    fr: 'Les textes comptent au plus 1 200 mots hors du code.',
    es: 'Los textos tienen como máximo 1200 palabras fuera del código.',
  },
  cost: 4,
  finding: {
    en: { title: 'Very long', advice: 'Move background into a page and keep what is to be built.' },
    de: {
      title: 'Sehr lang',
      advice: 'Verschieben Sie den Hintergrund auf eine Seite und behalten Sie, was zu bauen ist.',
    },
    fr: {
      title: 'Très long',
      advice: 'Déplacez le contexte dans une page et gardez ce qui est à réaliser.',
    },
    es: {
      title: 'Muy largo',
      advice: 'Pasa el contexto a una página y deja aquí lo que hay que construir.',
    },
  },
  question: {
    en: 'Which parts are to be built, and which are background?',
    de: 'Welche Teile sind zu bauen, und welche sind Hintergrund?',
    fr: 'Quelles parties sont à réaliser, et lesquelles ne sont que du contexte ?',
    es: '¿Qué partes hay que construir y cuáles son contexto?',
  },
  evaluate({ tokens, issue }, params) {
    const most = numberParam(params, 'most', 1200);
    return tokens.length <= most
      ? passIfRead(issue.texts)
      : fail([], { words: tokens.length, most });
  },
  examples: {
    pass: [{ type: 'Task', summary: 'Rotate the mail key', description: 'The key expires.' }],
    fail: [{ type: 'Task', summary: 'Rotate the mail key', description: 'Again. '.repeat(1200) }],
  },
};
