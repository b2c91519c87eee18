import type { PublishSetting } from '../../../../../../domain/publishing/published.ts';
import { isKey, t } from '../../language/translate.ts';
import { Choice } from '../../shared/choice.tsx';
import type { Directory } from '../../shared/people/use-directory.ts';
import { Radios } from '../../shared/radios.tsx';
import { Setting } from '../../shared/setting.tsx';
import type { SettingValue } from '../../shared/setting-history.tsx';
import { useKept } from '../../shared/use-kept.ts';
import { useSaved } from '../../shared/use-saved.ts';

const modes: readonly PublishSetting['mode'][] = ['off', 'field', 'field_and_gate'];
const languages = ['en', 'de', 'fr', 'es'] as const;

type Wish = Pick<PublishSetting, 'mode' | 'language'>;

interface PublishingProps {
  projectKey: string;
  directory: Directory;
}

/** What of its scores a space shows in Jira, for who administers the site. */
export function Publishing({ projectKey, directory }: PublishingProps) {
  const path = `/v1/projects/${projectKey}/publishing`;
  const saved = useSaved<PublishSetting>(path);
  const [wish, setWish] = useKept<Wish>(path);
  return (
    <Setting
      title={t('settings.publishing')}
      note={t('settings.publishing.note')}
      {...{ path, saved, directory, wish }}
      onDone={() => setWish(null)}
      words={publishingWords}
    >
      {(stored) => {
        const { mode, language } = wish ?? stored;
        return (
          <>
            {stored.problem && <PublishingProblem problem={stored.problem} />}
            <Radios
              label={t('settings.publishing')}
              options={modes.map((value) => ({
                value,
                label: t(`settings.publishing.${value}`),
                note: t(`settings.publishing.${value}.note`),
              }))}
              value={mode}
              onChange={(value) => setWish({ language, mode: value })}
            />
            {mode === 'field_and_gate' && (
              <Choice
                label={t('settings.publishing.language')}
                value={language}
                options={languages.map((value) => ({
                  value,
                  label: t(`settings.language.${value}`),
                }))}
                onChange={(value) => {
                  const chosen = languages.find((one) => one === value);
                  if (chosen) setWish({ mode, language: chosen });
                }}
              />
            )}
          </>
        );
      }}
    </Setting>
  );
}

/** Why nothing is published until it is set anew. */
export function PublishingProblem({ problem }: { problem: string }) {
  const key = `settings.publishing.problem.${problem}`;
  return (
    <p className="wrong" role="alert">
      {isKey(key) ? t(key) : t('settings.publishing.problem', { code: problem })}
    </p>
  );
}

function publishingWords({ mode, language }: SettingValue): string[] {
  const key = `settings.publishing.${String(mode)}`;
  const spoken = `settings.language.${String(language)}`;
  const words = isKey(key) ? t(key) : String(mode);
  return [isKey(spoken) && mode === 'field_and_gate' ? `${words}, ${t(spoken)}` : words];
}
