import { useCallback } from 'react';
import { t } from '../../language/translate.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import { usePolled } from '../../shared/use-polled.ts';
import { JudgesForm } from './judges-form.tsx';
import { ManualForm } from './manual-form.tsx';
import { overlay } from './overlay.ts';
import { addManual, canSwitch, removeRule, setJudges, setRule, setThreshold } from './pack-text.ts';
import { explainRules } from './requests.ts';
import { RuleList } from './rule-list.tsx';
import type { Draft } from './use-draft.ts';

interface RulesInWordsProps {
  path: string;
  version: number;
  draft: Draft;
}

const once = () => null;

/** The rules explained, as the draft has them; their switches change its text. */
export function RulesInWords({ path, version, draft }: RulesInWordsProps) {
  // Of each version anew.
  const read = useCallback(() => explainRules(path), [path, version]);
  const { body: inForce, problem, refresh } = usePolled({ read, pace: once });
  const { text, setText } = draft;
  const before = draft.last ?? inForce;
  const drafted = draft.checked ?? (before && overlay(before, text));
  const shown = draft.changed ? drafted : inForce;
  if (!shown && problem) return <ProblemNotice problem={problem} asked="read" onRetry={refresh} />;
  if (!shown) return <Skeleton lines={12} />;
  const isSwitchable = canSwitch(text);
  return (
    <>
      <p className="quiet">{t(isSwitchable ? 'rules.note' : 'rules.note.text')}</p>
      <JudgesForm
        judges={shown.judges}
        onChange={isSwitchable ? (judges) => setText(setJudges(text, judges)) : null}
      />
      <RuleList
        pack={shown}
        onChange={isSwitchable ? (id, wish) => setText(setRule(text, id, wish)) : null}
        onRemove={isSwitchable ? (id) => setText(removeRule(text, id)) : null}
        onThreshold={
          isSwitchable ? (name, score) => setText(setThreshold(text, name, score)) : null
        }
      />
      {isSwitchable && <ManualForm onAdd={(rule) => setText(addManual(text, rule))} />}
    </>
  );
}
