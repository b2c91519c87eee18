import { useCallback, useState } from 'react';
import { call } from '../../call.ts';
import { t } from '../../language/translate.ts';
import { Field } from '../../shared/field.tsx';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import { usePolled } from '../../shared/use-polled.ts';
import type { ToDo } from '../replies.ts';
import { SpaceChoice } from '../spaces/space-choice.tsx';
import { useSpaces } from '../spaces/use-spaces.ts';
import { Requests } from './requests.tsx';

const once = () => null;

/** Exactly what a model would be sent about a work item that the person chooses. */
export function EgressPreview() {
  const { list } = useSpaces();
  const [space, setSpace] = useState<string | null>(null);
  const key = space ?? list.items?.find(({ mode }) => mode !== 'off')?.key ?? list.items?.[0]?.key;
  return (
    <section className="stack" aria-labelledby="model-preview">
      <h3 id="model-preview">{t('model.preview.title')}</h3>
      <p>{t('model.preview.text')}</p>
      {list.problem && <ProblemNotice problem={list.problem} asked="read" onRetry={list.refresh} />}
      {key !== undefined && list.items && (
        <>
          <SpaceChoice
            label={t('model.preview.space')}
            spaces={list.items}
            value={key}
            onChange={setSpace}
          />
          <OfSpace spaceKey={key} />
        </>
      )}
    </section>
  );
}

function OfSpace({ spaceKey }: { spaceKey: string }) {
  const read = useCallback(() => call<ToDo>('GET', `/v1/projects/${spaceKey}/to-do`), [spaceKey]);
  const { body, problem, refresh } = usePolled({ read, pace: once });
  const [chosen, setChosen] = useState('');
  if (!body)
    return problem ? (
      <ProblemNotice problem={problem} asked="read" onRetry={refresh} />
    ) : (
      <Skeleton lines={2} />
    );
  if (body.issues.length === 0) return <p>{t('model.preview.none')}</p>;
  return (
    <>
      <Field label={t('model.preview.issue')}>
        {(tied) => (
          <select {...tied} value={chosen} onChange={({ target }) => setChosen(target.value)}>
            <option value="" />
            {body.issues.map(({ id, key, summary }) => (
              <option key={id} value={id}>
                {key} {summary}
              </option>
            ))}
          </select>
        )}
      </Field>
      {chosen !== '' && <Requests issueId={chosen} />}
    </>
  );
}
