import type { Language } from '../issue.ts';
import { letter, runEnd } from '../text/signs.ts';

/**
 * The small words that make up half of any prose; code, names and logs hold few of them. A word of
 * several languages stands in each of them.
 */
const smallWords: [Language, ReadonlySet<string>][] = [
  [
    'en',
    words(
      `the and is are be to of in for that it this with on as not should when if can has have will
      was were from by an or but we you they do does which there so at would after all our also any
      been before being between both could each had how into its like more must my need needs new no
      now one only other same some still than their them then these those three two up use used
      using via what where whether while who why without your add fix update make`,
    ),
  ],
  [
    'de',
    words(
      `der die das und ist sind nicht ein eine einen einem einer zu mit auf für von den dem des im
      wenn wird werden soll sollen kann können als auch bei nach aus wir ich sie es wie oder dass
      noch nur durch über zum zur beim muss in an am vom so was will hat haben war waren wurde wurden
      alle kein keine mehr sehr sowie damit dann denn jede jeder jedes sich ihr ihre sein seine um bis
      seit vor unter ohne man mein meine zwei drei statt`,
    ),
  ],
  [
    'fr',
    words(
      `le la les des un une et est sont pas pour dans que qui sur avec du au aux ce cette il elle
      nous vous je ne se par plus ou lorsque quand doit être peut si son ses de en à l qu afin tant
      où mais comme cet ces leur leurs sa mon ma mes tout tous chaque deux trois après avant sans
      depuis entre on y a ont été sous dont encore aussi très`,
    ),
  ],
  [
    'es',
    words(
      `el la los las un una y es son no para en que con del al se por su sus lo como más o cuando
      debe ser puede si este esta yo quiero hay pero de a mi mis cada todo todos toda todas uno dos
      tres tras después antes sin sobre entre hasta desde está están tiene tienen ha han fue muy
      también aún ya esa ese estos estas aquí quién qué`,
    ),
  ],
];

/** Letters that one of these languages has alone; a name may hold one, so they count as one word. */
const letters: [Language, RegExp][] = [
  ['de', /[äöüß]/u],
  ['fr', /[àâçèêîœùû]/u],
  ['es', /[ñ¿¡áíóú]/u],
];

/** The languages a small word belongs to. */
const languagesOf = new Map<string, Language[]>();
for (const [language, set] of smallWords)
  for (const word of set) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);

const longestSmallWord = Math.max(...[...languagesOf.keys()].map(({ length }) => length));

/** Fewer small words than this say nothing, unless they are all there is in a text of some length. */
const fewest = 2;
const someLength = 10;
const longestSample = 4000;

/** Runs of letters: how many there are, and the small words among them, each once. */
function wordsIn(text: string): { count: number; small: Set<string> } {
  const small = new Set<string>();
  let count = 0;
  for (let start = 0; start < text.length; ) {
    const end = runEnd(text, start, text.length, letter);
    if (end > start) {
      count += 1;
      const word = end - start > longestSmallWord ? '' : text.slice(start, end);
      if (languagesOf.has(word)) small.add(word);
    }
    start = end + 1;
  }
  return { count, small };
}

/** The language of a text by its small words, or `unknown` where they are few or mixed. */
export function detectLanguage(text: string): Language {
  const sample = text
    .slice(0, longestSample)
    .replace(/https?:\/\/\S+/g, ' ')
    .normalize('NFC')
    .toLowerCase();
  const isPlain = !/[^\p{ASCII}]/u.test(sample);
  const hits = new Map(
    letters.map(([language, own]) => [language, !isPlain && own.test(sample) ? 1 : 0]),
  );
  // Each word once: in logs one word of another language comes a thousand times.
  const { count, small } = wordsIn(sample);
  for (const word of small)
    for (const language of languagesOf.get(word) ?? [])
      hits.set(language, (hits.get(language) ?? 0) + 1);
  const [first, second] = [...hits]
    .map(([language, hits]) => ({ language, hits }))
    .toSorted((a, b) => b.hits - a.hits);
  if (!first || first.hits === 0 || first.hits === second?.hits) return 'unknown';
  const isAlone = second?.hits === 0 && count >= someLength;
  return first.hits >= fewest || isAlone ? first.language : 'unknown';
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
