/** How a work order is handed over: `prompts/work-orders/ID.yaml`. */
export interface Profile {
  format: 1;
  id: string;
  version: string;
  /** What whoever takes it is told before it, a line each; none where people read it. */
  agentPrompt: string[];
}

const text = { type: 'string', minLength: 1, maxLength: 500 } as const;

/** JSON Schema of a profile. */
export const profileSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['format', 'id', 'version', 'agentPrompt'],
  properties: {
    format: { const: 1 },
    id: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,40}$' },
    version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
    agentPrompt: { type: 'array', items: text, maxItems: 20 },
  },
} as const;
