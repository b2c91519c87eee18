import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { t } from '../../language/translate.ts';
import { useNow } from '../../shared/use-now.ts';
import { columns, Head } from './head.tsx';
import type { Question } from './question.ts';
import { Row, rowHeight } from './row.tsx';
import { steps } from './steps.ts';
import type { BacklogRows } from './use-backlog.ts';

interface TableProps extends Pick<BacklogRows, 'reading' | 'more'> {
  read: NonNullable<BacklogRows['read']>;
  question: Question;
  siteUrl: string;
  onSort: (question: Question) => void;
}

/** Rows before the end at which more is read, and rows that are kept around those on the screen. */
const ahead = 40;
const around = 8;

/** As many rows as there are, of which only those on the screen are in the page. */
export function BacklogTable({ read, reading, question, siteUrl, more, onSort }: TableProps) {
  const { items } = read;
  const now = useNow();
  const titles = useMemo(() => new Map(read.rules.map(({ id, title }) => [id, title])), [read]);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: around,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - ahead) more();
  }, [last, items.length, more]);
  const [active, setActive] = useState(0);
  useEffect(() => {
    setActive(0);
    scroller.current?.scrollTo(0, 0);
  }, [question]);
  const wanted = useRef<number | null>(null);
  const focus = (link: HTMLAnchorElement | null, index: number) => {
    if (!link || wanted.current !== index) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = steps[event.key]?.(active, items.length);
    if (next === undefined) return;
    event.preventDefault();
    wanted.current = next;
    setActive(next);
    rows.scrollToIndex(next);
  };
  // There is always one row to come to by the keyboard, wherever the list was scrolled to.
  const stop = shown.some(({ index }) => index === active) ? active : shown[0]?.index;
  const [above, below] = [shown[0]?.start ?? 0, rows.getTotalSize() - (shown.at(-1)?.end ?? 0)];
  return (
    <div className="rows-scroller" ref={scroller} aria-busy={reading}>
      <table aria-rowcount={read.nextCursor === null ? items.length + 1 : -1}>
        <caption className="unseen">{t('backlog.caption')}</caption>
        <Head question={question} onSort={onSort} />
        <tbody>
          <Spacer height={above} />
          {shown.map(({ index }) => {
            const item = items[index];
            return (
              item && (
                <Row
                  key={item.issue.id}
                  {...{ item, index, titles, now, siteUrl }}
                  stops={index === stop}
                  linkRef={(link) => focus(link, index)}
                  onFocus={() => setActive(index)}
                  onKeyDown={onKeyDown}
                />
              )
            );
          })}
          <Spacer height={below} />
        </tbody>
      </table>
    </div>
  );
}

function Spacer({ height }: { height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can have the focus
    <tr aria-hidden="true" className="spacer">
      <td colSpan={columns.length} style={{ height, padding: 0 }} />
    </tr>
  );
}
