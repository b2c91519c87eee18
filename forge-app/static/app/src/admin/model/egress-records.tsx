import Button from '@atlaskit/button/new';
import { moment, number } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import { usePages } from '../../shared/use-pages.ts';
import type { ModelCall, ModelCalls } from '../replies.ts';

const pathOf = (cursor: string | null) =>
  cursor === null ? '/v1/model/calls' : `/v1/model/calls?cursor=${cursor}`;
const pick = ({ calls, leftOut, nextCursor }: ModelCalls) => ({
  items: calls,
  next: nextCursor,
  leftOut,
});

/** What was sent to models, the newest first: all of it but the text. */
export function EgressRecords() {
  const { items, leftOut, problem, reading, more, refresh } = usePages<ModelCalls, ModelCall>({
    pathOf,
    pick,
  });
  return (
    <section className="stack" aria-labelledby="model-calls">
      <h3 id="model-calls">{t('model.calls.title')}</h3>
      <p>{t('model.calls.text')}</p>
      {problem && <ProblemNotice problem={problem} asked="read" onRetry={refresh} />}
      {!items && !problem && <Skeleton lines={4} />}
      {items?.length === 0 && <p>{t('model.calls.none')}</p>}
      {items && items.length > 0 && <CallsTable calls={items} />}
      {leftOut > 0 && <p className="quiet">{t('model.calls.leftOut', { count: leftOut })}</p>}
      {more && (
        <p>
          <Button isLoading={reading} onClick={more}>
            {t('model.calls.more')}
          </Button>
        </p>
      )}
    </section>
  );
}

function CallsTable({ calls }: { calls: readonly ModelCall[] }) {
  return (
    <div className="wide">
      <table>
        <thead>
          <tr>
            {(['at', 'what', 'to', 'end'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`model.call.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <tr key={call.id}>
              <th scope="row">{moment(call.sentAt)}</th>
              <td>
                {call.prompt}
                <span className="quiet">
                  {t('model.call.bytes', {
                    bytes: number(call.bytes),
                    fields: call.fields.join(', '),
                  })}
                </span>
              </td>
              <td>
                {call.endpoint} <span className="quiet">{call.model}</span>
              </td>
              <td>{endText(call)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function endText({ state, code, inputTokens, outputTokens }: ModelCall): string {
  const tokens =
    inputTokens === null || outputTokens === null
      ? []
      : [t('model.call.tokens', { input: number(inputTokens), output: number(outputTokens) })];
  return [state, ...(code === null ? [] : [code]), ...tokens].join(' · ');
}
