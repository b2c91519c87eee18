import { useEffect, useRef, useState } from 'react';
import type { BacklogView } from '../../../../../../domain/backlog.ts';
import { t } from '../../language/translate.ts';
import { Choice } from '../../shared/choice.tsx';
import { keyText, type Question } from './question.ts';

const statuses = ['not_ready', 'needs_work', 'ready'] as const;
const types = ['story', 'task', 'bug', 'epic', 'spike', 'subtask', 'other'] as const;

interface FiltersProps {
  question: Question;
  rules: BacklogView['rules'];
  onAsk: (question: Question) => void;
}

/** What the list is narrowed to. */
export function Filters({ question, rules, onAsk }: FiltersProps) {
  const all = { value: '', label: t('backlog.filter.all') };
  return (
    <search className="filters" aria-label={t('backlog.filter.label')}>
      <KeyFilter text={question.text} onText={(text) => onAsk({ ...question, text })} />
      <Choice
        label={t('backlog.filter.status')}
        value={question.status}
        options={[
          all,
          ...statuses.map((value) => ({ value, label: t(`backlog.status.${value}`) })),
        ]}
        onChange={(status) => onAsk({ ...question, status })}
      />
      <Choice
        label={t('backlog.filter.type')}
        value={question.type}
        options={[all, ...types.map((value) => ({ value, label: t(`backlog.type.${value}`) }))]}
        onChange={(type) => onAsk({ ...question, type })}
      />
      <Choice
        label={t('backlog.filter.rule')}
        value={question.rule}
        options={[all, ...rules.map(({ id, title }) => ({ value: id, label: title }))]}
        onChange={(rule) => onAsk({ ...question, rule })}
      />
    </search>
  );
}

/** Milliseconds after the last letter: each question is a call. */
const afterTyping = 400;

function KeyFilter({ text, onText }: { text: string; onText: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  // What else is asked may have changed by the time the letters are sent.
  const latest = useRef(onText);
  latest.current = onText;
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // Whoever types is ahead of the address.
    if (document.activeElement !== field.current) setTyped(text);
  }, [text]);
  const type = (value: string) => {
    setTyped(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(keyText(value)), afterTyping);
  };
  return (
    <label>
      <span className="quiet">{t('backlog.filter.key')}</span>
      <input
        ref={field}
        type="search"
        value={typed}
        placeholder={t('backlog.filter.keyExample')}
        onChange={(event) => type(event.target.value)}
      />
    </label>
  );
}
