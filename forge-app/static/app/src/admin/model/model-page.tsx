import { t } from '../../language/translate.ts';
import { useDirectory } from '../../shared/people/use-directory.ts';
import { Setting } from '../../shared/setting.tsx';
import { useKept } from '../../shared/use-kept.ts';
import { useSaved } from '../../shared/use-saved.ts';
import { plainWords } from '../plain-words.ts';
import type { Model } from '../replies.ts';
import { ConnectionTest } from './connection-test.tsx';
import { bodyOf, draftOf, type ModelDraft } from './draft.ts';
import { EgressPreview } from './egress-preview.tsx';
import { EgressRecords } from './egress-records.tsx';
import { ModelForm } from './model-form.tsx';
import { ModelSwitch } from './model-switch.tsx';
import { ModelToday } from './model-today.tsx';

const path = '/v1/model';

/** How the site uses a model: the switch, what may leave and at what cost, and what left. */
export function Page() {
  const saved = useSaved<Model>(path);
  const directory = useDirectory('/v1/directory');
  const [draft, setDraft] = useKept<ModelDraft>(path);
  const { setting: model, theirs, note, refresh } = saved;
  return (
    <div className="stack">
      <Setting
        title={t('model.title')}
        note={t('model.intro')}
        {...{ path, saved, directory }}
        wish={draft && model && bodyOf(draft, theirs ?? model)}
        onDone={() => setDraft(null)}
        words={plainWords}
      >
        {(stored) => (
          <>
            <ModelSwitch model={stored} onTurned={note} onRefused={refresh} />
            <ModelForm model={stored} draft={draft ?? draftOf(stored)} onChange={setDraft} />
          </>
        )}
      </Setting>
      {model && (
        <>
          <ModelToday model={model} />
          <ConnectionTest path={path} />
          <EgressPreview />
          <EgressRecords />
        </>
      )}
    </div>
  );
}
