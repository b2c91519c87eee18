import Lozenge from '@atlaskit/lozenge';
import { useId, useState } from 'react';
import type { PlanView, RowView } from '../../../../../domain/views.ts';
import { EffectList, Lines } from '../changes/effect-list.tsx';
import { linesOfChange } from '../changes/effects.ts';
import { changeLabel } from '../changes/label.ts';
import { lineDifference } from '../changes/line-difference.ts';
import { whyText } from '../changes/why.ts';
import { t } from '../language/translate.ts';
import { RowLozenge } from '../receipt/row-lozenge.tsx';
import { type Answer, doubt } from './choice.ts';
import { draftOf } from './editing.ts';
import { RowChoice } from './row-choice.tsx';
import { RowEditor } from './row-editor.tsx';
import { RowStanding } from './row-standing.tsx';
import type { Desk } from './use-desk.ts';
import { approvalsText, peopleText } from './who.ts';

interface ChangeCardProps {
  row: RowView;
  plan: PlanView;
  desk: Desk;
  /** Which it is of how many: they may not all be in view. */
  position: string;
  siteUrl: string;
  /** The person who looks may decide on rows of this plan. */
  deciding: boolean;
  answer: Answer & { outdated: boolean };
  onAnswer: (answer: Answer) => void;
}

/** One change: its literal operation, why it is proposed, and what can be done with it or became of it. */
export function ChangeCard(props: ChangeCardProps) {
  const { row, plan, desk, position, siteUrl, deciding, answer, onAnswer } = props;
  const [editing, setEditing] = useState(false);
  const [endedBy, setEndedBy] = useState<string[] | null>(null);
  const heading = useId();
  const isOpen = row.state === 'open';
  const decidable = isOpen && deciding && !row.approvals.yours;
  const editable = (isOpen || row.state === 'approved') && mayEdit(plan) && draftOf(row.operation);
  return (
    <li
      data-state={row.state}
      data-verdict={decidable ? answer.verdict : undefined}
      aria-labelledby={heading}
    >
      <div className="card-head">
        <h2 id={heading}>{changeLabel(row.operation)}</h2>
        {!isOpen && (
          <span className="row-state">
            <RowLozenge row={row} undone={plan.undoing?.undone ?? []} />
          </span>
        )}
      </div>
      {editing && editable ? (
        <RowEditor
          {...{ row, plan, desk }}
          draft={editable}
          onDone={() => setEditing(false)}
          onSaved={(now) => {
            setEndedBy(row.approvals.by);
            setEditing(false);
            onAnswer({ verdict: afterEdit(now), reason: '', digest: now.digest });
          }}
        />
      ) : (
        <What row={row} folded={!isOpen} />
      )}
      {endedBy && isOpen && !editing && (
        <p role="status" className="quiet">
          {endedBy.length === 0
            ? t('review.edit.saved')
            : t('review.edit.savedLookAgain', { names: peopleText(desk.people, endedBy) })}
        </p>
      )}
      {row.instead && isOpen && !editing && <Instead row={row} />}
      <p className="why">
        {whyText(row.because)}
        {isOpen && <Doubts row={row} />}
      </p>
      <p className="marks">
        <span className="quiet">{position}</span>{' '}
        {row.added && (
          <>
            <Lozenge appearance="new">{t('review.added')}</Lozenge>{' '}
          </>
        )}
        <Lozenge appearance={row.confidence === 'high' ? 'neutral' : 'warning'}>
          {t(`review.confidence.${row.confidence}`)}
        </Lozenge>{' '}
        <Lozenge appearance={risks[row.tier]}>{t(`review.risk.${row.tier}`)}</Lozenge>
      </p>
      {isOpen &&
        approvalsText(row, plan, desk.people).map((text) => (
          <p key={text} className="quiet">
            {text}
          </p>
        ))}
      {decidable && !editing && (
        <RowChoice {...{ row, answer, onAnswer }} labelledBy={heading} disabled={desk.running} />
      )}
      <RowStanding
        {...{ row, plan, desk, siteUrl }}
        onEdit={editable && !editing ? () => setEditing(true) : null}
      />
    </li>
  );
}

const risks = { low: 'neutral', medium: 'warning', high: 'danger' } as const;

/** Whoever may decide may word anew; who proposed it too, while it waits. */
function mayEdit({ viewer, state }: PlanView): boolean {
  return state === 'waiting' && viewer.role !== 'viewer';
}

/** Who edited a change has looked at it; a policy may ask for somebody else then. */
function afterEdit({ objection }: RowView): 'approve' | 'later' {
  return objection === null ? 'approve' : 'later';
}

function What({ row, folded }: { row: RowView; folded: boolean }) {
  const list = <EffectList operation={row.operation} label={t('review.effects')} />;
  if (!folded) return list;
  return (
    <details>
      <summary>{t('review.effects')}</summary>
      {list}
    </details>
  );
}

/** What a row says in other words than the one it stands for. */
function Instead({ row: { operation, instead } }: { row: RowView }) {
  if (!instead) return null;
  return (
    <details open>
      <summary>{t('review.instead')}</summary>
      <Lines lines={lineDifference(linesOfChange(instead), linesOfChange(operation))} />
    </details>
  );
}

function Doubts({ row }: { row: RowView }) {
  const doubtful = doubt(row);
  return (
    <>
      {doubtful && <em> {t(`review.doubt.${doubtful}`)}</em>}
      {row.objection && <em> {t(`review.objection.${row.objection}`)}</em>}
    </>
  );
}
