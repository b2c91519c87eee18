import { useState } from 'react';
import type { CommentSetting } from '../../../../../../domain/comments.ts';
import { isKey, t } from '../../language/translate.ts';
import type { Directory } from '../../shared/people/use-directory.ts';
import { Radios } from '../../shared/radios.tsx';
import { Setting } from '../../shared/setting.tsx';
import type { SettingValue } from '../../shared/setting-history.tsx';
import { useSaved } from '../../shared/use-saved.ts';

type CommentAudience = CommentSetting['audience'];

const audiences: readonly CommentAudience[] = ['internal', 'customer'];

interface CommentsProps {
  projectKey: string;
  directory: Directory;
}

/** Who reads what is asked, where the space is one for customers. */
export function Comments({ projectKey, directory }: CommentsProps) {
  const path = `/v1/projects/${projectKey}/comments`;
  const saved = useSaved<CommentSetting>(path);
  const [audience, setAudience] = useState<CommentAudience | null>(null);
  return (
    <Setting
      title={t('settings.comments')}
      note={t('settings.comments.note')}
      {...{ path, saved, directory }}
      wish={audience === null || audience === saved.setting?.audience ? null : { audience }}
      onDone={() => setAudience(null)}
      words={commentWords}
    >
      {(stored) => (
        <Radios
          label={t('settings.comments')}
          options={audiences.map((value) => ({
            value,
            label: t(`settings.comments.${value}`),
            note: t(`settings.comments.${value}.note`),
          }))}
          value={audience ?? stored.audience}
          onChange={setAudience}
        />
      )}
    </Setting>
  );
}

function commentWords({ audience }: SettingValue): string[] {
  const key = `settings.comments.${String(audience)}`;
  return [isKey(key) ? t(key) : String(audience)];
}
