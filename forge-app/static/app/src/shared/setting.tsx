import Button from '@atlaskit/button/new';
import { type ReactNode, useId } from 'react';
import type { Approvers } from '../../../../../domain/approvers.ts';
import { t } from '../language/translate.ts';
import { changedLines } from './changed-lines.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import type { Directory } from './people/use-directory.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { SettingHistory, type SettingValue } from './setting-history.tsx';
import { Skeleton } from './skeleton.tsx';
import type { Saved } from './use-saved.ts';

interface SettingProps<Stored extends { version: number }> {
  title: string;
  note: string;
  path: string;
  saved: Saved<Stored>;
  directory: Directory;
  /** What was chosen and not saved; null: nothing. */
  wish: object | null;
  onDone: () => void;
  /** What a version says, line by line in one order. */
  words: (value: SettingValue) => string[];
  /** Whom versions name by id. */
  named?: (values: readonly SettingValue[]) => Approvers;
  children: (stored: Stored) => ReactNode;
}

/** One setting: its form, saving it under the version that was seen, and its history. */
export function Setting<Stored extends { version: number }>(props: SettingProps<Stored>) {
  const { title, note, path, saved, directory, wish, onDone, words, named, children } = props;
  const heading = useId();
  const { setting } = saved;
  const save = async (send: (wish: object) => Promise<boolean>) => {
    if (wish && (await send(wish))) onDone();
  };
  return (
    <section className="setting" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <p className="quiet">{note}</p>
      {!setting && saved.reading && (
        <ProblemNotice problem={saved.reading} asked="read" onRetry={saved.refresh} />
      )}
      {!setting && !saved.reading && <Skeleton lines={3} />}
      {setting && children(setting)}
      {saved.theirs && (
        <ConflictNotice
          onTheirs={() => {
            onDone();
            saved.takeTheirs();
          }}
          onMine={() => void save(saved.saveOver)}
        />
      )}
      {saved.saving && (
        <ProblemNotice
          problem={saved.saving}
          asked="command"
          onRetry={() => void save(saved.save)}
        />
      )}
      {wish && (
        <div className="buttons">
          <Button appearance="subtle" onClick={onDone}>
            {t('shared.cancel')}
          </Button>
          <Button
            appearance="primary"
            isLoading={saved.running}
            onClick={() => void save(saved.save)}
          >
            {t('shared.save')}
          </Button>
        </div>
      )}
      {setting && (
        <SettingHistory
          {...{ path, directory }}
          {...(named ? { named } : {})}
          version={setting.version}
          words={(value, before) => changedLines(words(value), before && words(before))}
        />
      )}
    </section>
  );
}
