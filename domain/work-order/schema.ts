import { partNames } from './parts.ts';

const text = { type: 'string' } as const;
const whole = { type: 'integer', minimum: 0 } as const;
const digest = { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' } as const;

const object = <Properties extends Record<string, object>>(properties: Properties) =>
  ({
    type: 'object',
    additionalProperties: false,
    required: Object.keys(properties),
    properties,
  }) as const;
const list = <Item extends object>(items: Item) => ({ type: 'array', items }) as const;

const span = {
  ...object({ field: text, start: whole, end: whole, text }),
  description: 'A piece of a field: UTF-16 units, half-open; text is the slice.',
};

/** JSON Schema of a work order as it is handed out; docs/work-order.schema.json is this object as a file. */
export const workOrderSchema = {
  $id: 'https://readygate.dev/schemas/work-order.json',
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Work order',
  ...object({
    format: { const: 1 },
    issue: object({
      key: text,
      kind: { enum: ['story', 'task', 'bug', 'epic', 'spike', 'subtask', 'other'] },
      summary: text,
    }),
    content: { ...digest, description: 'Of the content of the issue it was made from.' },
    components: list(text),
    subtasks: list(object({ key: text, summary: text })),
    parts: object(Object.fromEntries(partNames.map((name) => [name, list(span)]))),
    riskAreas: list(object({ area: text, spans: list(span) })),
    missing: {
      ...list({ enum: partNames }),
      description: 'Parts of which the issue says nothing.',
    },
    digest: { ...digest, description: 'Of all the above, in canonical JSON (RFC 8785).' },
    profile: object({ id: text, version: text }),
    agentPrompt: list(text),
  }),
} as const;
