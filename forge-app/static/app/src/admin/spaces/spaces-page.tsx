import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { t } from '../../language/translate.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Field } from '../../shared/field.tsx';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import type { Space } from '../replies.ts';
import { SpaceRow } from './space-row.tsx';
import { useSpaces } from './use-spaces.ts';

/** In which spaces Readygate works, and how. */
export function Page() {
  const { list, noteMode } = useSpaces();
  const [wanted, setWanted] = useState('');
  const { items, problem, more, leftOut } = list;
  const notice = problem && <ProblemNotice problem={problem} asked="read" onRetry={list.refresh} />;
  if (!items) return notice ?? <Skeleton lines={8} />;
  if (items.length === 0 && more === null)
    return (
      <EmptyState title={t('spaces.none.title')}>
        <p>{t('spaces.none.text')}</p>
      </EmptyState>
    );
  return (
    <section className="stack" aria-labelledby="spaces-title">
      <h2 id="spaces-title">{t('spaces.title')}</h2>
      <p>{t('spaces.intro')}</p>
      {notice}
      <Field label={t('spaces.find')}>
        {(tied) => (
          <Textfield
            {...tied}
            value={wanted}
            onChange={({ currentTarget }) => setWanted(currentTarget.value)}
          />
        )}
      </Field>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('spaces.name')}</th>
            <th scope="col">{t('spaces.mode')}</th>
          </tr>
        </thead>
        <tbody>
          {items
            .filter((space) => fits(space, wanted))
            .map((space) => (
              <SpaceRow key={space.id} space={space} onSet={noteMode} />
            ))}
        </tbody>
      </table>
      {more && (
        <p>
          <Button isLoading={list.reading} onClick={more}>
            {t('spaces.more')}
          </Button>
        </p>
      )}
      {leftOut > 0 && <p className="quiet">{t('spaces.leftOut', { count: leftOut })}</p>}
    </section>
  );
}

function fits({ key, name }: Space, wanted: string): boolean {
  return `${key} ${name}`.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase());
}
