import Button from '@atlaskit/button/new';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../language/translate.ts';
import { download } from '../../shared/download.ts';
import type { Problem } from '../../shared/problem.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Working } from '../../shared/working.tsx';
import { type Exported, type ExportFormat, exportEntries } from './export-entries.ts';
import type { Filter } from './filter.ts';

const types = { jsonl: 'application/x-ndjson', csv: 'text/csv' } as const;
const formats: readonly ExportFormat[] = ['jsonl', 'csv'];

/** Copies the entries that are shown into a file. */
export function ExportCard({ filter }: { filter: Filter }) {
  const [read, setRead] = useState<number | null>(null);
  const [done, setDone] = useState<Exported | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [wanted, setWanted] = useState<ExportFormat>('jsonl');
  const underway = useRef<AbortController | null>(null);
  useEffect(() => () => underway.current?.abort(), []);
  const save = async (format: ExportFormat) => {
    const stop = new AbortController();
    underway.current = stop;
    setWanted(format);
    setRead(0);
    setDone(null);
    setProblem(null);
    const reply = await exportEntries(filter, format, { onPart: setRead, signal: stop.signal });
    setRead(null);
    if (reply === null) return;
    if (reply.kind !== 'ok') return setProblem(reply);
    setDone(reply.body);
    const parts = reply.body.lines.map((line) => `${line}\n`);
    download(`readygate-audit.${format}`, parts, types[format]);
  };
  return (
    <section className="stack" aria-labelledby="audit-export">
      <h3 id="audit-export">{t('audit.export.title')}</h3>
      <p>{t('audit.export.text')}</p>
      {problem && (
        <ProblemNotice problem={problem} asked="read" onRetry={() => void save(wanted)} />
      )}
      {read === null ? (
        <p className="choices">
          {formats.map((format) => (
            <Button key={format} onClick={() => void save(format)}>
              {t(`audit.export.${format}`)}
            </Button>
          ))}
        </p>
      ) : (
        <>
          <Working text={t('audit.export.running', { count: read })} />
          <p>
            <Button onClick={() => underway.current?.abort()}>{t('audit.export.stop')}</Button>
          </p>
        </>
      )}
      {done && (
        <p role="status">
          {t('audit.export.done', { count: done.count })}
          {done.leftOut !== null && ` ${t('audit.export.leftOut', { count: done.leftOut })}`}
        </p>
      )}
    </section>
  );
}
