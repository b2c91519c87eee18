import Checkbox from '@atlaskit/checkbox';
import type { ProjectSettingsView } from '../../../../../../domain/settings-views.ts';
import { t } from '../../language/translate.ts';
import type { Directory } from '../../shared/people/use-directory.ts';
import { Setting } from '../../shared/setting.tsx';
import type { SettingValue } from '../../shared/setting-history.tsx';
import { useKept } from '../../shared/use-kept.ts';
import { useSaved } from '../../shared/use-saved.ts';

interface ModelProps {
  projectKey: string;
  directory: Directory;
  /** A model is asked: nothing else stands in the way. */
  asked: boolean;
}

type Stored = Pick<ProjectSettingsView['model'], 'on' | 'version'>;

/** Whether a model may see the work items of a space. */
export function Model({ projectKey, directory, asked }: ModelProps) {
  const path = `/v1/projects/${projectKey}/model`;
  const saved = useSaved<Stored>(path);
  const [on, setOn] = useKept<boolean>(path);
  return (
    <Setting
      title={t('settings.model')}
      note={t('settings.model.note')}
      {...{ path, saved, directory }}
      wish={on === null || on === saved.setting?.on ? null : { on }}
      onDone={() => setOn(null)}
      words={modelWords}
    >
      {(stored) => (
        <>
          <Checkbox
            label={t('settings.model.label')}
            isChecked={on ?? stored.on}
            onChange={({ target }) => setOn(target.checked)}
          />
          {stored.on && !asked && <p className="quiet">{t('settings.model.siteOff')}</p>}
        </>
      )}
    </Setting>
  );
}

function modelWords({ on }: SettingValue): string[] {
  return [t(on === true ? 'settings.model.on' : 'settings.model.off')];
}
