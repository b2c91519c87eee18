import type { Phrases } from './phrases.ts';
import type { Piece } from './pieces.ts';

/** How one language tells a story. */
export interface StoryWords {
  /** Before the one who wants it: "as a". */
  roles: Phrases;
  /** Those that open a story even where no wish follows, at the start of a text. */
  rolesAlone: Phrases;
  /** Phrases that begin alike and name nobody: "as soon", "as a result". */
  nobody: Phrases;
  /** Words that make a sentence of what follows "as": "as cards are new, I want". */
  finite: ReadonlySet<string>;
  /** "I want", "möchte ich". */
  wishes: Phrases;
  /** Those that make a story where nobody is named: others are said of any work ("we should"). */
  wishesAlone: Phrases;
  /** Words that may stand within a wish: "also". */
  asides: ReadonlySet<string>;
  /** Between the wish and what is wanted: "to be able to". */
  leads: Phrases;
  /** Before what it is good for. */
  benefits: Phrases;
  /** Words that may say what it is good for, tried where none of the above stands. */
  benefitAt(pieces: readonly Piece[], at: number): number | null;
  /** Whether a role can follow the wish without a comma, ended by its noun: "möchte ich als Käufer". */
  roleEndsWithNoun: boolean;
  /** Words that join what is asked for: "and". */
  joins: ReadonlySet<string>;
  /** Whether a clause within the action is open at a place: what is joined there belongs to it. */
  inClause(action: readonly Piece[], at: number): boolean;
  /** Where in the words of an action a joining word begins another action. */
  actsAfter(action: readonly Piece[], join: number): number | null;
}
