import SectionMessage from '@atlaskit/section-message';
import type { DifferenceView } from '../../../../../domain/views.ts';
import { messages } from '../messages.ts';

/** What differs from the plan that was shown before, and who has to look again. */
export function ReplacedNote({ difference }: { difference: DifferenceView }) {
  const { fields, gone, lookAgain } = difference;
  return (
    <SectionMessage appearance="warning">
      <p>{messages.replaced(fields)}</p>
      {lookAgain.accounts.length > 0 && (
        <p>{messages.lookAgain[lookAgain.you ? 'you' : 'other']}</p>
      )}
      {gone.length > 0 && (
        <>
          <p>{messages.gone}</p>
          <ul>
            {gone.map(({ label }) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </>
      )}
    </SectionMessage>
  );
}
