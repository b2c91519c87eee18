import TextArea from '@atlaskit/textarea';
import TextField from '@atlaskit/textfield';
import { type ReactNode, useId } from 'react';
import { t } from '../language/translate.ts';
import type { Draft, Section } from './editing.ts';

/** The words of a change, each in a field with its name. */
export function DraftFields({ draft, onDraft }: { draft: Draft; onDraft: (draft: Draft) => void }) {
  switch (draft.kind) {
    case 'subtask':
      return (
        <>
          <Field label={t('changes.effect.summary')}>
            {(id) => (
              <TextField
                id={id}
                value={draft.summary}
                maxLength={255}
                onChange={({ currentTarget }) =>
                  onDraft({ ...draft, summary: currentTarget.value })
                }
              />
            )}
          </Field>
          {draft.text !== null && (
            <Words
              label={t('changes.effect.description')}
              text={draft.text}
              onText={(text) => onDraft({ ...draft, text })}
            />
          )}
        </>
      );
    case 'comment':
      return (
        <Words
          label={t('changes.effect.comment')}
          text={draft.text}
          onText={(text) => onDraft({ ...draft, text })}
        />
      );
    case 'sections':
      return draft.places.map((sections, place) =>
        sections.map((section, index) => (
          <SectionFields
            key={`${place}.${index}`}
            section={section}
            onSection={(now) =>
              onDraft({
                ...draft,
                places: draft.places.with(place, sections.with(index, now)),
              })
            }
          />
        )),
      );
  }
}

interface SectionFieldsProps {
  section: Section;
  onSection: (section: Section) => void;
}

function SectionFields({ section, onSection }: SectionFieldsProps) {
  const { heading, lines } = section;
  return (
    <>
      {heading !== null && (
        <Field label={t('review.edit.heading')}>
          {(id) => (
            <TextField
              id={id}
              value={heading}
              onChange={({ currentTarget }) =>
                onSection({ ...section, heading: currentTarget.value })
              }
            />
          )}
        </Field>
      )}
      <Words
        label={t('review.edit.lines')}
        text={lines}
        onText={(text) => onSection({ ...section, lines: text })}
      />
    </>
  );
}

interface WordsProps {
  label: string;
  text: string;
  onText: (text: string) => void;
}

/** Lines of text, each of which becomes a paragraph or an item of a list. */
function Words({ label, text, onText }: WordsProps) {
  return (
    <Field label={label}>
      {(id) => (
        <TextArea
          id={id}
          value={text}
          resize="vertical"
          minimumRows={Math.min(12, text.split('\n').length + 1)}
          onChange={({ currentTarget }) => onText(currentTarget.value)}
        />
      )}
    </Field>
  );
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
