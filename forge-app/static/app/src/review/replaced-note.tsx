import SectionMessage from '@atlaskit/section-message';
import type { DifferenceView } from '../../../../../domain/views.ts';
import { changeLabel } from '../changes/label.ts';
import { allOf } from '../language/format.ts';
import { isKey, t } from '../language/translate.ts';
import type { People } from '../receipt/use-people.ts';
import { peopleText } from './who.ts';

interface ReplacedNoteProps {
  difference: DifferenceView;
  people: People;
}

/** What differs from the plan that was shown before, and who has to look again. */
export function ReplacedNote({ difference, people }: ReplacedNoteProps) {
  const { fields, gone, lookAgain } = difference;
  return (
    <SectionMessage appearance="warning">
      <p>
        {t('review.replaced')}
        {fields.length > 0 &&
          ` ${t('review.replacedFields', { fields: allOf(fields.map(partText)) })}`}
      </p>
      {lookAgain.accounts.length > 0 && (
        <p>
          {lookAgain.you
            ? t('review.lookAgain.you')
            : t('review.lookAgain.other', { names: peopleText(people, lookAgain.accounts) })}
        </p>
      )}
      {gone.length > 0 && (
        <>
          <p>{t('review.gone')}</p>
          <ul>
            {gone.map(({ label, operation }) => (
              <li key={label}>{changeLabel(operation)}</li>
            ))}
          </ul>
        </>
      )}
    </SectionMessage>
  );
}

/** What a part of a work item is called. */
function partText(field: string): string {
  const key = `review.part.${field}`;
  return isKey(key) ? t(key) : t('review.part.other');
}
