import type { Language } from '../../issue.ts';
import type { Phrases } from './phrases.ts';
import { german } from './words-de.ts';
import { english } from './words-en.ts';
import { spanish } from './words-es.ts';
import { french } from './words-fr.ts';

/** What one language has to tell the parts of a bug report by. All lower case, `'` as apostrophe. */
export interface BugWords {
  /** Say by themselves that something is wrong: "crashes", "blank", "too slow". */
  trouble: Phrases;
  /** Deny: "does not", "no longer". */
  denial: Phrases;
  /** Deny nothing that matters: "not sure", "no problem". */
  harmless: Phrases;
  /** Report what is seen without saying that it is wrong: "I see", "it turns out". */
  report: Phrases;
  /** Open a clause that tells a condition, a cause or a purpose. */
  subordinate: Phrases;
  /** Begin another clause: "but", "because". */
  clause: Phrases;
  /** Modal verbs of what ought to be: "should", "must". */
  duty: Phrases;
  /** The same, but with people as their subject it is work: "needs to". */
  need: Phrases;
  /** State a wish or an expectation: "I expected", "would be better". */
  wish: Phrases;
  /** Set what is against what should be: "instead of". */
  contrast: Phrases;
  /** Who reports or uses: "I", "the user". */
  person: Phrases;
  /** Who works on the product: "we", "someone". */
  team: Phrases;
  /** Verbs of work on the product, all forms: "fix", "backported". */
  work: ReadonlySet<string>;
  /** Make a participle passive: "be" in "should be fixed". */
  passive: Phrases;
  /** What a plan or a patch begins with: "this change", "let's". */
  plan: Phrases;
  /** Verbs of what a person does with a product, in the forms that tell it. */
  action: ReadonlySet<string>;
  /** The same as an order or in a list of steps: "click", "open". */
  order: ReadonlySet<string>;
  /** Those orders that are steps wherever they stand: "click", not "use". */
  gesture: ReadonlySet<string>;
  /** Orders that end a clause, where a language puts them there: "Seite öffnen". */
  closing: ReadonlySet<string>;
  /** The same as a circumstance: "clicking", "beim Klicken". */
  circumstance: ReadonlySet<string>;
  /** What may stand before such a verb: "please", "then", "try to". */
  lead: Phrases;
  /** Begins a phrase that leads to an order: "With the console open, …". */
  prelude: Phrases;
  /** Opens a circumstance that a verb follows at once: "after opening", "upon clicking". */
  occasion: Phrases;
  /** Opens a clause that tells what a person did: "when I". */
  moment: Phrases;
  /** How many words may stand between a person and the verb, where the verb comes late. */
  reach: number;
  /** May stand between a person and the verb of an action: "I then tried to". */
  between: Phrases;
  /** After "when I": no action, but a state or a thought. */
  state: ReadonlySet<string>;
  /** Another product or version does it right. */
  elsewhere: Phrases;
  /** What a failure makes people do. */
  burden: Phrases;
}

const byLanguage: Record<Language, BugWords> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  // Too short to tell: most of it is English.
  unknown: english,
};

export function bugWordsOf(language: Language): BugWords {
  return byLanguage[language];
}
