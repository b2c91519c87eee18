import type { Pack } from '../../../domain/readiness/pack/pack.ts';
import type { ReaderLanguage } from '../../../domain/readiness/rule.ts';
import type { Checked } from '../checked.ts';
import type { Notes } from '../notes.ts';

/** What a format may show besides the results. */
export interface FormatContext {
  language: ReaderLanguage;
  pack: Pack;
  /** Complete when the results have ended. */
  notes: Notes;
}

/** Results as text, piece by piece. */
export type Format = (
  results: AsyncIterable<Checked>,
  context: FormatContext,
) => AsyncIterable<string>;
