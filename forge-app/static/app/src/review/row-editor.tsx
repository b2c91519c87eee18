import Button from '@atlaskit/button/new';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { PlanView, RowView } from '../../../../../domain/views.ts';
import { Lines } from '../changes/effect-list.tsx';
import { linesOfChange } from '../changes/effects.ts';
import { lineDifference } from '../changes/line-difference.ts';
import { t } from '../language/translate.ts';
import { ConflictNotice } from '../shared/conflict-notice.tsx';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { DraftFields } from './draft-fields.tsx';
import { type Draft, lacks, originOf, reworded, rewordedSince } from './editing.ts';
import type { Desk } from './use-desk.ts';
import { peopleText } from './who.ts';

interface RowEditorProps {
  row: RowView;
  plan: PlanView;
  desk: Desk;
  /** The words as they stand now, whoever worded them last. */
  draft: Draft;
  onDone: () => void;
  /** Told of the row as it stands from now on. */
  onSaved: (row: RowView) => void;
}

/**
 * Other words for one change. Saving approves nothing; whose approval ends by it is said before. What somebody
 * else worded anew meanwhile is shown beside what was typed, and is overwritten only by choice.
 */
export function RowEditor({ row, plan, desk, draft: words, onDone, onSaved }: RowEditorProps) {
  const [draft, setDraft] = useState(words);
  const [opened, setOpened] = useState<Pick<RowView, 'operation' | 'digest'>>(row);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  const operation = reworded(opened.operation, draft);
  const changed = lineDifference(linesOfChange(row.operation), linesOfChange(operation));
  const missing = lacks(draft);
  const untouched = changed.every(({ sign }) => sign === ' ');
  const origin = originOf(row.operation);
  const isSaving = desk.running && desk.wish?.of === 'edit';
  const isOutdated = rewordedSince(opened, row) && !untouched && !isSaving;
  const save = async () => {
    if (missing || untouched || isOutdated) return;
    const reply = await desk.run({ of: 'edit', seal: plan.seal, rowId: row.id, operation });
    const now = reply?.plan?.rows.find(({ id }) => id === row.id);
    if (now) onSaved(now);
  };
  return (
    <form
      ref={form}
      className="editor"
      aria-label={t('review.edit.label')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => leaveOnEscape(event, onDone)}
    >
      {isOutdated && (
        <ConflictNotice
          onTheirs={() => {
            setOpened(row);
            setDraft(words);
          }}
          onMine={() => setOpened({ ...opened, digest: row.digest })}
        />
      )}
      <DraftFields draft={draft} onDraft={setDraft} />
      {origin && <p className="quiet">{t('review.edit.origin', { origin })}</p>}
      {!untouched && (
        <details open>
          <summary>{t('review.edit.difference')}</summary>
          <Lines lines={changed} />
        </details>
      )}
      <p className="quiet">{endsText(row, desk)}</p>
      {missing && (
        <p role="alert" className="row-problem">
          {t(`review.edit.lacks.${missing}`)}
        </p>
      )}
      {desk.problem && desk.wish?.of === 'edit' && desk.wish.rowId === row.id && (
        <ProblemNotice problem={desk.problem} asked="command" onRetry={() => void save()} />
      )}
      <div className="bulk-buttons">
        <Button
          type="submit"
          isLoading={isSaving}
          isDisabled={untouched || missing !== null || isOutdated}
        >
          {t('review.edit.save')}
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          {t('shared.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** The page around would close the whole window. */
function leaveOnEscape(event: KeyboardEvent, leave: () => void): void {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  event.stopPropagation();
  leave();
}

/** What saving ends: this change is sealed anew, so that those who approved it have to look again. */
function endsText({ approvals }: RowView, { people }: Desk): string {
  return approvals.by.length > 0
    ? t('review.edit.ends', { names: peopleText(people, approvals.by) })
    : t('review.edit.note');
}
