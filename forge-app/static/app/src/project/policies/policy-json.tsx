import { t } from '../../language/translate.ts';
import { FieldProblem } from './field-problem.tsx';
import type { EditedPolicy } from './use-policy-draft.ts';

/** A policy as its text. */
export function PolicyJson({ edited }: { edited: EditedPolicy }) {
  const { text, draft, wrong, setText } = edited;
  return (
    <>
      <label className="field json">
        <span>{t('policies.json')}</span>
        <textarea
          spellCheck={false}
          rows={28}
          value={text}
          aria-invalid={draft === null || wrong !== null}
          aria-describedby="policy-problem"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {draft === null && <p className="wrong">{t('policies.json.wrong')}</p>}
      <FieldProblem id="policy-problem" problem={wrong} />
    </>
  );
}
