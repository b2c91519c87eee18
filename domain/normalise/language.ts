import type { Language } from '../issue.ts';

/** The small words that make up half of any prose; code, names and logs hold few of them. */
const smallWords: [Language, ReadonlySet<string>][] = [
  [
    'en',
    words(
      `the and is are be to of in for that it this with on as not should when if can has have will
      was were from by an or but we you they do does which there so at would after all our`,
    ),
  ],
  [
    'de',
    words(
      `der die das und ist sind nicht ein eine einen einem einer zu mit auf für von den dem des im
      wenn wird werden soll sollen kann können als auch bei nach aus wir ich sie es wie oder dass
      noch nur durch über zum zur beim muss`,
    ),
  ],
  [
    'fr',
    words(
      `le la les des un une et est sont pas pour dans que qui sur avec du au aux ce cette il elle
      nous vous je ne se par plus ou lorsque quand doit être peut si son ses`,
    ),
  ],
  [
    'es',
    words(
      `el la los las un una y es son no para en que con del al se por su sus lo como más o cuando
      debe ser puede si este esta yo quiero hay pero`,
    ),
  ],
];

/** Fewer small words than this say nothing. */
const fewest = 2;
const longestSample = 4000;

/** The language of a text by its small words, or `unknown` where they are few or mixed. */
export function detectLanguage(text: string): Language {
  const sample = text.slice(0, longestSample).normalize('NFC').toLowerCase();
  // Each word once: in logs one word of another language comes a thousand times.
  const found = [...new Set(sample.match(/\p{L}+/gu))];
  const [first, second] = smallWords
    .map(([language, set]) => ({ language, hits: found.filter((word) => set.has(word)).length }))
    .toSorted((a, b) => b.hits - a.hits);
  if (!first || first.hits < fewest || first.hits === second?.hits) return 'unknown';
  return first.language;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
