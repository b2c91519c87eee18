import { type Digest, sha256Hex } from '../canonical.ts';
import type { FieldText, NormalIssue } from '../issue.ts';
import { answerSchemas } from './answers.ts';
import type { Prompt } from './prompt.ts';
import { cutShort, type Redacted, type RedactionKind, redact } from './redact.ts';

/** What may leave of an issue, and to which model. */
export interface EgressRules {
  model: string;
  /** Keys of fields that may leave. */
  fields: readonly string[];
  /** Words that are taken out. */
  names: readonly string[];
  answerTokens: number;
}

/** A field as it leaves. */
export interface SentField {
  field: FieldText;
  redacted: Redacted;
}

/** One request to a model: all of it that comes from here. */
export interface Egress {
  /** The body, as it is sent and as it is shown. */
  body: string;
  /** Keys of the fields in it, and `rules` where ids of rules are. */
  fields: string[];
  redactions: Record<RedactionKind, number>;
  sent: SentField[];
}

/** UTF-16 units of one field as it leaves; what follows stays. */
const longestField = 20_000;

/**
 * The request for an issue. Whoever sends it and whoever shows it makes it here, so that both have the
 * same bytes. Everything of the issue stands in one JSON document of the user's message: nothing in a
 * text can end it and be taken for anything else.
 */
export function egressOf(
  issue: Pick<NormalIssue, 'texts'>,
  failed: readonly string[],
  prompt: Prompt,
  rules: EgressRules,
): Egress {
  const sent = issue.texts
    .filter(({ key, read, text }) => rules.fields.includes(key) && read === 'ok' && text !== '')
    .map((field) => {
      // Cut last: a secret that lies across the end would go out in part.
      const redacted = redact(field.text.toWellFormed(), rules.names);
      return { field, redacted: cutShort(redacted, longestField) };
    });
  const asksRules = prompt.answer !== 'subtasks' && failed.length > 0;
  const data = {
    fields: sent.map(({ field, redacted }) => ({ field: field.key, text: redacted.text })),
    ...(asksRules ? { rules: [...failed].sort() } : {}),
  };
  const cuts = sent.flatMap(({ redacted }) => redacted.cuts);
  const count = (kind: RedactionKind) => cuts.filter((cut) => cut.kind === kind).length;
  return {
    body: bodyOf(prompt, JSON.stringify(data), rules),
    fields: [...sent.map(({ field }) => field.key), ...(asksRules ? ['rules'] : [])],
    redactions: { mail: count('mail'), secret: count('secret'), name: count('name') },
    sent,
  };
}

/** The provider is asked not to store what it gets. */
function bodyOf({ answer, instructions }: Prompt, data: string, rules: EgressRules): string {
  return JSON.stringify({
    model: rules.model,
    store: false,
    max_completion_tokens: rules.answerTokens,
    messages: [
      { role: 'system', content: instructions },
      { role: 'user', content: data },
    ],
    response_format: {
      type: 'json_schema',
      json_schema: { name: answer, strict: true, schema: answerSchemas[answer] },
    },
  });
}

/** The digest of the bytes of a request, as anybody makes it who captures them. */
export function bodyDigest({ body }: Pick<Egress, 'body'>): Digest {
  return `sha256:${sha256Hex(body)}`;
}

/** All text of the issue in a request, as it left. */
export function sentText({ sent }: Egress): string {
  return sent.map(({ redacted }) => redacted.text).join('\n');
}
