import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useId, useMemo, useRef } from 'react';
import { t } from '../../language/translate.ts';
import type { PackProblem } from './use-draft.ts';

interface EditorProps {
  text: string;
  onChange: (text: string) => void;
  wrong: PackProblem | null;
}

/** The text of a pack with the numbers of its lines; a line that is wrong is marked and said. */
export function Editor({ text, onChange, wrong }: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLDivElement>(null);
  const [label, problem] = [useId(), useId()];
  const lines = useMemo(() => text.split('\n').length, [text]);
  const goTo = (line: number) => {
    const start =
      text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    const end = text.indexOf('\n', start);
    area.current?.focus();
    area.current?.setSelectionRange(start, end < 0 ? text.length : end);
  };
  return (
    <div className="editor">
      <label id={label} htmlFor={`${label}-text`}>
        {t('rules.text')}
      </label>
      <p className="quiet">{t('rules.text.note')}</p>
      {wrong && (
        <div id={problem} role="alert">
          <SectionMessage appearance="error" title={t('rules.wrong')} headingLevel="h3">
            <p>{placeOf(wrong)}</p>
            <p>{t('rules.wrong.expected', { expected: wrong.expected })}</p>
            {wrong.line !== null && (
              <p>
                <Button onClick={() => goTo(wrong.line ?? 1)}>
                  {t('rules.wrong.goTo', { line: wrong.line })}
                </Button>
              </p>
            )}
          </SectionMessage>
        </div>
      )}
      <div className="editor-text">
        <div className="line-numbers" aria-hidden="true" ref={numbers}>
          {Array.from({ length: lines }, (_, index) => (
            <div key={index} {...(wrong?.line === index + 1 ? { 'data-wrong': true } : {})}>
              {index + 1}
            </div>
          ))}
        </div>
        <textarea
          ref={area}
          id={`${label}-text`}
          spellCheck={false}
          wrap="off"
          rows={Math.min(Math.max(lines + 1, 12), 32)}
          value={text}
          aria-invalid={wrong !== null}
          {...(wrong ? { 'aria-describedby': problem } : {})}
          onChange={(event) => onChange(event.target.value)}
          onScroll={(event) => {
            if (numbers.current) numbers.current.scrollTop = event.currentTarget.scrollTop;
          }}
        />
      </div>
    </div>
  );
}

function placeOf({ line, path, position }: PackProblem): string {
  const parts = [
    line !== null && t('rules.wrong.line', { line }),
    position !== null && t('rules.wrong.position', { position }),
    path && t('rules.wrong.path', { path }),
  ];
  return parts.filter((part) => typeof part === 'string').join(', ');
}
