import Button from '@atlaskit/button/new';
import type { RulesView } from '../../../../../../domain/settings-views.ts';
import { flag } from '../../bridge.ts';
import { t } from '../../language/translate.ts';
import type { Directory } from '../../shared/people/use-directory.ts';
import { SettingHistory, type SettingValue } from '../../shared/setting-history.tsx';
import { readVersion } from './requests.ts';

interface RulesHistoryProps {
  path: string;
  rules: RulesView;
  directory: Directory;
  /** The text that stands for the pack that ships. */
  first: string;
  /** Takes the text of a former version as the draft. */
  onRestore: (text: string) => void;
}

/** Versions of the rules; each can become the draft of the next one. */
export function RulesHistory({ path, rules, directory, first, onRestore }: RulesHistoryProps) {
  const restore = async (version: number) => {
    const found = await readVersion(path, version);
    if (found.kind === 'ok') onRestore(found.body.source);
    else flag(t('rules.restore.failed'), 'info');
  };
  return (
    <>
      <SettingHistory
        path={path}
        version={rules.version}
        directory={directory}
        words={words}
        action={({ version }) =>
          version !== rules.version && (
            <Button spacing="compact" onClick={() => void restore(version)}>
              {t('rules.restore', { version })}
            </Button>
          )
        }
      />
      {rules.publishedBy !== null && (
        <p>
          <Button appearance="subtle" onClick={() => onRestore(first)}>
            {t('rules.restore.shipped')}
          </Button>
        </p>
      )}
    </>
  );
}

function words({ pack, packVersion }: SettingValue): string[] {
  return [t('rules.history.pack', { id: String(pack), version: String(packVersion) })];
}
