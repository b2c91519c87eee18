import { catalog as changes } from '../../forge-app/static/app/src/language/catalogs/en/changes.ts';
import { catalog as column } from '../../forge-app/static/app/src/language/catalogs/en/column.ts';
import { catalog as receipt } from '../../forge-app/static/app/src/language/catalogs/en/receipt.ts';
import { catalog as review } from '../../forge-app/static/app/src/language/catalogs/en/review.ts';
import { learnWords, speak } from '../../forge-app/static/app/src/language/translate.ts';

/** The app's words in English, as a reader in Britain sees dates and numbers. */
export function speakEnglish(): void {
  speak('en-GB');
  learnWords('changes', changes);
  learnWords('column', column);
  learnWords('receipt', receipt);
  learnWords('review', review);
}
