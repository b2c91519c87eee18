import Button from '@atlaskit/button/new';
import type { OverridesView } from '../../../../../domain/views.ts';
import { day } from '../language/format.ts';
import { t } from '../language/translate.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { useCommand } from '../shared/use-command.ts';
import type { Voice } from './findings.tsx';
import { say } from './requests.ts';

/** What people said of rules here: it does not apply, or it is so; each can be taken back. */
export function Said({ voice }: { voice: Voice }) {
  const { waivers, ticks } = voice.view;
  return (
    <>
      {waivers.length > 0 && (
        <details>
          <summary>{t('column.waived', { count: waivers.length })}</summary>
          <ul className="findings">
            {waivers.map((one) => (
              <Word key={one.rule} kind="waiver" word={one} voice={voice} />
            ))}
          </ul>
        </details>
      )}
      {ticks.length > 0 && (
        <details>
          <summary>{t('column.ticked', { count: ticks.length })}</summary>
          <ul className="findings">
            {ticks.map((one) => (
              <Word key={one.rule} kind="tick" word={one} voice={voice} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface WordProps {
  kind: 'waiver' | 'tick';
  word: OverridesView['ticks'][number] | OverridesView['waivers'][number];
  voice: Voice;
}

function Word({ kind, word, voice }: WordProps) {
  const { rule, title, by, at, holds } = word;
  const { run, running, problem } = useCommand(say);
  const takeBack = async () => {
    await run({ issueId: voice.view.issue.id, kind, rule, withdrawn: true });
    voice.onSaid();
  };
  const who = by === voice.accountId ? 'you' : 'other';
  return (
    <li>
      <h3>{title}</h3>
      {'reason' in word && (
        <p>
          <q>{word.reason}</q>
        </p>
      )}
      <p className="quiet">
        {t(`column.said.${who}`, { at: day(at) })}
        {!holds && ` ${t(`column.lapsed.${kind}`)}`}
      </p>
      {problem && <ProblemNotice problem={problem} asked="command" onRetry={takeBack} />}
      <div className="say">
        <Button
          appearance="subtle"
          spacing="compact"
          isLoading={running}
          aria-label={t('column.takeBackOf', { title })}
          onClick={takeBack}
        >
          {t('column.takeBack')}
        </Button>
      </div>
    </li>
  );
}
