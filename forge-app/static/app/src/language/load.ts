import type { Area, Words } from './areas.ts';
import { chooseLanguage, type Language } from './locale.ts';
import { learnWords, speak } from './translate.ts';

/** A chunk of its own for each area and language. */
const catalogs = import.meta.glob<Words>('./catalogs/*/*.ts', { import: 'catalog' });

let language: Language = 'en';

/** Takes the language of the reader; words come area by area. */
export function speakTo(wanted: string): void {
  const choice = chooseLanguage(wanted);
  language = choice.language;
  speak(choice.locale);
  document.documentElement.lang = choice.locale;
}

/** Loads the words of areas before something is shown that needs them. */
export async function learn(areas: readonly Area[]): Promise<void> {
  await Promise.all(
    areas.map(async (area) => {
      const load = catalogs[`./catalogs/${language}/${area}.ts`];
      if (load) learnWords(area, await load());
    }),
  );
}
