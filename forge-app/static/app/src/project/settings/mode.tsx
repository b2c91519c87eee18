import type { ProjectSettingsView } from '../../../../../../domain/settings-views.ts';
import type { ProjectMode } from '../../../../../../domain/views.ts';
import { isKey, t } from '../../language/translate.ts';
import type { Directory } from '../../shared/people/use-directory.ts';
import { Radios } from '../../shared/radios.tsx';
import { Setting } from '../../shared/setting.tsx';
import type { SettingValue } from '../../shared/setting-history.tsx';
import { useKept } from '../../shared/use-kept.ts';
import { useSaved } from '../../shared/use-saved.ts';

const modes: readonly ProjectMode[] = ['off', 'observe', 'propose'];

interface ModeProps {
  projectKey: string;
  directory: Directory;
}

/** Whether Readygate judges and proposes here, for who administers the site. */
export function Mode({ projectKey, directory }: ModeProps) {
  const path = `/v1/projects/${projectKey}/mode`;
  const saved = useSaved<ProjectSettingsView['mode']>(path);
  const [mode, setMode] = useKept<ProjectMode>(path);
  return (
    <Setting
      title={t('settings.mode')}
      note={t('settings.mode.note')}
      {...{ path, saved, directory }}
      wish={mode === null || mode === saved.setting?.mode ? null : { mode }}
      onDone={() => setMode(null)}
      words={modeWords}
    >
      {(stored) => (
        <Radios
          label={t('settings.mode')}
          options={modes.map((value) => ({
            value,
            label: t(`settings.mode.${value}`),
            note: t(`settings.mode.${value}.note`),
          }))}
          value={mode ?? stored.mode}
          onChange={setMode}
        />
      )}
    </Setting>
  );
}

function modeWords({ mode }: SettingValue): string[] {
  const key = `settings.mode.${String(mode)}`;
  return [isKey(key) ? t(key) : String(mode)];
}
