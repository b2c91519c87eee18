import Lozenge from '@atlaskit/lozenge';
import type { KeyboardEvent } from 'react';
import type { BacklogItem } from '../../../../../../domain/backlog.ts';
import { fromNow, moment } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { IssueLink } from '../../shared/issue-link.tsx';

/** Pixels: every row is as high, so that the list knows its length. */
export const rowHeight = 48;

interface RowProps {
  item: BacklogItem;
  index: number;
  /** Names of rules by id. */
  titles: ReadonlyMap<string, string>;
  now: Date;
  siteUrl: string;
  /** The keyboard comes to this row. */
  stops: boolean;
  linkRef: (link: HTMLAnchorElement | null) => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** A judged work item in one line. */
export function Row({ item, index, titles, now, siteUrl, ...link }: RowProps) {
  const { issue, summary, type, judgedAt, stale } = item;
  const { stops, linkRef, onFocus, onKeyDown } = link;
  return (
    // The head is the first row.
    <tr aria-rowindex={index + 2} style={{ height: rowHeight }}>
      <td className="col-key">
        <IssueLink
          issueKey={issue.key}
          siteUrl={siteUrl}
          inList={{ tabIndex: stops ? 0 : -1, link: linkRef, onFocus, onKeyDown }}
        />
        {type && <div className="quiet">{t(`backlog.type.${type}`)}</div>}
      </td>
      <td title={summary}>
        <span className="two-lines">{summary}</span>
      </td>
      <td>
        <Score {...item} />
      </td>
      <td>
        <Gaps {...item} titles={titles} />
      </td>
      <td title={moment(judgedAt)}>
        {fromNow(judgedAt, now)}
        {stale && <div className="quiet">{t('backlog.stale')}</div>}
      </td>
      <td>
        {item.refinement && <Lozenge appearance="inprogress">{planWords(item.refinement)}</Lozenge>}
      </td>
    </tr>
  );
}

function Score({ score, status }: Pick<BacklogItem, 'score' | 'status'>) {
  return (
    <span className="score" data-status={status}>
      <span className="score-number">{score}</span> {t(`backlog.status.${status}`)}
    </span>
  );
}

function Gaps({
  gaps,
  failed,
  titles,
}: Pick<BacklogItem, 'gaps' | 'failed'> & Pick<RowProps, 'titles'>) {
  const names = gaps.map((gap) => titles.get(gap) ?? gap).join(' · ');
  const more = failed - gaps.length;
  return (
    <span className="two-lines" title={names}>
      {names}
      {more > 0 && ` · ${t('backlog.moreGaps', { count: more })}`}
    </span>
  );
}

function planWords({ plan }: NonNullable<BacklogItem['refinement']>): string {
  return t(plan ? `backlog.plan.${plan.state}` : 'backlog.plan.drafting');
}
