import { readAdf } from '../adf/read.ts';
import type { FieldKey, FieldText } from '../issue.ts';
import type { Json } from '../json.ts';
import { readPlain } from '../text/plain.ts';
import { asField, readingOf, unreadable } from '../text/reading.ts';
import { looksLikeWiki, readWiki } from '../text/wiki.ts';

/** Names under which sites keep acceptance criteria and estimates. */
const criteriaName =
  /acceptance crit|akzeptanzkrit|crit[èe]res d.acceptation|criterios de aceptaci/i;
const estimateName =
  /^(story points?( estimate)?|estimate|original estimate|timeoriginalestimate|storypoints|story point-schätzung|ursprüngliche schätzung|estimation (originale|initiale)|estimación original|(estimación de )?puntos de historia)$/i;

export const isCriteriaName = (name: string): boolean => criteriaName.test(name);
export const isEstimateName = (name: string): boolean => estimateName.test(name.trim());

/** The words after which a section of a description holds acceptance criteria. */
export const criteriaHeading =
  /acceptance|criteria|^acs?$|^cos$|conditions? of satisfaction|definition of done|done when|akzeptanz|abnahmekriteri|(?:fertig|erledigt),? wenn|crit[èe]res|conditions de satisfaction|termin[ée]e? (?:quand|lorsque)|criterios|condiciones de satisfacci[óo]n|(?:hech|terminad)[oa] cuando/i;

/** A field's text from whatever Jira or a file holds: text, wiki markup, or a document as object or JSON. */
export function readField(key: FieldKey, value: unknown): FieldText {
  if (value === null || value === undefined) return asField(key, 'text', readingOf('', []));
  if (typeof value === 'object') return asField(key, 'adf', readAdf(value));
  if (typeof value !== 'string') return asField(key, 'text', unreadable);
  const doc = embeddedDoc(value);
  if (doc !== null) return asField(key, 'adf', readAdf(doc));
  return looksLikeWiki(value)
    ? asField(key, 'wiki', readWiki(value))
    : asField(key, 'text', readPlain(value));
}

/** A summary is one line of plain text, whatever it looks like. */
export function readSummary(value: unknown): FieldText {
  if (value !== null && value !== undefined && typeof value !== 'string')
    return asField('summary', 'text', unreadable);
  const text = (value ?? '').toWellFormed();
  const blocks =
    text.trim() === '' ? [] : [{ kind: 'paragraph' as const, start: 0, end: text.length }];
  return asField('summary', 'text', readingOf(text, blocks));
}

function embeddedDoc(text: string): Json | null {
  if (!/^\s*\{\s*"/.test(text) || !text.includes('"doc"')) return null;
  try {
    const parsed = JSON.parse(text) as { type?: unknown } | null;
    return parsed?.type === 'doc' ? (parsed as Json) : null;
  } catch {
    return null;
  }
}
